import { describe, expect, test } from 'vitest'
import { addWorkingTime } from '../../desk/calendar.ts'
import { config } from '../../desk/setup/config.ts'
import { instantAt, testDeadlines } from '../../desk/sla/deadline-tester.ts'
import { calendarYear } from '../../desk/time/calendar-days.ts'
import { calendarOf } from '../../desk/time/calendars.ts'
import { HOUR, MINUTE, newDesk, type TestDesk } from './desk.ts'
import { PROMISES } from './sla.ts'

const FRIDAY_EVENING = '2026-05-08T17:30:00+03:00'

function tested({ desk }: TestDesk, policy: string, iso: string, priority = 'normal') {
  return testDeadlines(desk, { policy, priority }, Date.parse(iso))
}

function days(test: TestDesk, policy: string, iso: string) {
  const [only] = tested(test, policy, iso)
  return only?.days.map(({ date, kind, minutes }) => `${date.slice(5)} ${kind} ${minutes}`)
}

describe('a tested deadline', () => {
  test.each(['office', 'long', 'late', 'nights', 'russia'])(
    'is the one that the clock of a ticket under %s would have',
    (policy) => {
      const world = newDesk(PROMISES)
      const calendar = calendarOf(world.desk, config(world.desk).policies.get(policy)?.calendar)
      for (let at = Date.parse(FRIDAY_EVENING); at < Date.parse('2026-05-14'); at += 7 * HOUR) {
        for (const one of testDeadlines(world.desk, { policy, priority: 'normal' }, at)) {
          expect(one.dueAt).toBe(calendar && addWorkingTime(calendar, at, one.targetMinutes))
          const told = one.days.reduce((sum, { minutes }) => sum + minutes, 0)
          expect(told + one.minutesLeftOut).toBeCloseTo(one.targetMinutes, 6)
        }
      }
    },
  )

  test('has the targets of its priority, and those of any for another', () => {
    const world = newDesk(PROMISES)
    const minutes = (priority: string) =>
      tested(world, 'office', FRIDAY_EVENING, priority).map((one) => one.targetMinutes)
    expect(minutes('high')).toEqual([30, 120])
    expect(minutes('low')).toEqual([60, 120, 240])
    expect(tested(world, 'no-such-policy', FRIDAY_EVENING)).toEqual([])
  })

  test('tells day by day what counts, and why the rest does not', () => {
    expect(days(newDesk(PROMISES), 'russia', '2026-05-08T15:00:00+03:00')).toEqual([
      '05-08 short 120',
      '05-09 holiday 0',
      '05-10 off 0',
      '05-11 moved_off 0',
      '05-12 work 540',
      '05-13 work 540',
      '05-14 work 540',
      '05-15 work 540',
      '05-16 off 0',
      '05-17 off 0',
      '05-18 work 120',
    ])
  })

  test('splits a night at midnight', () => {
    const [night] = tested(newDesk(PROMISES), 'nights', '2026-05-19T23:00:00+02:00')
    expect(night?.days.map(({ date, minutes }) => [date, minutes])).toEqual([
      ['2026-05-19', 60],
      ['2026-05-20', 360 + 60],
    ])
  })

  test('is none where the calendar is over', () => {
    expect(tested(newDesk(PROMISES), 'never', FRIDAY_EVENING)).toMatchObject([
      { dueAt: null, days: [] },
    ])
  })

  test('tells of a year whose holidays are not known', () => {
    const world = newDesk(PROMISES)
    const [near] = tested(world, 'russia', FRIDAY_EVENING)
    const [far] = tested(world, 'russia', '2031-02-03T10:00:00+03:00')
    expect([near?.unknownYear, far?.unknownYear]).toEqual([null, 2031])
  })

  test('leaves out what is too far away, but none of its time', () => {
    const pack = PROMISES.replace(
      'resolution: 40h}}}\n  - {key: late',
      'resolution: 99999h}}}\n  - {key: late',
    )
    const long = tested(newDesk(pack), 'long', FRIDAY_EVENING).at(-1)
    expect(long?.targetMinutes).toBe(99_999 * 60)
    expect(long?.days).toHaveLength(31)
    expect(long?.minutesLeftOut).toBeGreaterThan(99_000 * 60)
  })
})

describe('a date and a time of a zone', () => {
  test('are an instant there', () => {
    expect(instantAt('Europe/Moscow', '2026-05-19', '10:00')).toBe(
      Date.parse('2026-05-19T10:00:00+03:00'),
    )
  })

  test('that come twice are the first, and that spring leaves out are later', () => {
    const at = (date: string) => instantAt('Europe/Berlin', date, '02:30')
    expect(at('2026-10-25')).toBe(Date.parse('2026-10-25T02:30:00+02:00'))
    expect(at('2026-03-29')).toBe(Date.parse('2026-03-29T03:30:00+02:00'))
    expect(at('2026-10-25') + HOUR).toBe(Date.parse('2026-10-25T02:30:00+01:00'))
    expect(instantAt('Europe/Berlin', '2026-10-25', '03:00') - at('2026-10-25')).toBe(
      HOUR + 30 * MINUTE,
    )
  })
})

describe('a year of a calendar', () => {
  const pack = `
version: 1
pack: year
company: Год
calendars:
  - key: shop
    timezone: Europe/Moscow
    week: {mon: ["09:00-18:00"], tue: ["09:00-18:00"], wed: ["09:00-18:00"], thu: ["09:00-18:00"], fri: ["09:00-18:00"]}
    country: RU
    holidays: [2026-07-01, "*-08-03"]
    days: {2026-04-30: ["10:00-12:00"], 2026-05-09: ["11:00-13:00"], 2026-09-01: []}
`
  const kinds = (year: number) => {
    const { desk } = newDesk(pack)
    const shop = config(desk).calendars.get('shop')
    const all = shop ? calendarYear(desk, shop, year) : []
    return new Map(all.map(({ date, kind, hours }) => [date, `${kind} ${hours.join()}`.trim()]))
  }

  test('has every date, each with the word that decides it', () => {
    const year = kinds(2026)
    expect(year.size).toBe(365)
    expect(Object.fromEntries(year)).toMatchObject({
      '2026-01-07': 'holiday',
      '2026-01-09': 'moved_off',
      '2026-04-30': 'own 10:00-12:00',
      '2026-05-08': 'short 09:00-17:00',
      '2026-05-09': 'own 11:00-13:00',
      '2026-05-10': 'off',
      '2026-05-12': 'work 09:00-18:00',
      '2026-07-01': 'closed',
      '2026-08-03': 'closed',
      '2026-09-01': 'closed',
    })
  })

  test('has a worked weekend day with the hours it is worked', () => {
    expect(kinds(2025).get('2025-11-01')).toBe('moved_work 09:00-17:00')
  })
})
