import { and, asc, desc, eq, gt, lt } from 'drizzle-orm'
import { events } from '../db/tables/tickets.ts'
import type { Desk } from './desk.ts'
import { preparedInsert } from './prepared.ts'

export type EventRow = typeof events.$inferSelect

const insert = preparedInsert(events, ['ticket', 'type', 'byId', 'data', 'at'])

/** Writes one line of history into the running deed and tells the doors that the ticket changed. */
export function record(
  desk: Desk,
  type: string,
  event: { ticket?: number; by?: number | null; data?: Record<string, unknown> },
): void {
  insert(desk, {
    ticket: event.ticket ?? null,
    type,
    byId: event.by ?? null,
    data: event.data ?? {},
    at: desk.now(),
  })
  if (event.ticket !== undefined)
    desk.bus.note({ what: 'ticket', ticket: event.ticket, deed: type })
}

/** The history of a ticket, oldest first, at most `limit` lines after the line `after`. */
export function historyOf(desk: Desk, ticket: number, limit: number, after = 0): EventRow[] {
  return desk.db
    .select()
    .from(events)
    .where(and(eq(events.ticket, ticket), gt(events.id, after)))
    .orderBy(asc(events.id))
    .limit(limit)
    .all()
}

/** The last line of a kind in a ticket's history, before the line `before` where given. */
export function lastEvent(
  desk: Desk,
  ticket: number,
  type: string,
  before = Number.MAX_SAFE_INTEGER,
): EventRow | undefined {
  return desk.db
    .select()
    .from(events)
    .where(and(eq(events.ticket, ticket), eq(events.type, type), lt(events.id, before)))
    .orderBy(desc(events.id))
    .limit(1)
    .get()
}
