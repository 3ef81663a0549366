import { and, asc, eq, gt } from 'drizzle-orm'
import { tickets } from '../db/tables/tickets.ts'
import { retarget } from './clocks.ts'
import { type Desk, deed } from './desk.ts'
import type { Changed } from './pack-import.ts'
import { asTicket, type Ticket, ticketOf } from './tickets.ts'

const BATCH = 100

export interface MovedDeadline {
  ticket: number
  from: number | null
  to: number | null
}

/** After calendars or policies changed, every open ticket's clocks are read anew, within the deed. */
export function recomputeClocks(desk: Desk, changes: Changed[]): void {
  if (changes.some((one) => one.list === 'calendars' || one.list === 'policies')) {
    for (let after = 0; ; ) {
      const batch = openTickets(desk, after)
      for (const ticket of batch) retarget(desk, ticket)
      const last = batch.at(-1)
      if (!last) return
      after = last.number
    }
  }
}

/** Reads every open ticket's clocks anew, in short deeds, and tells which deadlines moved or (`dryRun`) would. */
export function recompute(desk: Desk, dryRun: boolean): MovedDeadline[] {
  const moved: MovedDeadline[] = []
  for (let after = 0; ; ) {
    const batch = openTickets(desk, after)
    const last = batch.at(-1)
    if (!last) return moved
    moved.push(...recomputeBatch(desk, batch, dryRun))
    after = last.number
  }
}

function recomputeBatch(desk: Desk, batch: Ticket[], dryRun: boolean): MovedDeadline[] {
  const read = (): MovedDeadline[] =>
    batch.flatMap((ticket) => {
      retarget(desk, ticket)
      const to = ticketOf(desk, ticket.number).dueAt
      return to === ticket.dueAt ? [] : [{ ticket: ticket.number, from: ticket.dueAt, to }]
    })
  return deed(desk, read, () => !dryRun)
}

function openTickets(desk: Desk, after: number): Ticket[] {
  return desk.db
    .select()
    .from(tickets)
    .where(and(eq(tickets.open, 1), gt(tickets.number, after)))
    .orderBy(asc(tickets.number))
    .limit(BATCH)
    .all()
    .map(asTicket)
}
