import { describe, expect, test } from 'vitest'
import {
  addWorkingTime,
  assertCalendar,
  type Calendar,
  isOpen,
  neverOpens,
  nextOpening,
  stretches,
  workingTimeBetween,
} from '../../desk/calendar.ts'

const DAY = ['09:00-18:00']
const NIGHT = ['22:00-06:00']
const ALL_DAY = ['00:00-24:00']
const ALWAYS = {
  mon: ALL_DAY,
  tue: ALL_DAY,
  wed: ALL_DAY,
  thu: ALL_DAY,
  fri: ALL_DAY,
  sat: ALL_DAY,
  sun: ALL_DAY,
}

const at = (text: string) => Date.parse(text)
const utc = (rest: Partial<Calendar>): Calendar => ({ timeZone: 'UTC', week: {}, ...rest })
const open = (calendar: Calendar, from: string, to: string) =>
  stretches(calendar, at(from), at(to)).map((ends) =>
    ends.map((end) => new Date(end).toISOString().slice(5, 16)).join(' '),
  )

describe('nights', () => {
  // 2026-05-04 is a Monday.
  const nights = utc({ week: { mon: NIGHT, tue: NIGHT, wed: NIGHT } })

  test('a night runs on into the next date', () => {
    expect(open(nights, '2026-05-04T12:00Z', '2026-05-05T12:00Z')).toEqual([
      '05-04T22:00 05-05T06:00',
    ])
    expect(isOpen(nights, at('2026-05-05T05:59:59.999Z'))).toBe(true)
    expect(isOpen(nights, at('2026-05-05T06:00Z'))).toBe(false)
  })

  test('a holiday cuts off the tail of the date before and keeps the tail its week would have had', () => {
    const calendar = { ...nights, holidays: ['2026-05-05'] }
    expect(open(calendar, '2026-05-04T12:00Z', '2026-05-06T12:00Z')).toEqual([
      '05-04T22:00 05-05T00:00',
      '05-06T00:00 05-06T06:00',
    ])
  })

  test('the second of two holidays takes no tail of the first', () => {
    const calendar = { ...nights, holidays: ['2026-05-05', '*-05-06'] }
    expect(open(calendar, '2026-05-05T00:00Z', '2026-05-07T12:00Z')).toEqual([
      '05-07T00:00 05-07T06:00',
    ])
  })

  test('hours of one date run on into the next, which loses the tail of its week', () => {
    const calendar = { ...nights, days: { '2026-05-05': ['20:00-02:00'] } }
    expect(open(calendar, '2026-05-05T00:00Z', '2026-05-06T12:00Z')).toEqual([
      '05-05T20:00 05-06T02:00',
    ])
  })

  test('a date without hours has no tail', () => {
    const calendar = { ...nights, days: { '2026-05-05': [] } }
    expect(open(calendar, '2026-05-05T00:00Z', '2026-05-06T12:00Z')).toEqual([])
  })

  test('the tail of a date is cut off by a date named after it', () => {
    const days = { '2026-05-05': ['20:00-02:00'], '2026-05-06': ['10:00-11:00'] }
    expect(open({ ...nights, days }, '2026-05-05T00:00Z', '2026-05-07T12:00Z')).toEqual([
      '05-05T20:00 05-06T00:00',
      '05-06T10:00 05-06T11:00',
    ])
    const calendar = { ...nights, days: { '2026-05-05': NIGHT }, holidays: ['*-05-06'] }
    expect(open(calendar, '2026-05-05T00:00Z', '2026-05-06T12:00Z')).toEqual([
      '05-05T22:00 05-06T00:00',
    ])
  })

  test('the tail of Sunday belongs to Monday', () => {
    expect(open(utc({ week: { sun: NIGHT } }), '2026-05-04T00:00Z', '2026-05-05T00:00Z')).toEqual([
      '05-04T00:00 05-04T06:00',
    ])
  })

  test('closing at 00:00 is closing at 24:00', () => {
    const calendar = utc({ week: { mon: ['22:00-00:00'] } })
    expect(open(calendar, '2026-05-04T00:00Z', '2026-05-06T00:00Z')).toEqual([
      '05-04T22:00 05-05T00:00',
    ])
  })
})

