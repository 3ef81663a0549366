import { and, asc, eq, gte } from 'drizzle-orm'
import type { Pause } from '../db/tables/clocks.ts'
import { events } from '../db/tables/tickets.ts'
import type { Desk } from './desk.ts'
import type { Category, Ticket } from './tickets.ts'

const STANDS: Category[] = ['waiting', 'on_hold', 'solved', 'closed']
const STATUS_EVENT = 'status_changed'

/** Whether time stands still in a category, for clocks that pause at all. */
export function standsStill(category: Category): boolean {
  return STANDS.includes(category)
}

/** The standstills of a ticket since an instant, as its history tells them, for a clock that starts late. */
export function statusPauses(desk: Desk, ticket: Ticket, since: number): Pause[] {
  const changes = desk.db
    .select()
    .from(events)
    .where(
      and(eq(events.ticket, ticket.number), eq(events.type, STATUS_EVENT), gte(events.at, since)),
    )
    .orderBy(asc(events.id))
    .limit(1000)
    .all()
  const pauses: Pause[] = []
  for (const event of changes) {
    const open = pauses.at(-1)
    if (open && open.to === null) open.to = event.at
    const category = event.data.toCategory as Category
    if (standsStill(category)) pauses.push({ from: event.at, to: null, reason: category })
  }
  const began = pauses.length === 0 && standsStill(ticket.category)
  return began ? [{ from: since, to: null, reason: ticket.category }] : pauses
}
