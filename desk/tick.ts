import { and, asc, isNull, lt, lte, sql } from 'drizzle-orm'
import { clocks } from '../db/tables/clocks.ts'
import { tickets } from '../db/tables/tickets.ts'
import { announceToLine } from './assignment.ts'
import { refresh } from './clocks.ts'
import { type Desk, deed } from './desk.ts'
import { about, tellRequester } from './notify.ts'
import { givePriority } from './priorities.ts'
import { raisedPriority } from './raising-rules.ts'
import { dueReminders } from './reminders.ts'
import { remind } from './reminding.ts'
import { defaultStatus, endWithoutClocks, enter } from './statuses.ts'
import { asTicket, type Ticket, ticketOf } from './tickets.ts'

const BATCH = 100

/**
 * Does what has become due, at most a batch of each kind: priorities raised by waiting, reminders,
 * breaches, closings, lines that open. Reads only what is due, by an index. True where more may be waiting.
 */
export function tick(desk: Desk): boolean {
  const done = [
    raiseDue(desk),
    remindDue(desk),
    noteBreaches(desk),
    closeDue(desk),
    announceDue(desk),
  ]
  return done.some((count) => count >= BATCH)
}

function raiseDue(desk: Desk): number {
  const due = desk.db
    .select()
    .from(tickets)
    .where(lte(tickets.raiseAt, desk.now()))
    .orderBy(asc(tickets.raiseAt))
    .limit(BATCH)
    .all()
  for (const row of due) deed(desk, () => raise(desk, asTicket(row)))
  return due.length
}

function raise(desk: Desk, ticket: Ticket): void {
  const priority = raisedPriority(desk, ticket)
  if (priority === undefined) refresh(desk, ticket.number)
  else givePriority(desk, ticket, priority, null)
}

function remindDue(desk: Desk): number {
  const due = dueReminders(desk, BATCH)
  for (const clockId of new Set(due.map(({ clock }) => clock.id))) {
    const mine = due.filter(({ clock }) => clock.id === clockId)
    deed(desk, () => remind(desk, mine))
  }
  return due.length
}

function noteBreaches(desk: Desk): number {
  const breached = desk.db
    .select({ ticket: clocks.ticket })
    .from(clocks)
    .where(
      and(
        isNull(clocks.metAt),
        isNull(clocks.droppedAt),
        isNull(clocks.breachedAt),
        lt(clocks.dueAt, desk.now()),
      ),
    )
    .orderBy(asc(clocks.dueAt))
    .limit(BATCH)
    .all()
  for (const { ticket } of breached) deed(desk, () => refresh(desk, ticket))
  return breached.length
}

function closeDue(desk: Desk): number {
  const due = desk.db
    .select()
    .from(tickets)
    .where(lte(tickets.closeAt, desk.now()))
    .orderBy(asc(tickets.closeAt))
    .limit(BATCH)
    .all()
  for (const row of due) deed(desk, () => closeNow(desk, asTicket(row)))
  return due.length
}

function closeNow(desk: Desk, ticket: Ticket): void {
  const how = { by: null, quiet: true }
  const closed =
    ticket.category === 'solved'
      ? enter(desk, ticket, defaultStatus(desk, 'closed'), how)
      : endWithoutClocks(desk, ticket, how)
  tellRequester(desk, closed, { fact: 'closed', ...about(closed), why: 'timer' })
}

function announceDue(desk: Desk): number {
  const due = desk.db
    .select({ number: tickets.number })
    .from(tickets)
    .where(and(lte(tickets.announceAt, desk.now()), sql`${tickets.announceAt} is not null`))
    .orderBy(asc(tickets.announceAt))
    .limit(BATCH)
    .all()
  for (const { number } of due) deed(desk, () => announceToLine(desk, ticketOf(desk, number)))
  return due.length
}
