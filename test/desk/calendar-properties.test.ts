import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addWorkingTime,
  type Calendar,
  isOpen,
  nextOpening,
  stretches,
  workingTimeBetween,
} from '../../desk/calendar.ts'
import { calendarAtOddMoment } from './calendar-arbitraries.ts'
import { MINUTE, oracleIsOpen, oracleMinutes } from './calendar-oracle.ts'

const DAY = 86_400_000
const span = fc.integer({ min: 0, max: 20 * DAY })
const minutes = fc.oneof(
  fc.integer({ min: 0, max: 20_000 }),
  fc.double({ min: 0, max: 600, noNaN: true }),
)

test('a calendar is open exactly when the wall clock of its zone says so', () => {
  const within = fc.integer({ min: -3 * DAY, max: 3 * DAY })
  fc.assert(
    fc.property(
      calendarAtOddMoment,
      fc.array(within, { minLength: 20 }),
      ({ calendar, at }, steps) => {
        for (const step of steps) {
          expect(isOpen(calendar, at + step)).toBe(oracleIsOpen(calendar, at + step))
        }
      },
    ),
    { numRuns: 500 },
  )
})

test('working time is what a walk minute by minute counts', () => {
  fc.assert(
    fc.property(
      calendarAtOddMoment,
      fc.integer({ min: 0, max: 4_320 }),
      ({ calendar, at }, length) => {
        const to = at + length * MINUTE
        expect(workingTimeBetween(calendar, at, to)).toBe(oracleMinutes(calendar, at, to))
      },
    ),
    { numRuns: 300 },
  )
})

test('the next opening is the first open minute', () => {
  fc.assert(
    fc.property(calendarAtOddMoment, ({ calendar, at }) => {
      const opening = nextOpening(calendar, at) ?? Infinity
      const seen = Math.min(opening, at + 2 * DAY)
      expect(oracleMinutes(calendar, at, seen)).toBe(0)
      if (opening < Infinity) expect(oracleIsOpen(calendar, opening)).toBe(true)
    }),
    { numRuns: 300 },
  )
})

test('adding working time and measuring it are inverse', () => {
  fc.assert(
    fc.property(calendarAtOddMoment, minutes, ({ calendar, at }, amount) => {
      const due = addWorkingTime(calendar, at, amount)
      const whole = Math.round(amount * MINUTE) / MINUTE
      if (due !== null) expect(workingTimeBetween(calendar, at, due)).toBe(whole)
    }),
  )
})

test('a deadline is the earliest instant at which the time has passed', () => {
  fc.assert(
    fc.property(calendarAtOddMoment, minutes, ({ calendar, at }, amount) => {
      const due = addWorkingTime(calendar, at, amount)
      if (due === null || due === at) return
      const whole = Math.round(amount * MINUTE) / MINUTE
      expect(workingTimeBetween(calendar, at, due - 1)).toBeLessThan(whole)
    }),
  )
})

test('two amounts one after the other are their sum at once', () => {
  fc.assert(
    fc.property(calendarAtOddMoment, fc.nat(9_999), fc.nat(9_999), ({ calendar, at }, one, two) => {
      const middle = addWorkingTime(calendar, at, one)
      const stepwise = middle === null ? null : addWorkingTime(calendar, middle, two)
      expect(stepwise).toBe(addWorkingTime(calendar, at, one + two))
    }),
  )
})

test('two spans side by side measure what the whole does', () => {
  fc.assert(
    fc.property(calendarAtOddMoment, span, span, ({ calendar, at }, one, two) => {
      const parts =
        workingTimeBetween(calendar, at, at + one) +
        workingTimeBetween(calendar, at + one, at + one + two)
      expect(parts).toBeCloseTo(workingTimeBetween(calendar, at, at + one + two), 6)
    }),
  )
})

test('who starts later or has more time is never due earlier', () => {
  fc.assert(
    fc.property(
      calendarAtOddMoment,
      minutes,
      span,
      fc.nat(600),
      ({ calendar, at }, amount, later, more) => {
        const due = addWorkingTime(calendar, at, amount) ?? Infinity
        const dueLater = addWorkingTime(calendar, at + later, amount) ?? Infinity
        const dueMore = addWorkingTime(calendar, at, amount + more) ?? Infinity
        expect(dueLater).toBeGreaterThanOrEqual(due)
        expect(dueMore).toBeGreaterThanOrEqual(due)
      },
    ),
  )
})

test('a holiday never makes a deadline earlier', () => {
  fc.assert(
    fc.property(
      calendarAtOddMoment,
      minutes,
      fc.integer({ min: -2, max: 9 }),
      (case_, amount, days) => {
        const { calendar, at } = case_
        const date = new Date(at + days * DAY).toISOString().slice(0, 10)
        const withHoliday = { ...calendar, holidays: [...(calendar.holidays ?? []), date] }
        const due = addWorkingTime(calendar, at, amount) ?? Infinity
        expect(addWorkingTime(withHoliday, at, amount) ?? Infinity).toBeGreaterThanOrEqual(due)
      },
    ),
  )
})

test('stretches are apart, in order, and add up to the working time', () => {
  fc.assert(
    fc.property(calendarAtOddMoment, span, ({ calendar, at }, length) => {
      const open = stretches(calendar, at, at + length)
      let last = -Infinity
      for (const [from, to] of open) {
        expect(from).toBeGreaterThan(last)
        expect(to).toBeGreaterThan(from)
        last = to
      }
      const sum = open.reduce((total, [from, to]) => total + to - from, 0)
      expect(sum / MINUTE).toBe(workingTimeBetween(calendar, at, at + length))
    }),
  )
})

test('a fixed offset counts like a zone that keeps it', () => {
  const zones = fc.constantFrom(
    ['Etc/GMT-3', '+03:00'],
    ['UTC', '+00:00'],
    ['Asia/Kolkata', '+05:30'],
  )
  fc.assert(
    fc.property(calendarAtOddMoment, zones, minutes, ({ calendar }, [zone, fixed], amount) => {
      const at = Date.UTC(2026, 4, 1)
      const due = (timeZone: string) => addWorkingTime({ ...calendar, timeZone }, at, amount)
      expect(due(fixed ?? '')).toBe(due(zone ?? ''))
    }),
  )
})

test('days that say what the week says change nothing but the tail before them', () => {
  const week: Calendar['week'] = {
    mon: ['09:00-18:00'],
    tue: ['09:00-18:00'],
    wed: ['09:00-18:00'],
  }
  fc.assert(
    fc.property(fc.nat(5_000), (amount) => {
      const plain: Calendar = { timeZone: 'Europe/Berlin', week }
      const named: Calendar = { ...plain, days: { '2026-03-30': ['09:00-18:00'] } }
      const from = Date.parse('2026-03-27T12:00Z')
      expect(addWorkingTime(named, from, amount)).toBe(addWorkingTime(plain, from, amount))
    }),
  )
})