describe('which hours hold', () => {
  test('hours of one date beat a holiday, which beats the week', () => {
    const calendar = utc({
      week: { mon: DAY, tue: DAY },
      holidays: ['2026-05-04', '2026-05-05'],
      days: { '2026-05-04': ['12:00-13:00'] },
    })
    expect(open(calendar, '2026-05-04T00:00Z', '2026-05-06T00:00Z')).toEqual([
      '05-04T12:00 05-04T13:00',
    ])
  })

  test('overlapping and touching hours are merged, in whatever order they stand', () => {
    const calendar = utc({ week: { mon: ['12:00-15:00', '09:00-12:00', '10:00-11:00'] } })
    expect(open(calendar, '2026-05-04T00:00Z', '2026-05-05T00:00Z')).toEqual([
      '05-04T09:00 05-04T15:00',
    ])
    expect(workingTimeBetween(calendar, at('2026-05-04T00:00Z'), at('2026-05-05T00:00Z'))).toBe(360)
  })

  test('a yearly holiday on the 29th of February comes in leap years only', () => {
    const calendar = utc({ week: ALWAYS, holidays: ['*-02-29'] })
    expect(isOpen(calendar, at('2028-02-29T12:00Z'))).toBe(false)
    expect(isOpen(calendar, at('2027-03-01T12:00Z'))).toBe(true)
  })

  test('a calendar that changed is answered by what it says now', () => {
    const calendar = utc({ week: { mon: DAY } })
    expect(isOpen(calendar, at('2026-05-04T10:00Z'))).toBe(true)
    calendar.holidays = ['2026-05-04']
    expect(isOpen(calendar, at('2026-05-04T10:00Z'))).toBe(false)
  })
})

describe('where the clocks change', () => {
  test.each<[string, string, string, string, string[]]>([
    ['an hour that does not exist is never open', 'Europe/Berlin', '02:00-03:00', '2026-03-29', []],
    [
      'an hour that comes twice counts twice',
      'Europe/Berlin',
      '02:00-03:00',
      '2026-10-25',
      ['10-25T00:00 10-25T02:00'],
    ],
    [
      'half an hour of Lord Howe comes twice',
      'Australia/Lord_Howe',
      '01:30-02:00',
      '2026-04-05',
      ['04-04T14:30 04-04T15:30'],
    ],
    [
      'a date whose midnight does not exist begins later',
      'America/Sao_Paulo',
      '00:00-02:00',
      '2018-11-04',
      ['11-04T03:00 11-04T04:00'],
    ],
    [
      'an hour before midnight that comes twice is apart if what lies between is closed',
      'America/St_Johns',
      '23:30-24:00',
      '2010-11-06',
      ['11-07T02:00 11-07T02:30', '11-07T03:00 11-07T03:30'],
    ],
    ['a date that a zone skipped is never open', 'Pacific/Apia', '00:00-24:00', '2011-12-30', []],
  ])('%s', (_, timeZone, hours, date, expected) => {
    const calendar = { timeZone, week: {}, days: { [date]: [hours] } }
    expect(open(calendar, '2000-01-01', '2100-01-01')).toEqual(expected)
  })

  test.each<[string, string, string, string, string]>([
    [
      'west of Greenwich, an evening that is the next date there',
      'America/New_York',
      '2026-05-06',
      '20:00-24:00',
      '2026-05-07T00:00Z',
    ],
    [
      'east of Greenwich, a night that is the date before there',
      'Asia/Tokyo',
      '2026-05-07',
      '00:00-02:00',
      '2026-05-06T15:00Z',
    ],
  ])('%s, is found', (_, timeZone, date, hours, opening) => {
    const calendar = { timeZone, week: {}, days: { [date]: [hours] } }
    expect(nextOpening(calendar, at('2026-01-01'))).toBe(at(opening))
    expect(nextOpening(calendar, at(opening) + 1)).toBe(at(opening) + 1)
  })

  test('round the clock, a day has the hours it has', () => {
    const calendar = { timeZone: 'Europe/Berlin', week: ALWAYS }
    const hours = (from: string, to: string) => workingTimeBetween(calendar, at(from), at(to)) / 60
    expect(hours('2026-03-28T23:00Z', '2026-03-29T22:00Z')).toBe(23)
    expect(hours('2026-10-24T22:00Z', '2026-10-25T23:00Z')).toBe(25)
    expect(addWorkingTime(calendar, at('2026-03-28T23:00Z'), 1440)).toBe(at('2026-03-29T23:00Z'))
  })

  test('the hours of far years follow the rules of the zone', () => {
    const calendar = { timeZone: 'Europe/Berlin', week: ALWAYS, days: { '2199-07-01': DAY } }
    expect(open(calendar, '2199-06-30T22:00Z', '2199-07-01T22:00Z')).toEqual([
      '07-01T07:00 07-01T16:00',
    ])
  })
})

