import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Calendar } from '../../desk/calendar.ts'
import { type ClockInput, readClock } from '../../desk/clock.ts'
import { calendarAtOddMoment } from './calendar-arbitraries.ts'
import { MINUTE, oracleIsOpen } from './calendar-oracle.ts'

const DAY = ['09:00-18:00']
const office: Calendar = {
  timeZone: 'UTC',
  week: { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY },
}

// Times of the week of Monday, 2026-05-04: 'mon 09:00'.
const DATES: Record<string, string> = { mon: '04', tue: '05', wed: '06', thu: '07', fri: '08' }
const at = (text: string) => {
  const [day = '', time] = text.split(' ')
  return Date.parse(`2026-05-${DATES[day]}T${time}Z`)
}

function clock(rest: Partial<ClockInput>) {
  return readClock({
    calendar: office,
    targetMinutes: 240,
    startedAt: at('mon 09:00'),
    pauses: [],
    now: at('mon 10:00'),
    ...rest,
  })
}

describe('a running clock', () => {
  test('is due when the rest of its target will have passed', () => {
    expect(clock({})).toEqual({
      dueAt: at('mon 13:00'),
      usedMinutes: 60,
      remainingMinutes: 180,
      breachedAt: null,
    })
  })

  test('stands still while the calendar is closed', () => {
    const reading = clock({ startedAt: at('mon 16:00'), now: at('tue 03:00') })
    expect(reading).toMatchObject({ dueAt: at('tue 11:00'), usedMinutes: 120 })
  })

  test('is not breached at the very instant it is due', () => {
    expect(clock({ now: at('mon 13:00') })).toEqual({
      dueAt: at('mon 13:00'),
      usedMinutes: 240,
      remainingMinutes: 0,
      breachedAt: null,
    })
  })

  test('is breached a moment later, and goes on counting', () => {
    expect(clock({ now: at('mon 13:00') + 1 }).breachedAt).toBe(at('mon 13:00'))
    expect(clock({ now: at('mon 14:00') })).toEqual({
      dueAt: at('mon 13:00'),
      usedMinutes: 300,
      remainingMinutes: -60,
      breachedAt: at('mon 13:00'),
    })
  })

  test('that is due at closing is breached in the evening', () => {
    const reading = clock({ startedAt: at('mon 14:00'), now: at('mon 23:00') })
    expect(reading).toMatchObject({ dueAt: at('mon 18:00'), breachedAt: at('mon 18:00') })
  })

  test('has used nothing before it starts', () => {
    const reading = clock({ startedAt: at('tue 12:00') })
    expect(reading).toMatchObject({ dueAt: at('tue 16:00'), usedMinutes: 0 })
    const pauses: ClockInput['pauses'] = [[at('mon 09:00'), at('mon 11:00')]]
    expect(clock({ startedAt: at('tue 12:00'), pauses })).toEqual(reading)
  })
})

describe('a clock that was met', () => {
  test('stands still from then on', () => {
    const metAt = at('mon 12:30')
    const reading = { dueAt: at('mon 13:00'), usedMinutes: 210, remainingMinutes: 30 }
    expect(clock({ metAt, now: metAt })).toMatchObject(reading)
    expect(clock({ metAt, now: at('fri 12:00') })).toEqual({ ...reading, breachedAt: null })
  })

  test('at the very instant it was due was met in time', () => {
    expect(clock({ metAt: at('mon 13:00'), now: at('tue 12:00') }).breachedAt).toBeNull()
  })

  test('too late stays breached', () => {
    const reading = clock({ metAt: at('mon 13:30'), now: at('tue 12:00') })
    expect(reading).toMatchObject({ dueAt: at('mon 13:00'), breachedAt: at('mon 13:00') })
    expect(reading).toMatchObject({ usedMinutes: 270, remainingMinutes: -30 })
  })

  test('runs until then if it is met in the future', () => {
    expect(clock({ metAt: at('tue 09:00') }).usedMinutes).toBe(60)
  })

  test('is not moved by a pause after that', () => {
    const pauses: ClockInput['pauses'] = [[at('mon 11:30'), at('mon 12:30')]]
    const reading = clock({ metAt: at('mon 11:00'), now: at('tue 12:00'), pauses })
    expect(reading).toMatchObject({ dueAt: at('mon 13:00'), usedMinutes: 120 })
  })
})

describe('pauses', () => {
  test('put off what is due by the working time they take', () => {
    const pauses: ClockInput['pauses'] = [[at('mon 10:00'), at('tue 10:00')]]
    const reading = clock({ now: at('tue 11:00'), pauses })
    expect(reading).toMatchObject({ dueAt: at('tue 13:00'), usedMinutes: 120 })
  })

  test('overlapping ones count once, and those before the start not at all', () => {
    const pauses: ClockInput['pauses'] = [
      [at('mon 10:30'), at('mon 11:30')],
      [at('mon 10:00'), at('mon 11:00')],
      [at('mon 08:00'), at('mon 09:30')],
    ]
    const reading = clock({ now: at('mon 12:00'), pauses })
    expect(reading).toMatchObject({ dueAt: at('mon 15:00'), usedMinutes: 60 })
  })

  test('nothing is due while one lasts, and from its end on it is due again', () => {
    const from = at('mon 10:00')
    expect(clock({ now: from, pauses: [[from, null]] }).dueAt).toBeNull()
    expect(clock({ now: at('mon 17:00'), pauses: [[from, null]] })).toEqual({
      dueAt: null,
      usedMinutes: 60,
      remainingMinutes: 180,
      breachedAt: null,
    })
    const to = at('mon 17:00')
    expect(clock({ now: to, pauses: [[from, to]] }).dueAt).toBe(at('tue 11:00'))
    expect(clock({ now: to - 1, pauses: [[from, to]] }).dueAt).toBeNull()
  })

  test('after a breach the due time stays, paused or not', () => {
    const reading = clock({ now: at('mon 17:00'), pauses: [[at('mon 14:00'), null]] })
    expect(reading).toMatchObject({ dueAt: at('mon 13:00'), breachedAt: at('mon 13:00') })
    expect(reading.usedMinutes).toBe(300)
  })

  test('an empty or backward one changes nothing', () => {
    const pauses: ClockInput['pauses'] = [
      [at('mon 10:00'), at('mon 10:00')],
      [at('mon 12:00'), at('mon 09:30')],
    ]
    expect(clock({ now: at('mon 12:00'), pauses })).toEqual(clock({ now: at('mon 12:00') }))
  })

  test('one that begins where the target is reached does not take it back', () => {
    const pauses: ClockInput['pauses'] = [[at('mon 13:00'), null]]
    expect(clock({ now: at('mon 13:00'), pauses })).toMatchObject({ dueAt: null, breachedAt: null })
    expect(clock({ now: at('mon 14:00'), pauses }).breachedAt).toBe(at('mon 13:00'))
  })
})

