import { and, asc, isNull, lt, lte } from 'drizzle-orm'
import { clocks } from '../db/tables/clocks.ts'
import { tickets } from '../db/tables/tickets.ts'
import { about, tellRequester } from './delivery/notify.ts'
import { type Desk, deed } from './desk.ts'
import { approvalsDue } from './processes/approval-rows.ts'
import { handOn } from './processes/approvals.ts'
import { moveReady } from './processes/ranking.ts'
import { advance, advancesDue } from './processes/subtasks.ts'
import { giveUpClocks } from './sla/clocks.ts'
import { refresh } from './sla/deadlines.ts'
import { raisedPriority } from './sla/raising-rules.ts'
import { recomputeSome } from './sla/recomputing.ts'
import { remindingClocks } from './sla/reminders.ts'
import { remind } from './sla/reminding.ts'
import { retarget } from './sla/retargeting.ts'
import { announceToLine } from './tickets/assignment.ts'
import { givePriority } from './tickets/priorities.ts'
import { defaultStatus, enter } from './tickets/statuses.ts'
import { asTicket, type Ticket, ticketOf } from './tickets/tickets.ts'

/** What of one kind is read at once. */
const BATCH = 100
/** Milliseconds after which each kind of work does one thing more at most: others wait meanwhile. */
const SLICE_MS = 10

/**
 * Does what has become due, as much as a slice of time allows: clocks to recompute, priorities raised by
 * waiting, reminders, breaches, closings, lines that open. Reads only what is due, by an index. True
 * where more may be waiting.
 */
export function tick(desk: Desk): boolean {
  const until = desk.now() + SLICE_MS
  const each = <T>(due: T[], act: (one: T) => void) => workOff(desk, due, act, until)
  const left = [
    recomputeSome(desk),
    each(raisesDue(desk), (ticket) => raise(desk, ticket)),
    each(remindingClocks(desk, BATCH), (clock) => remind(desk, clock)),
    each(breachesDue(desk), (ticket) => retarget(desk, ticketOf(desk, ticket))),
    each(closingsDue(desk), (ticket) => closeNow(desk, ticket)),
    each(announcementsDue(desk), (ticket) => announceToLine(desk, ticket)),
    each(approvalsDue(desk, BATCH), (approval) => handOn(desk, approval)),
    each(advancesDue(desk, BATCH), (ticket) => advance(desk, ticket.number)),
    moveReady(desk),
  ]
  return left.includes(true)
}

/** A deed for each of what is due, until the slice is over; true where something may be left. */
function workOff<T>(desk: Desk, due: T[], act: (one: T) => void, until: number): boolean {
  for (const [i, one] of due.entries()) {
    deed(desk, () => act(one))
    if (desk.now() >= until && i + 1 < due.length) return true
  }
  return due.length >= BATCH
}

function raisesDue(desk: Desk): Ticket[] {
  return desk.db
    .select()
    .from(tickets)
    .where(lte(tickets.raiseAt, desk.now()))
    .orderBy(asc(tickets.raiseAt))
    .limit(BATCH)
    .all()
    .map(asTicket)
}

function raise(desk: Desk, ticket: Ticket): void {
  const priority = raisedPriority(desk, ticket)
  if (priority === undefined) refresh(desk, ticket.number)
  else givePriority(desk, ticket, priority, null)
}

function breachesDue(desk: Desk): number[] {
  const isRunning = and(
    isNull(clocks.metAt),
    isNull(clocks.droppedAt),
    isNull(clocks.breachedAt),
    lt(clocks.dueAt, desk.now()),
  )
  return desk.db
    .select({ ticket: clocks.ticket })
    .from(clocks)
    .where(isRunning)
    .orderBy(asc(clocks.dueAt))
    .limit(BATCH)
    .all()
    .map(({ ticket }) => ticket)
}

function closingsDue(desk: Desk): Ticket[] {
  return desk.db
    .select()
    .from(tickets)
    .where(lte(tickets.closeAt, desk.now()))
    .orderBy(asc(tickets.closeAt))
    .limit(BATCH)
    .all()
    .map(asTicket)
}

function closeNow(desk: Desk, ticket: Ticket): void {
  if (ticket.category !== 'solved') giveUpClocks(desk, ticket.number)
  const closed = enter(desk, ticket, defaultStatus(desk, 'closed'), { by: null, quiet: true })
  tellRequester(desk, closed, { fact: 'closed', ...about(closed), why: 'timer' })
}

function announcementsDue(desk: Desk): Ticket[] {
  return desk.db
    .select()
    .from(tickets)
    .where(lte(tickets.announceAt, desk.now()))
    .orderBy(asc(tickets.announceAt))
    .limit(BATCH)
    .all()
    .map(asTicket)
}
