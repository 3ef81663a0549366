import { describe, expect, test } from 'vitest'
import { importPack } from '../../desk/setup/pack-import.ts'
import { importYear } from '../../desk/setup/production-import.ts'
import { recompute } from '../../desk/sla/recomputing.ts'
import { newDesk, type TestDesk } from './desk.ts'
import { clockOf, filed, history, PROMISES, reimport, tickAll, told } from './sla.ts'

/** A company with one service, whose solution is due after so long by these hours. */
const pack = (calendar: string, target: string) => `
version: 1
pack: hours
company: Часы
calendars: [{key: office, ${calendar}}]
people: [{key: anna, name: Анна, telegram_id: 1001}, {key: vera, name: Вера, role: agent}]
lines: [{key: l1, name: Первая, agents: [vera]}]
policies: [{key: office, calendar: office, targets: {any: {resolution: ${target}}}}]
services: [{key: office, name: Офис, line: l1, policy: office, steps: []}]
`
const WEEK = (hours: string) =>
  `{${['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => `${day}: [${hours}]`).join(', ')}}`
const NINE_TO_SIX = WEEK('"09:00-18:00"')

/** When something filed at an instant is due, in UTC to the minute. */
function due(world: TestDesk, filedAt: string): string | undefined {
  world.at(filedAt)
  const at = clockOf(world, filed(world), 'resolution')?.dueAt
  return at == null ? undefined : new Date(at).toISOString().slice(0, 16)
}
const dueBy = (calendar: string, target: string, filedAt: string) =>
  due(newDesk(pack(calendar, target)), filedAt)

describe('a deadline by', () => {
  test.each([
    [
      'several intervals a day: lunch is no working time',
      `timezone: Europe/Moscow, week: ${WEEK('"09:00-13:00", "14:00-18:00"')}`,
      ['6h', '2026-05-19T11:00+03:00', '2026-05-19T15:00'],
    ],
    [
      'a night shift goes on past midnight',
      `timezone: Europe/Moscow, week: ${WEEK('"22:00-06:00"')}`,
      ['4h', '2026-05-19T23:00+03:00', '2026-05-20T00:00'],
    ],
    [
      'the night of Friday, which ends on Saturday, then Monday’s',
      `timezone: Europe/Moscow, week: ${WEEK('"22:00-06:00"')}`,
      ['4h', '2026-05-23T04:00+03:00', '2026-05-25T21:00'],
    ],
    [
      'a dated and a yearly holiday',
      `timezone: Europe/Moscow, week: ${NINE_TO_SIX}, holidays: [2026-05-20, "*-05-21"]`,
      ['9h', '2026-05-19T17:00+03:00', '2026-05-22T14:00'],
    ],
    [
      'the hours of one date, also on a Saturday and a holiday',
      `timezone: Europe/Moscow, week: ${NINE_TO_SIX}, holidays: [2026-05-23], days: {2026-05-22: ["09:00-10:00"], 2026-05-23: ["12:00-14:00"]}`,
      ['2h', '2026-05-22T09:00+03:00', '2026-05-23T10:00'],
    ],
    [
      'a zone whose clocks go forward: a day shift loses nothing',
      `timezone: Europe/Berlin, week: ${NINE_TO_SIX}`,
      ['9h', '2026-03-27T17:00+01:00', '2026-03-30T15:00'],
    ],
    [
      'a zone whose clocks go back, round the clock: the night is an hour longer',
      'timezone: Europe/Berlin, week: {sat: ["00:00-24:00"], sun: ["00:00-24:00"]}',
      ['25h', '2026-10-25T00:00+02:00', '2026-10-25T23:00'],
    ],
    [
      'a zone of half an hour',
      `timezone: Asia/Kolkata, week: ${NINE_TO_SIX}`,
      ['1h', '2026-05-19T08:00+05:30', '2026-05-19T04:30'],
    ],
    [
      'the country: May holidays, of which Saturday’s is moved to Monday',
      `timezone: Europe/Moscow, country: RU, week: ${NINE_TO_SIX}`,
      ['9h', '2026-05-08T16:00+03:00', '2026-05-12T14:00'],
    ],
    [
      'the country: a short day ends an hour earlier',
      `timezone: Europe/Moscow, country: RU, week: ${NINE_TO_SIX}`,
      ['2h', '2026-04-30T16:00+03:00', '2026-05-04T07:00'],
    ],
    [
      'the country: a worked Saturday has Monday’s hours, here short ones',
      `timezone: Europe/Moscow, country: RU, week: ${NINE_TO_SIX}`,
      ['8h', '2025-10-31T18:00+03:00', '2025-11-01T14:00'],
    ],
    [
      'another country: Ascension Day in Germany',
      `timezone: Europe/Berlin, country: DE, week: ${WEEK('"09:00-17:00"')}`,
      ['8h', '2026-05-13T16:00+02:00', '2026-05-15T14:00'],
    ],
  ] as const)('%s', (_, calendar, [target, filedAt, expected]) => {
    expect(dueBy(calendar, target, filedAt)).toBe(expected)
  })

  test('a holiday of the country that the company works says so by days', () => {
    const works = `timezone: Europe/Moscow, country: RU, week: ${NINE_TO_SIX}, days: {2026-05-11: ["09:00-12:00"]}`
    expect(dueBy(works, '2h', '2026-05-08T17:00+03:00')).toBe('2026-05-11T08:00')
  })
})