describe('deadlines', () => {
  const calendar = utc({ week: { mon: ['09:00-13:00', '14:00-18:00'], tue: DAY } })

  test('what falls on closing stays at closing', () => {
    expect(addWorkingTime(calendar, at('2026-05-04T12:00Z'), 60)).toBe(at('2026-05-04T13:00Z'))
    expect(addWorkingTime(calendar, at('2026-05-04T09:00Z'), 480)).toBe(at('2026-05-04T18:00Z'))
  })

  test('what starts at closing counts from the next opening', () => {
    expect(addWorkingTime(calendar, at('2026-05-04T13:00Z'), 1)).toBe(at('2026-05-04T14:01Z'))
  })

  test('no time at all leaves the instant, even a closed one', () => {
    expect(addWorkingTime(calendar, at('2026-05-03T03:00Z'), 0)).toBe(at('2026-05-03T03:00Z'))
  })

  test('seconds and fractions of minutes count', () => {
    expect(addWorkingTime(calendar, at('2026-05-04T12:59:59.500Z'), 1 / 60)).toBe(
      at('2026-05-04T14:00:00.500Z'),
    )
    const from = at('2026-05-04T17:59:30.250Z')
    expect(workingTimeBetween(calendar, from, at('2026-05-05T08:00Z'))).toBe(29.75 / 60)
  })

  test('a span that ends before it begins holds no working time', () => {
    expect(workingTimeBetween(calendar, at('2026-05-05T12:00Z'), at('2026-05-04T12:00Z'))).toBe(0)
  })
})

describe('calendars that hardly open', () => {
  const now = at('2026-05-04T12:00Z')
  const everyDate = Array.from(
    { length: 366 },
    (_, day) => `*${new Date(Date.UTC(2000, 0, 1 + day)).toISOString().slice(4, 10)}`,
  )

  test.each<[string, Calendar]>([
    ['no hours', utc({})],
    ['empty days', utc({ week: { mon: [], fri: [] } })],
    ['dates of the past', utc({ days: { '2026-05-04': ['09:00-12:00'] } })],
    ['a holiday on every date', utc({ week: ALWAYS, holidays: everyDate })],
    [
      'an hour that does not exist',
      { timeZone: 'Europe/Berlin', week: {}, days: { '2027-03-28': ['02:00-03:00'] } },
    ],
  ])('%s: never', (_, calendar) => {
    expect(nextOpening(calendar, now)).toBeNull()
    expect(addWorkingTime(calendar, now, 1)).toBeNull()
    expect(isOpen(calendar, now)).toBe(false)
    expect(neverOpens(calendar, now)).toBe(true)
    expect(stretches(calendar, now, now + 1e9)).toEqual([])
  })

  test('one date too short for the target is never enough', () => {
    const calendar = utc({ days: { '2026-07-01': ['09:00-09:30'] } })
    expect(addWorkingTime(calendar, now, 30)).toBe(at('2026-07-01T09:30Z'))
    expect(addWorkingTime(calendar, now, 31)).toBeNull()
  })

  test('one date far away is found', () => {
    const calendar = utc({ days: { '9998-07-01': ['09:00-09:30'] } })
    expect(nextOpening(calendar, now)).toBe(at('9998-07-01T09:00Z'))
  })

  test('one date a year, or a leap day that is a Monday, is found', () => {
    const yearly = utc({ week: ALWAYS, holidays: everyDate.filter((date) => date !== '*-03-01') })
    expect(addWorkingTime(yearly, now, 3 * 1440)).toBe(at('2029-03-02T00:00Z'))
    const leap = utc({
      week: { mon: DAY },
      holidays: everyDate.filter((date) => date !== '*-02-29'),
    })
    expect(nextOpening(leap, now)).toBe(at('2044-02-29T09:00Z'))
  })
})

