import { workingTimeBetween } from '../calendar.ts'
import type { Desk } from '../desk.ts'
import { calendarOf } from '../time/calendars.ts'
import { clocksOf } from './clocks.ts'
import { type ClockRow, type Reading, readingOf } from './readings.ts'

export type ClockState = 'running' | 'paused' | 'met' | 'breached'

/** A stretch in which a clock stood still; `minutes` of working time passed in it. */
export interface Stood {
  from: number
  to: number | null
  reason: string
  minutes: number
}

/** A promise of the policy, how much of it is used, and why it stands where it stands. */
export interface PageClock {
  clock: ClockRow
  reading: Reading
  state: ClockState
  stood: Stood[]
}

/** The clocks of a ticket read now, oldest first. */
export function pageClocks(desk: Desk, ticket: number): PageClock[] {
  const now = desk.now()
  return clocksOf(desk, ticket).flatMap((clock) => {
    const reading = readingOf(desk, clock, now)
    return reading
      ? [{ clock, reading, state: stateOf(clock, reading), stood: stoodOf(desk, clock) }]
      : []
  })
}

function stateOf(clock: ClockRow, reading: Reading): ClockState {
  if (clock.breachedAt !== null || reading.breachedAt !== null) return 'breached'
  if (clock.metAt !== null) return 'met'
  return clock.pauses.some((pause) => pause.to === null) ? 'paused' : 'running'
}

function stoodOf(desk: Desk, clock: ClockRow): Stood[] {
  const end = clock.metAt ?? desk.now()
  const former = clock.former.flatMap((stretch) =>
    stretch.pauses.map((pause) => ({ ...pause, calendar: stretch.calendar })),
  )
  const present = clock.pauses.map((pause) => ({ ...pause, calendar: clock.calendar }))
  return [...former, ...present].map(({ from, to, reason, calendar: key }) => {
    const calendar = calendarOf(desk, key)
    const minutes = calendar ? workingTimeBetween(calendar, from, to ?? end) : 0
    return { from, to, reason, minutes }
  })
}
