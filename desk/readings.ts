import type { clocks } from '../db/tables/clocks.ts'
import { calendarOf } from './calendars.ts'
import { readClock } from './clock.ts'
import type { Desk } from './desk.ts'

export type ClockRow = typeof clocks.$inferSelect
export type Reading = ReturnType<typeof readClock>

/** A stored clock read now; undefined when its calendar is no more. */
export function readingOf(desk: Desk, clock: ClockRow, now: number): Reading | undefined {
  return read(desk, clock, clock.targetMinutes, now)
}

/** When the clock will have used so many minutes; null while it stands still before that. */
export function instantOf(desk: Desk, clock: ClockRow, minutes: number): number | null {
  return read(desk, clock, minutes, desk.now())?.dueAt ?? null
}

function read(desk: Desk, clock: ClockRow, targetMinutes: number, now: number) {
  const calendar = calendarOf(desk, clock.calendar)
  if (!calendar) return undefined
  return readClock({
    calendar,
    targetMinutes,
    startedAt: clock.startedAt,
    usedBefore: clock.usedBefore,
    pauses: clock.pauses.map((pause): [number, number | null] => [pause.from, pause.to]),
    ...(clock.metAt === null ? {} : { metAt: clock.metAt }),
    now,
  })
}