describe('what is refused', () => {
  const calendar = utc({ week: { mon: DAY } })

  test.each([-1, -0.001, Number.NaN, Infinity])('%s minutes', (minutes) => {
    expect(() => addWorkingTime(calendar, 0, minutes)).toThrow(/^minutes: /)
  })

  test.each([Number.NaN, Infinity, -Infinity, 8.64e15])('the instant %s', (instant) => {
    expect(() => addWorkingTime(calendar, instant, 1)).toThrow(/^from: /)
    expect(() => workingTimeBetween(calendar, 0, instant)).toThrow(/^to: /)
    expect(() => isOpen(calendar, instant)).toThrow(/^at: /)
    expect(() => nextOpening(calendar, instant)).toThrow(/^at: /)
    expect(() => stretches(calendar, instant, 0)).toThrow(/^from: /)
  })

  test.each<[string, unknown]>([
    ['calendar.timeZone', utc({ timeZone: 'Europe/Mosow' })],
    ['calendar.timeZone', utc({ timeZone: '+25:00' })],
    ['calendar.week', { timeZone: 'UTC' }],
    ['calendar.week', { timeZone: 'UTC', week: { monday: DAY } }],
    ['calendar.week.mon[0]', utc({ week: { mon: ['09:00-09:00'] } })],
    ['calendar.week.mon[0]', utc({ week: { mon: ['00:00-00:00'] } })],
    ['calendar.week.mon[0]', utc({ week: { mon: ['24:00-06:00'] } })],
    ['calendar.week.mon[1]', utc({ week: { mon: ['09:00-10:00', '10:00-24:30'] } })],
    ['calendar.week.fri[0]', utc({ week: { fri: ['9-18'] } })],
    ['calendar.week.fri[0]', utc({ week: { fri: [''] } })],
    ['calendar.holidays[1]', utc({ holidays: ['2028-02-29', '2026-02-29'] })],
    ['calendar.holidays[0]', utc({ holidays: ['*-02-30'] })],
    ['calendar.days.*-05-01', utc({ days: { '*-05-01': DAY } })],
    ['calendar.days.2026-05-01[0]', utc({ days: { '2026-05-01': ['09:60-10:00'] } })],
    ['calendar', null],
  ])('a fault, with its place: %s', (place, faulty) => {
    expect(() => assertCalendar(faulty)).toThrow(RangeError)
    expect(() => assertCalendar(faulty)).toThrow(`${place}: `)
  })

  test('every fault is named at once', () => {
    const faulty = utc({ week: { mon: ['?'] }, holidays: ['?'], days: { '?': [] } })
    expect(() => isOpen(faulty, 0)).toThrow(
      [
        'calendar.week.mon[0]: must be hours like "09:00-18:00"',
        'calendar.holidays[0]: must be a date like "2026-05-11" or "*-05-01"',
        'calendar.days.?: must be a date like "2026-05-11"',
      ].join('\n'),
    )
  })
})
