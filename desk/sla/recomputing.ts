import { and, asc, gt, lte, max, sql } from 'drizzle-orm'
import { tickets } from '../../db/tables/tickets.ts'
import { type Desk, deed } from '../desk.ts'
import { record } from '../events.ts'
import { NO_SETBACKS, type Setbacks } from '../setbacks.ts'
import type { Changed } from '../setup/pack-import.ts'
import { type Ticket, ticketOf } from '../tickets/tickets.ts'
import { clocksOf } from './clocks.ts'
import type { Target } from './policy-targets.ts'
import { leftNumbers, markOf, setLeft, setMark } from './recompute-marks.ts'
import { retarget } from './retargeting.ts'

/** Milliseconds that one deed may take before its commit; the rest is left to the next. */
const SLICE_MS = 6
/** Numbers looked through at most in one deed, open or not, and the open ones that are read. */
const RANGE = 500
const BATCH = 50
/** Tickets passed over at most: more would say that something else is wrong. */
const MOST_LEFT = 200
const LISTS = ['calendars', 'policies', 'priorities']

export interface MovedDeadline {
  ticket: number
  target: Target
  from: number | null
  to: number | null
}

/** Leaves open tickets to be recomputed by `recomputeSome` where an import changed what they count by. */
export function recomputeLater(desk: Desk, changes: Changed[]): void {
  const isCounted = ({ list, key }: Changed) => LISTS.includes(list) || key === 'priority_rules'
  if (changes.some(isCounted)) recomputeAllLater(desk)
}

/** Leaves every open ticket to be recomputed by `recomputeSome`. */
export function recomputeAllLater(desk: Desk): void {
  setMark(desk, 0)
}

/**
 * Recomputes some of the tickets that were left, in one short deed; true where more may go on. One
 * that cannot be recomputed undoes the deed and is passed over from then on; `setbacks` hears of it.
 */
export function recomputeSome(desk: Desk, setbacks: Setbacks = NO_SETBACKS): boolean {
  const after = markOf(desk)
  const passed = leftNumbers(desk)
  // Where nothing can be recomputed it is not the tickets' fault: first some of these must succeed.
  if (after === undefined || passed.length >= MOST_LEFT) return false
  let present = after
  try {
    return deed(desk, () => {
      const next = recomputeRange(desk, after, (number) => {
        present = number
        if (!passed.includes(number)) recomputeTicket(desk, ticketOf(desk, number))
      })
      setMark(desk, next)
      return next !== null
    })
  } catch (error) {
    setbacks.failed({ kind: 'recompute', ticket: present }, error)
    setLeft(desk, [...passed, present])
    return true
  }
}

/** The tickets that a recomputation has passed over. */
export function ticketsLeft(desk: Desk): { ticket: number }[] {
  return leftNumbers(desk).map((ticket) => ({ ticket }))
}

/** Recomputes a ticket that was passed over. */
export function recomputeLeft(desk: Desk, number: number): void {
  const ticket = ticketOf(desk, number)
  if (ticket.open === 1) recomputeTicket(desk, ticket)
  const left = leftNumbers(desk)
  setLeft(
    desk,
    left.filter((one) => one !== number),
  )
}

/**
 * Reads every open ticket's clocks anew and gives, deed by deed, which deadlines moved or (`dryRun`)
 * would.
 */
export function* recompute(desk: Desk, dryRun: boolean): Generator<MovedDeadline[]> {
  for (let next: number | null = 0; next !== null; ) {
    const after: number = next
    const moved: MovedDeadline[] = []
    const range = () => recomputeRange(desk, after, (one) => moved.push(...movedBy(desk, one)))
    next = deed<number | null>(desk, range, () => !dryRun)
    yield moved
  }
}

/**
 * Does something with the open tickets after a number, as many as a slice allows; gives where the
 * next range begins, null after the last one.
 */
function recomputeRange(desk: Desk, after: number, act: (number: number) => void): number | null {
  const until = desk.now() + SLICE_MS
  const batch = openTickets(desk, after)
  for (const [i, number] of batch.entries()) {
    act(number)
    const isOver = desk.now() >= until || i + 1 === BATCH
    if (isOver) return number
  }
  return after + RANGE < lastNumber(desk) ? after + RANGE : null
}

function recomputeTicket(desk: Desk, ticket: Ticket): void {
  const { dueAt } = retarget(desk, ticket)
  if (dueAt === ticket.dueAt) return
  const data = { fromDue: ticket.dueAt, toDue: dueAt }
  record(desk, 'deadline_moved', { ticket: ticket.number, data })
}

function movedBy(desk: Desk, number: number): MovedDeadline[] {
  const dueTimes = () => new Map(clocksOf(desk, number).map((one) => [one.target, one.dueAt]))
  const before = dueTimes()
  recomputeTicket(desk, ticketOf(desk, number))
  const after = dueTimes()
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((target) => ({ target, from: before.get(target) ?? null, to: after.get(target) ?? null }))
    .filter(({ from, to }) => from !== to)
    .map((one) => ({ ticket: number, ...one }))
}

function openTickets(desk: Desk, after: number): number[] {
  const inRange = and(gt(tickets.number, after), lte(tickets.number, after + RANGE))
  // The plus keeps SQLite from reading every open ticket by the index of the queue.
  const isOpen = sql`+${tickets.open} = 1`
  return desk.db
    .select({ number: tickets.number })
    .from(tickets)
    .where(and(inRange, isOpen))
    .orderBy(asc(tickets.number))
    .limit(BATCH)
    .all()
    .map(({ number }) => number)
}

function lastNumber(desk: Desk): number {
  return (
    desk.db
      .select({ last: max(tickets.number) })
      .from(tickets)
      .get()?.last ?? 0
  )
}
