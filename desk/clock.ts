import type { Calendar } from './calendar.ts'
import { assertInstant, MINUTE, toMilliseconds } from './time/instants.ts'
import { type OpeningHours, readCalendar, type Stretch } from './time/opening-hours.ts'
import { openings, spend } from './time/openings.ts'

/** What a clock is read from. Instants are epoch milliseconds; a pause that still lasts ends at null. */
export interface ClockInput {
  calendar: Calendar
  targetMinutes: number
  startedAt: number
  pauses: [from: number, to: number | null][]
  /** Minutes used before `startedAt`, carried over from an earlier stretch of the clock. */
  usedBefore?: number
  metAt?: number
  now: number
}

export interface ClockReading {
  /** When the target is (or was) reached; null while paused in time, or if the calendar never opens. */
  dueAt: number | null
  usedMinutes: number
  /** Negative after a breach. */
  remainingMinutes: number
  breachedAt: number | null
}

/**
 * Reads a clock from its timeline: it stands still at `metAt`, in pauses, and while the calendar is
 * closed. Meeting the target at the very instant it is due is in time. Throws a RangeError for
 * minutes or instants that are none, or a faulty calendar.
 */
export function readClock(input: ClockInput): ClockReading {
  assertInstants(input)
  const { targetMinutes, startedAt, usedBefore = 0 } = input
  const hours = readCalendar(input.calendar)
  const budget =
    toMilliseconds('targetMinutes', targetMinutes) - toMilliseconds('usedBefore', usedBefore)
  const end = Math.min(input.metAt ?? input.now, input.now)
  const pauses = pausesOf(input)

  let used = 0
  let reachedAt = budget <= 0 ? startedAt : null
  for (const [open, close] of running(hours, startedAt, end, pauses)) {
    if (reachedAt === null && used + close - open >= budget) reachedAt = open + budget - used
    used += close - open
  }
  const breachedAt = reachedAt !== null && end > reachedAt ? reachedAt : null
  const ahead = () => spend(hours, Math.max(end, startedAt), budget - used)
  const dueAt = breachedAt ?? (isPaused(pauses, end) ? null : (reachedAt ?? ahead()))
  const usedMinutes = usedBefore + used / MINUTE
  return {
    // What had been used up before may be due in a calendar that never opens: nobody can keep that.
    dueAt: budget <= 0 && opensNever(hours, startedAt) ? null : dueAt,
    usedMinutes,
    remainingMinutes: targetMinutes - usedMinutes,
    breachedAt,
  }
}

/** The pauses that last, from the clock's start on, by their beginning. */
function pausesOf({ pauses, startedAt }: ClockInput): Stretch[] {
  return pauses
    .map(([from, to]): Stretch => [Math.max(from, startedAt), to ?? Infinity])
    .filter(([from, to]) => from < to)
    .sort((a, b) => a[0] - b[0])
}

/** The open stretches of [from, until) outside the pauses. */
function* running(hours: OpeningHours, from: number, until: number, pauses: Stretch[]) {
  let at = from
  for (const [pause, resume] of pauses) {
    yield* openings(hours, at, Math.min(pause, until))
    at = Math.max(at, resume)
  }
  yield* openings(hours, at, until)
}

function opensNever(hours: OpeningHours, since: number): boolean {
  return openings(hours, since).next().done === true
}

function isPaused(pauses: Stretch[], at: number): boolean {
  return pauses.some(([from, to]) => from <= at && at < to)
}

function assertInstants({ startedAt, metAt, now, pauses }: ClockInput): void {
  assertInstant('startedAt', startedAt)
  assertInstant('now', now)
  if (metAt !== undefined) assertInstant('metAt', metAt)
  for (const [i, [from, to]] of pauses.entries()) {
    assertInstant(`pauses[${i}][0]`, from)
    if (to !== null) assertInstant(`pauses[${i}][1]`, to)
  }
}
