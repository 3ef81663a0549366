import { and, asc, eq, gt, lte, max, sql } from 'drizzle-orm'
import { settings } from '../../db/tables/set-up.ts'
import { tickets } from '../../db/tables/tickets.ts'
import { type Desk, deed } from '../desk.ts'
import { record } from '../events.ts'
import type { Changed } from '../setup/pack-import.ts'
import { asTicket, type Ticket } from '../tickets/tickets.ts'
import { clocksOf } from './clocks.ts'
import type { Target } from './policy-targets.ts'
import { retarget } from './retargeting.ts'

/** Milliseconds that one deed may take before its commit; the rest is left to the next. */
const SLICE_MS = 5
/** Numbers looked through at most in one deed, open or not, and the open ones that are read. */
const RANGE = 500
const BATCH = 25
/** Settings row: the number of the last ticket that was recomputed. */
const MARK = 'recompute:after'
const LISTS = ['calendars', 'policies', 'priorities']

export interface MovedDeadline {
  ticket: number
  target: Target
  from: number | null
  to: number | null
}

interface Range {
  moved: MovedDeadline[]
  /** Where the next range begins; null after the last one. */
  next: number | null
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

/** Recomputes some of the tickets that were left, in one short deed; true where more are left. */
export function recomputeSome(desk: Desk): boolean {
  if (markOf(desk) === undefined) return false
  return deed(desk, () => {
    const after = markOf(desk)
    if (after === undefined) return false
    const { next } = recomputeRange(desk, after)
    setMark(desk, next)
    return next !== null
  })
}

/**
 * Reads every open ticket's clocks anew and gives, deed by deed, which deadlines moved or (`dryRun`)
 * would.
 */
export function* recompute(desk: Desk, dryRun: boolean): Generator<MovedDeadline[]> {
  for (let next: number | null = 0; next !== null; ) {
    const after: number = next
    const read = () => recomputeRange(desk, after)
    const range: Range = deed(desk, read, () => !dryRun)
    next = range.next
    yield range.moved
  }
}

/** The open tickets after a number, as many as a slice allows. */
function recomputeRange(desk: Desk, after: number): Range {
  const until = desk.now() + SLICE_MS
  const moved: MovedDeadline[] = []
  const batch = openTickets(desk, after)
  for (const [i, ticket] of batch.entries()) {
    moved.push(...recomputeTicket(desk, ticket))
    const isOver = desk.now() >= until || i + 1 === BATCH
    if (isOver) return { moved, next: ticket.number }
  }
  return { moved, next: after + RANGE < lastNumber(desk) ? after + RANGE : null }
}

function recomputeTicket(desk: Desk, ticket: Ticket): MovedDeadline[] {
  const before = new Map(clocksOf(desk, ticket.number).map((one) => [one.target, one.dueAt]))
  const { dueAt } = retarget(desk, ticket)
  if (dueAt !== ticket.dueAt) {
    const data = { fromDue: ticket.dueAt, toDue: dueAt }
    record(desk, 'deadline_moved', { ticket: ticket.number, data })
  }
  const after = new Map(clocksOf(desk, ticket.number).map((one) => [one.target, one.dueAt]))
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((target) => ({ target, from: before.get(target) ?? null, to: after.get(target) ?? null }))
    .filter(({ from, to }) => from !== to)
    .map((one) => ({ ticket: ticket.number, ...one }))
}

function openTickets(desk: Desk, after: number): Ticket[] {
  const inRange = and(gt(tickets.number, after), lte(tickets.number, after + RANGE))
  // The plus keeps SQLite from reading every open ticket by the index of the queue.
  const isOpen = sql`+${tickets.open} = 1`
  return desk.db
    .select()
    .from(tickets)
    .where(and(inRange, isOpen))
    .orderBy(asc(tickets.number))
    .limit(BATCH)
    .all()
    .map(asTicket)
}

function lastNumber(desk: Desk): number {
  return (
    desk.db
      .select({ last: max(tickets.number) })
      .from(tickets)
      .get()?.last ?? 0
  )
}

function markOf(desk: Desk): number | undefined {
  const row = desk.db.select().from(settings).where(eq(settings.key, MARK)).get()
  return row && Number(row.value)
}

function setMark(desk: Desk, value: number | null): void {
  if (value === null) desk.db.delete(settings).where(eq(settings.key, MARK)).run()
  else {
    desk.db
      .insert(settings)
      .values({ key: MARK, value })
      .onConflictDoUpdate({ target: settings.key, set: { value } })
      .run()
  }
}
