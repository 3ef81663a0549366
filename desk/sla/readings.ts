import type { clocks, Pause } from '../../db/tables/clocks.ts'
import { type ClockInput, type ClockReading, readClock } from '../clock.ts'
import type { Desk } from '../desk.ts'
import { calendarOf } from '../time/calendars.ts'

export type ClockRow = typeof clocks.$inferSelect
export type Reading = ClockReading

/**
 * A stored clock read at an instant, from its whole timeline: former stretches first, each by its
 * own calendar as that is now. Undefined when a calendar is no more.
 */
export function readingOf(desk: Desk, clock: ClockRow, now: number): Reading | undefined {
  return read(desk, clock, clock.targetMinutes, now)
}

/** When the clock will have used (or had used) so many minutes; null while it stands still before that. */
export function instantOf(desk: Desk, clock: ClockRow, minutes: number): number | null {
  return read(desk, clock, minutes, desk.now())?.dueAt ?? null
}

function read(desk: Desk, clock: ClockRow, targetMinutes: number, now: number) {
  let usedBefore = 0
  let reachedAt: number | null = null
  for (const { calendar, from, to, pauses } of clock.former) {
    const at = { targetMinutes, startedAt: from, usedBefore, now: to }
    const stretch = readStretch(desk, calendar, pauses, at)
    if (!stretch) return undefined
    reachedAt ??= stretch.breachedAt
    usedBefore = stretch.usedMinutes
  }
  const metAt = clock.metAt === null ? {} : { metAt: clock.metAt }
  const at = { targetMinutes, startedAt: clock.startedAt, usedBefore, now, ...metAt }
  const present = readStretch(desk, clock.calendar, clock.pauses, at)
  if (!present || reachedAt === null) return present
  return { ...present, dueAt: reachedAt, breachedAt: reachedAt }
}

function readStretch(
  desk: Desk,
  key: string,
  pauses: Pause[],
  at: Omit<ClockInput, 'calendar' | 'pauses'>,
): Reading | undefined {
  const calendar = calendarOf(desk, key)
  const stood = pauses.map(({ from, to }): [number, number | null] => [from, to])
  return calendar && readClock({ ...at, calendar, pauses: stood })
}
