import type { Pause } from '../../db/tables/clocks.ts'
import { type Calendar, stretches, workingTimeBetween } from '../calendar.ts'
import type { Desk } from '../desk.ts'
import { calendarOf, lastKnownYear } from '../time/calendars.ts'
import { offsetSpan } from '../time/time-zone.ts'
import { clocksOf } from './clocks.ts'
import type { Target } from './policy-targets.ts'
import { type ClockRow, type Reading, readingOf } from './readings.ts'

const MOST_PIECES = 60

type ClockState = 'running' | 'paused' | 'met' | 'breached'

/** What happened to a clock from one instant to another; `to` is null for what still lasts. */
export interface Piece {
  from: number
  to: number | null
  /** 'counted', or why it stood still: 'outside_hours', or the status's category. */
  what: string
  /** Working time in it, counted or not. */
  minutes: number
}

/** A stretch by a calendar that is no longer the clock's; what it used is carried over. */
interface CarriedOver {
  calendar: string
  from: number
  to: number
  usedMinutes: number
}

/** How a clock came to stand where it stands: everything that counts and everything that does not. */
export interface ClockStory extends Reading {
  target: Target
  targetMinutes: number
  state: ClockState
  /** Why it stands still now: the status's category; null while it runs and when it is over. */
  standsFor: string | null
  /** Key of the calendar it counts by now. */
  calendar: string
  startedAt: number
  metAt: number | null
  /** The timeline without gaps, oldest first; the last pieces where there are many. */
  pieces: Piece[]
  /** The earlier pieces that are left out, how many and what they used. */
  leftOut: { pieces: number; usedMinutes: number }
  carriedOver: CarriedOver[]
  /** The first year before the deadline whose days off are not known; null where all are. */
  unknownYear: number | null
}

/** The clocks of a ticket as they are now, oldest first. */
export function storiesOf(desk: Desk, ticket: number): ClockStory[] {
  return clocksOf(desk, ticket).flatMap((clock) => storyOf(desk, clock, desk.now()) ?? [])
}

/** Tells a clock as it is at an instant; undefined when a calendar of it is no more. */
export function storyOf(desk: Desk, clock: ClockRow, now: number): ClockStory | undefined {
  const reading = readingOf(desk, clock, now)
  const { startedAt, metAt, target, targetMinutes, calendar } = clock
  const end = Math.min(metAt ?? now, now)
  const lasts = metAt === null || metAt > now
  const parts = [...clock.former, { calendar, from: startedAt, to: end, pauses: clock.pauses }]
  const told = parts.map((part) => {
    const hours = calendarOf(desk, part.calendar)
    return { part, pieces: hours ? piecesOf(hours, part) : [] }
  })
  if (!reading) return undefined
  const pieces = joined(told.flatMap((one) => one.pieces))
  const last = pieces.at(-1)
  if (lasts && last) last.to = null
  const breachedAt = clock.breachedAt ?? reading.breachedAt
  const standsFor = lasts ? (clock.pauses.find((pause) => pause.to === null)?.reason ?? null) : null
  return {
    ...reading,
    breachedAt,
    target,
    targetMinutes,
    state: stateOf({ breachedAt, metAt, standsFor }),
    standsFor,
    calendar,
    startedAt: parts[0]?.from ?? startedAt,
    metAt,
    pieces: pieces.slice(-MOST_PIECES),
    leftOut: leftOutOf(pieces.slice(0, -MOST_PIECES)),
    carriedOver: told.slice(0, -1).map(({ part, pieces: own }) => {
      const { calendar: key, from, to } = part
      return { calendar: key, from, to, usedMinutes: usedIn(own) }
    }),
    unknownYear: unknownYearOf(desk, calendar, reading.dueAt),
  }
}

function stateOf(story: Pick<ClockStory, 'breachedAt' | 'metAt' | 'standsFor'>): ClockState {
  if (story.breachedAt !== null) return 'breached'
  if (story.metAt !== null) return 'met'
  return story.standsFor === null ? 'running' : 'paused'
}

/** The pieces of [from, to): pauses with their reason, between them open and closed hours. */
function piecesOf(
  calendar: Calendar,
  { from, to, pauses }: { from: number; to: number; pauses: Pause[] },
): Piece[] {
  const pieces: Piece[] = []
  let at = from
  for (const pause of [...pauses].sort((a, b) => a.from - b.from)) {
    const begin = Math.min(Math.max(pause.from, at), to)
    const end = Math.min(pause.to ?? to, to)
    if (end <= begin) continue
    pieces.push(...hoursBetween(calendar, at, begin))
    const minutes = workingTimeBetween(calendar, begin, end)
    pieces.push({ from: begin, to: end, what: pause.reason, minutes })
    at = end
  }
  return [...pieces, ...hoursBetween(calendar, at, to)]
}

function hoursBetween(calendar: Calendar, from: number, to: number): Piece[] {
  const pieces: Piece[] = []
  let at = from
  const closedUntil = (until: number) => {
    if (at < until) pieces.push({ from: at, to: until, what: 'outside_hours', minutes: 0 })
  }
  for (const [open, close] of stretches(calendar, from, to)) {
    closedUntil(open)
    const minutes = workingTimeBetween(calendar, open, close)
    pieces.push({ from: open, to: close, what: 'counted', minutes })
    at = close
  }
  closedUntil(to)
  return pieces
}

/** Pieces of one kind that follow each other are one: a status may change within its category. */
function joined(pieces: Piece[]): Piece[] {
  const whole: Piece[] = []
  for (const piece of pieces) {
    const last = whole.at(-1)
    if (last?.what === piece.what && last.to === piece.from) {
      whole[whole.length - 1] = { ...last, to: piece.to, minutes: last.minutes + piece.minutes }
    } else whole.push({ ...piece })
  }
  return whole
}

function leftOutOf(pieces: Piece[]): ClockStory['leftOut'] {
  return { pieces: pieces.length, usedMinutes: usedIn(pieces) }
}

function usedIn(pieces: Piece[]): number {
  const counted = pieces.filter(({ what }) => what === 'counted')
  return counted.reduce((sum, { minutes }) => sum + minutes, 0)
}

function unknownYearOf(desk: Desk, key: string, dueAt: number | null): number | null {
  const known = lastKnownYear(desk, key)
  const zone = calendarOf(desk, key)?.timeZone
  if (known === null || zone === undefined || dueAt === null) return null
  const year = new Date(dueAt + offsetSpan(zone, dueAt).offset).getUTCFullYear()
  return year > known ? known + 1 : null
}