describe('a calendar that never opens is refused on import', () => {
  test.each([
    ['with no hours at all', 'timezone: Europe/Moscow'],
    ['with empty days only', 'timezone: Europe/Moscow, week: {mon: []}, days: {2026-05-19: []}'],
  ])('%s, with its place', (_, calendar) => {
    const { desk } = newDesk()
    const read = importPack(desk, pack(calendar, '4h'), { linkAccounts: true })
    expect(read.ok).toBe(false)
    expect(JSON.stringify(read)).toContain('never opens')
    expect(JSON.stringify(read)).toMatch(/calendars/)
  })

  test.each([
    ['hours that open and close at once', 'week: {mon: ["09:00-09:00"]}'],
    ['hours that are none', 'week: {mon: ["9-18"]}'],
    ['a holiday that is no date', 'week: {mon: ["09:00-18:00"]}, holidays: [2026-02-30]'],
    ['a zone that is none', 'week: {mon: ["09:00-18:00"]}, timezone: Europe/Moskva'],
    ['a country that is none', 'week: {mon: ["09:00-18:00"]}, country: ZZ'],
  ])('so are %s', (_, rest) => {
    const zone = rest.includes('timezone') ? '' : 'timezone: Europe/Moscow, '
    const { desk } = newDesk()
    expect(importPack(desk, pack(zone + rest, '4h'), { linkAccounts: true }).ok).toBe(false)
  })
})

describe('recompute', () => {
  const HOLIDAY = PROMISES.replace(
    '{key: office, timezone: Europe/Moscow,',
    '{key: office, timezone: Europe/Moscow, holidays: [2026-05-19],',
  )
  const everything = ({ desk }: TestDesk) =>
    ['clocks', 'tickets', 'events', 'outbox', 'reminders', 'settings', 'notices'].map((table) =>
      desk.db.$client.prepare(`select * from ${table} order by rowid`).all(),
    )

  test('as a dry run says what would move and leaves every row as it was', () => {
    const world = newDesk(PROMISES)
    const number = filed(world)
    importPack(world.desk, HOLIDAY, { linkAccounts: true })
    const before = everything(world)
    const moved = [...recompute(world.desk, true)].flat()
    expect(moved.map(({ ticket, target }) => [ticket, target])).toEqual([
      [number, 'first_response'],
      [number, 'resolution'],
    ])
    expect(everything(world)).toEqual(before)
  })

  test('tells the requester and the history what moved, and the second time nothing', () => {
    const world = newDesk(PROMISES)
    const number = filed(world)
    importPack(world.desk, HOLIDAY, { linkAccounts: true })
    expect([...recompute(world.desk, false)].flat()).toHaveLength(2)
    expect([...recompute(world.desk, false)].flat()).toEqual([])
    tickAll(world)
    expect(told(world, 'anna', 'promise')).toHaveLength(1)
    expect(history(world, number, 'deadline_moved')).toHaveLength(1)
  })
})