describe('minutes carried over', () => {
  test('count as used', () => {
    const reading = clock({ usedBefore: 90.5 })
    expect(reading).toMatchObject({ usedMinutes: 150.5, remainingMinutes: 89.5 })
    expect(reading.dueAt).toBe(at('mon 11:29') + 30_000)
  })

  test('that reach the target are a breach from the start', () => {
    const reading = clock({ usedBefore: 240 })
    expect(reading).toMatchObject({ dueAt: at('mon 09:00'), breachedAt: at('mon 09:00') })
    expect(clock({ usedBefore: 300, now: at('mon 09:00') }).breachedAt).toBeNull()
  })

  test('an odd number of milliseconds leaves no dust at closing', () => {
    const used = 1_000_003 / MINUTE
    const reading = clock({ startedAt: at('mon 14:00') + 1_000_003, usedBefore: used })
    expect(reading.dueAt).toBe(at('mon 18:00'))
  })
})

describe('a calendar that never opens', () => {
  const calendar: Calendar = { timeZone: 'UTC', week: {} }

  test('has nothing due', () => {
    const reading = { dueAt: null, usedMinutes: 0, remainingMinutes: 240, breachedAt: null }
    expect(clock({ calendar, now: at('fri 12:00') })).toEqual(reading)
  })

  test('has nothing due even where all was used up before', () => {
    expect(clock({ calendar, usedBefore: 240, now: at('mon 09:00') }).dueAt).toBeNull()
    expect(clock({ calendar, usedBefore: 300, now: at('fri 12:00') }).dueAt).toBeNull()
  })
})

test.each<[string, Partial<ClockInput>]>([
  ['targetMinutes', { targetMinutes: -1 }],
  ['usedBefore', { usedBefore: Number.NaN }],
  ['startedAt', { startedAt: Number.NaN }],
  ['now', { now: Infinity }],
  ['metAt', { metAt: Number.NaN }],
  [
    'pauses[1][0]',
    {
      pauses: [
        [0, 1],
        [Number.NaN, null],
      ],
    },
  ],
  ['pauses[0][1]', { pauses: [[0, Infinity]] }],
])('a faulty %s is refused by its name', (place, faulty) => {
  expect(() => clock(faulty)).toThrow(`${place}: `)
})

const minute = fc.integer({ min: 0, max: 4_000 })
const pause = fc.tuple(minute, fc.option(minute, { freq: 4 }))
const timeline = fc.record({
  targetMinutes: fc.integer({ min: 0, max: 1_500 }),
  usedBefore: fc.integer({ min: 0, max: 300 }),
  pauses: fc.array(pause, { maxLength: 4 }),
  metAt: fc.option(minute),
  now: minute,
})

test('a clock reads what a walk minute by minute counts', () => {
  fc.assert(
    fc.property(calendarAtOddMoment, timeline, ({ calendar, at: startedAt }, times) => {
      const instant = (minutes: number) => startedAt + minutes * MINUTE
      const input: ClockInput = {
        calendar,
        startedAt,
        targetMinutes: times.targetMinutes,
        usedBefore: times.usedBefore,
        pauses: times.pauses.map(([from, to]) => [instant(from), to === null ? null : instant(to)]),
        now: instant(times.now),
        ...(times.metAt === null ? {} : { metAt: instant(times.metAt) }),
      }
      const reading = readClock(input)
      expect(reading).toEqual(walk(input, reading.dueAt ?? instant(8_000)))
    }),
    { numRuns: 200 },
  )
})

/** The same reading, counted minute by minute up to `until`, when it is due at the latest. */
function walk(input: ClockInput, until: number): ReturnType<typeof readClock> {
  const { calendar, targetMinutes, startedAt, usedBefore = 0, pauses, now } = input
  const end = Math.min(input.metAt ?? now, now)
  const paused = (time: number) =>
    pauses.some(([from, to]) => from <= time && (to === null || time < to))
  let used = usedBefore
  let usedAtEnd = usedBefore
  let reachedAt = used >= targetMinutes ? startedAt : null
  for (let time = startedAt; time < Math.max(until, end); time += MINUTE) {
    if (oracleIsOpen(calendar, time) && (time >= end || !paused(time))) used++
    if (time < end) usedAtEnd = used
    if (used >= targetMinutes) reachedAt ??= time + MINUTE
  }
  const breachedAt = reachedAt !== null && end > reachedAt ? reachedAt : null
  return {
    dueAt: breachedAt ?? (paused(end) ? null : reachedAt),
    usedMinutes: usedAtEnd,
    remainingMinutes: targetMinutes - usedAtEnd,
    breachedAt,
  }
}
