import { and, asc, eq, gt } from 'drizzle-orm'
import { tickets } from '../db/tables/tickets.ts'
import { retarget } from './clocks.ts'
import type { Desk } from './desk.ts'
import type { Changed } from './pack-import.ts'
import { asTicket } from './tickets.ts'

const BATCH = 500

/** After calendars or policies changed, every open ticket's clocks are read anew. */
export function recomputeClocks(desk: Desk, changes: Changed[]): void {
  const moved = changes.filter((one) => one.list === 'calendars' || one.list === 'policies')
  if (moved.length === 0) return
  for (let after = 0; ; ) {
    const batch = openTickets(desk, after)
    for (const ticket of batch) retarget(desk, ticket)
    const last = batch.at(-1)
    if (!last) return
    after = last.number
  }
}

function openTickets(desk: Desk, after: number) {
  return desk.db
    .select()
    .from(tickets)
    .where(and(eq(tickets.open, 1), gt(tickets.number, after)))
    .orderBy(asc(tickets.number))
    .limit(BATCH)
    .all()
    .map(asTicket)
}
