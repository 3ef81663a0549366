import type { Weekday } from './time/calendar-schema.ts'
import { assertInstant, DAY, MINUTE, toMilliseconds } from './time/instants.ts'
import { readCalendar, type Stretch } from './time/opening-hours.ts'
import { measure, openings, spend } from './time/openings.ts'
import { offsetSpan } from './time/time-zone.ts'

/**
 * Working hours of a time zone. An interval is "09:00-13:00"; "22:00-06:00" runs past midnight, and
 * "00:00-24:00" is the whole day. `days` (hours of one date) beats `holidays` ("2026-05-11", or
 * every year "*-05-01"), which beat `week`.
 */
export interface Calendar {
  timeZone: string
  week: Partial<Record<Weekday, string[]>>
  holidays?: string[]
  days?: Record<string, string[]>
}

/**
 * The instant at which `minutes` of working time (fractions allowed) have passed since `from`.
 * Null if the calendar does not open for so long, now or ever. Throws a RangeError for negative
 * minutes, an instant that is none, or a faulty calendar.
 */
export function addWorkingTime(calendar: Calendar, from: number, minutes: number): number | null {
  assertInstant('from', from)
  return spend(readCalendar(calendar), from, toMilliseconds('minutes', minutes))
}

/** Minutes of working time in [from, to), fractions kept; 0 if `to` is not after `from`. */
export function workingTimeBetween(calendar: Calendar, from: number, to: number): number {
  assertInstant('from', from)
  assertInstant('to', to)
  return measure(readCalendar(calendar), from, to) / MINUTE
}

/** Whether the calendar is open at that instant. */
export function isOpen(calendar: Calendar, at: number): boolean {
  assertInstant('at', at)
  const hours = readCalendar(calendar)
  const local = at + offsetSpan(hours.timeZone, at).offset
  const day = Math.floor(local / DAY)
  const time = local - day * DAY
  return hours.on(day).some(([open, close]) => open <= time && time < close)
}

/** The first open instant from `at` on: `at` itself if open, null if the calendar never opens again. */
export function nextOpening(calendar: Calendar, at: number): number | null {
  assertInstant('at', at)
  for (const [open] of openings(readCalendar(calendar), at)) return open
  return null
}

/** The open stretches within [from, to), as long as they go: those that touch are one. */
export function stretches(calendar: Calendar, from: number, to: number): Stretch[] {
  assertInstant('from', from)
  assertInstant('to', to)
  const joined: Stretch[] = []
  for (const [open, close] of openings(readCalendar(calendar), from, to)) {
    const last = joined.at(-1)
    if (last?.[1] === open) last[1] = close
    else joined.push([open, close])
  }
  return joined
}

/** Throws a RangeError that names every faulty place, one a line ("calendar.week.mon[0]: …"). */
export function assertCalendar(calendar: unknown): asserts calendar is Calendar {
  readCalendar(calendar as Calendar)
}

/** Whether a sound calendar has not a single open moment from `since` on. */
export function neverOpens(calendar: Calendar, since: number): boolean {
  return nextOpening(calendar, since) === null
}