/** The days off of 2027 that are weekdays, its short days, its worked Saturday. */
const OFF = '0101 0104 0105 0106 0107 0108 0222 0223 0308 0503 0510 0614 1104 1105 1231'.split(' ')
const SHORT = ['0430', '0611', '1103']
const WORKED = '0220'

/** The year 2027 as xmlcalendar.ru writes it, with another list of days in some months. */
function xml2027(others: Record<number, string> = {}, workdays = 247): string {
  const months = Array.from({ length: 12 }, (_, month) => {
    const days = Array.from({ length: 31 }, (_, day) => new Date(Date.UTC(2027, month, day + 1)))
      .filter((date) => date.getUTCMonth() === month)
      .map((date) => ({ date, key: date.toISOString().slice(5, 10).replace('-', '') }))
      .filter(({ date, key }) => {
        const isOff = OFF.includes(key) || SHORT.includes(key)
        return isOff || (date.getUTCDay() % 6 === 0 && key !== WORKED)
      })
      .map(({ date, key }) => `${date.getUTCDate()}${SHORT.includes(key) ? '*' : ''}`)
    return { month: month + 1, days: others[month + 1] ?? days.join(',') }
  })
  const statistic = { workdays, hours40: workdays * 8 - SHORT.length }
  return JSON.stringify({ year: 2027, months, transitions: [], statistic })
}

describe('a year that is imported', () => {
  test('moves the deadlines that reach into it', () => {
    const world = newDesk(PROMISES)
    world.at('2026-12-29T09:00:00+03:00')
    const number = filed(world, 'russia')
    const before = clockOf(world, number, 'resolution')?.dueAt ?? 0
    expect(importYear(world.desk, xml2027())).toBe(2027)
    tickAll(world)
    const after = clockOf(world, number, 'resolution')?.dueAt ?? 0
    expect(new Date(after).toISOString()).toBe('2027-01-13T10:00:00.000Z')
    expect(after).toBeGreaterThan(before)
  })

  test.each([
    [
      'a public holiday that is worked',
      xml2027({ 5: '2,3,8,9,10,15,16,22,23,29,30' }, 248),
      /2027-05-01 is a public holiday/,
    ],
    [
      'a month that is all off',
      xml2027({ 7: Array.from({ length: 31 }, (_, i) => i + 1).join() }, 225),
      /225 working days/,
    ],
    ['a date that is none', xml2027({ 2: '6,7,13,14,21,22,23,27,28,30' }), /2027-02-30/],
    [
      'norms that differ from the days',
      xml2027({}, 246),
      /246 working days by the source, 247 counted/,
    ],
  ])('with %s is refused, says why and changes nothing', (_, text, why) => {
    const world = newDesk(PROMISES)
    const number = filed(world, 'russia')
    const before = clockOf(world, number, 'resolution')
    expect(() => importYear(world.desk, text)).toThrow(why)
    tickAll(world)
    expect(clockOf(world, number, 'resolution')).toEqual(before)
  })

  test('goes when the pack is imported again no more than the deadlines by it do', () => {
    const world = newDesk(PROMISES)
    world.at('2026-12-29T09:00:00+03:00')
    const number = filed(world, 'russia')
    importYear(world.desk, xml2027())
    tickAll(world)
    const before = clockOf(world, number, 'resolution')?.dueAt
    reimport(world, PROMISES)
    expect(clockOf(world, number, 'resolution')?.dueAt).toBe(before)
  })
})
