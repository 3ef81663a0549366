import type { clocks, Pause } from '../../db/tables/clocks.ts'
import { type ClockInput, type ClockReading, readClock } from '../clock.ts'
import type { Desk } from '../desk.ts'
import { calendarOf } from '../time/calendars.ts'

export type ClockRow = typeof clocks.$inferSelect
export type Reading = ClockReading

/** What a reading is made of. */
type Timeline = Pick<
  ClockRow,
  'calendar' | 'former' | 'metAt' | 'pauses' | 'startedAt' | 'targetMinutes'
>

/**
 * A stored clock read at an instant, from its whole timeline: former stretches first, each by its
 * own calendar as that is now. Undefined when a calendar is no more.
 */
export function readingOf(desk: Desk, clock: Timeline, now: number): Reading | undefined {
  return read(desk, clock, clock.targetMinutes, now)
}

/** When a clock will have used (or had used) so many minutes; null while it stands still before that. */
export type InstantAt = (minutes: number) => number | null

/** Tells the instants of a clock as it is now, each computed once; `reading` is that of its target. */
export function instantsOf(desk: Desk, clock: Timeline, reading: Reading | undefined): InstantAt {
  const known = new Map([[clock.targetMinutes, reading?.dueAt ?? null]])
  return (minutes) => {
    const at = known.get(minutes)
    if (at !== undefined) return at
    const found = read(desk, clock, minutes, desk.now())?.dueAt ?? null
    known.set(minutes, found)
    return found
  }
}

function read(desk: Desk, clock: Timeline, targetMinutes: number, now: number) {
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
  const { startedAt, pauses } = clock
  const at = { targetMinutes, startedAt, usedBefore, now: notBefore(pauses, now), ...metAt }
  const present = readStretch(desk, clock.calendar, pauses, at)
  if (!present || reachedAt === null) return present
  return { ...present, dueAt: reachedAt, breachedAt: reachedAt }
}

/** A machine's clock that was set back must not find the clock in a pause that is over: it would stay there. */
function notBefore(pauses: Pause[], now: number): number {
  return Math.max(now, ...pauses.map(({ from, to }) => to ?? from))
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
