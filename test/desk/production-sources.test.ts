import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  readIsDayOffAnswer,
  readIsDayOffFile,
  readXmlCalendar,
} from '../../desk/time/production-sources.ts'
import {
  datesOf,
  isWeekend,
  productionYearFaults,
  productionYearSchema,
} from '../../desk/time/production-year.ts'

const file = join(import.meta.dirname, '../../desk/time/production/ru.json')
const { years } = z
  .object({ years: z.record(z.string(), productionYearSchema) })
  .parse(JSON.parse(readFileSync(file, 'utf8')))
const year = (number: number) => {
  const data = years[number]
  if (!data) throw new Error(`${number} is not shipped`)
  const { decree: _, ...rest } = data
  return rest
}

// The year 2026 as xmlcalendar.ru writes it.
const xml2026 = {
  year: 2026,
  months: [
    '1,2,3,4,5,6,7,8,9+,10,11,17,18,24,25,31',
    '1,7,8,14,15,21,22,23,28',
    '1,7,8,9+,14,15,21,22,28,29',
    '4,5,11,12,18,19,25,26,30*',
    '1,2,3,8*,9,10,11+,16,17,23,24,30,31',
    '6,7,11*,12,13,14,20,21,27,28',
    '4,5,11,12,18,19,25,26',
    '1,2,8,9,15,16,22,23,29,30',
    '5,6,12,13,19,20,26,27',
    '3,4,10,11,17,18,24,25,31',
    '1,3*,4,7,8,14,15,21,22,28,29',
    '5,6,12,13,19,20,26,27,31+',
  ].map((days, i) => ({ month: i + 1, days })),
  transitions: [{ from: '01.03', to: '01.09' }],
  statistic: { workdays: 247, holidays: 118, hours40: 1972, hours36: 1774.4, hours24: 1181.6 },
}

const file2025 = {
  year: 2025,
  countrycode: 'ru',
  dayoff: [
    ...['0101', '0102', '0103', '0104', '0105', '0106', '0107', '0108'],
    ...['0501', '0502', '0508', '0509', '0612', '0613', '1103', '1104', '1231'],
  ],
  predayoff: ['0307', '0430', '0611', '1101'],
  workday: ['1101'],
  holiday: ['0101'],
}

describe('the shipped years', () => {
  test.each(Object.keys(years).map(Number))('%i is plausible', (number) => {
    expect(productionYearFaults(number, year(number))).toEqual([])
  })
})

describe('every source tells the same year', () => {
  test('calendar.json of xmlcalendar.ru', () => {
    expect(readXmlCalendar(JSON.stringify(xml2026))).toEqual({ year: 2026, data: year(2026) })
  })

  test("a file of isdayoff's calendars", () => {
    expect(readIsDayOffFile(JSON.stringify(file2025))).toEqual({ year: 2025, data: year(2025) })
  })

  test.each([2025, 2026])("isdayoff.ru's digits of %i", (number) => {
    expect(readIsDayOffAnswer(`${digitsOf(number)}\n`, number)).toEqual({
      year: number,
      data: year(number),
    })
  })
})

describe('what is not plausible is refused', () => {
  const changed = (part: object) => JSON.stringify({ ...xml2026, ...part })
  const changedFile = (part: object) => () =>
    readIsDayOffFile(JSON.stringify({ ...file2025, ...part }))

  test('norms that differ from the days', () => {
    const statistic = { workdays: 248, hours40: 1979 }
    expect(() => readXmlCalendar(changed({ statistic }))).toThrow(
      '2026: 248 working days by the source, 247 counted; 1979 working hours by the source, 1972',
    )
  })

  test('a public holiday that is worked', () => {
    const dayoff = file2025.dayoff.filter((day) => day !== '0612')
    expect(changedFile({ dayoff })).toThrow('2025-06-12 is a public holiday, but worked')
  })

  test('a short day that is off, or a year without short days', () => {
    expect(changedFile({ predayoff: [] })).toThrow('0 short days, not 1 to 8')
    const plain = digitsOf(2026).replaceAll('2', '0')
    expect(() => readIsDayOffAnswer(plain, 2026)).toThrow('0 short days')
  })

  test('too many days off', () => {
    const dayoff = [...file2025.dayoff, '0804', '0805', '0806', '0807']
    expect(changedFile({ dayoff })).toThrow('243 working days, not 244 to 252')
  })

  test('a date that is none, another country, too few digits, an unknown digit, no JSON', () => {
    expect(changedFile({ dayoff: ['0230'] })).toThrow('2025-02-30 is no date')
    expect(changedFile({ countrycode: 'kz' })).toThrow(RangeError)
    expect(() => readIsDayOffAnswer('199', 2026)).toThrow('3 digits for the 365 days of 2026')
    expect(() => readIsDayOffAnswer(digitsOf(2026).replace('2', '4'), 2026)).toThrow('2026-04-30')
    expect(() => readXmlCalendar('<html>')).toThrow(/^xmlcalendar.ru: /)
    expect(() => readXmlCalendar('{}')).toThrow(RangeError)
  })

  test('dates in the wrong place', () => {
    const data = { ...year(2026), off: [...year(2026).off, '2026-02-22', '2025-06-09'] }
    expect(productionYearFaults(2026, data)).toEqual([
      '2025-06-09 is not in 2026',
      '2026-02-22 is off, but a weekend anyway',
    ])
    const short = { ...year(2026), short: [...year(2026).short, '2026-01-01'] }
    expect(productionYearFaults(2026, short)).toEqual(['2026-01-01 is short, but not worked'])
    const work = { ...year(2026), work: ['2026-06-15'] }
    expect(productionYearFaults(2026, work)).toEqual(['2026-06-15 is worked anyway'])
  })
})

function digitsOf(number: number): string {
  const { off, short, work } = year(number)
  return datesOf(number)
    .map((date) => {
      if (short.includes(date)) return '2'
      return off.includes(date) || (isWeekend(date) && !work.includes(date)) ? '1' : '0'
    })
    .join('')
}
