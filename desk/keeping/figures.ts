import { and, count, isNull, lt, min, sql } from 'drizzle-orm'
import { inbox, outbox } from '../../db/tables/boxes.ts'
import { clocks } from '../../db/tables/clocks.ts'
import { tickets } from '../../db/tables/tickets.ts'
import type { Desk } from '../desk.ts'

/** How much there is of what waits, for whoever watches the desk. Ages in milliseconds. */
interface Figures {
  openTickets: number
  /** Clocks that have passed their due time and are told as such by no breach yet. */
  clocksDue: number
  inboxWaiting: number
  inboxSetAside: number
  outboxWaiting: number
  outboxOldest: number
  outboxFailed: number
  outboxHeld: number
}

/** Counts by indexes only. */
export function figures(desk: Desk): Figures {
  const now = desk.now()
  // States as literals: SQLite finds no index by a state that is a parameter.
  const inState = (state: 'pending' | 'failed' | 'held') =>
    sql`${outbox.state} = ${sql.raw(`'${state}'`)}`
  const letters = (state: 'failed' | 'held') =>
    desk.db.select({ n: count() }).from(outbox).where(inState(state)).get()?.n ?? 0
  const waiting = desk.db
    .select({ n: count(), oldest: min(outbox.createdAt) })
    .from(outbox)
    .where(inState('pending'))
    .get()
  const isDue = and(
    isNull(clocks.metAt),
    isNull(clocks.droppedAt),
    isNull(clocks.breachedAt),
    lt(clocks.dueAt, now),
  )
  const updates = (which: ReturnType<typeof sql>) =>
    desk.db.select({ n: count() }).from(inbox).where(which).get()?.n ?? 0
  return {
    openTickets:
      desk.db.select({ n: count() }).from(tickets).where(sql`${tickets.open} = 1`).get()?.n ?? 0,
    clocksDue: desk.db.select({ n: count() }).from(clocks).where(isDue).get()?.n ?? 0,
    inboxWaiting: updates(sql`${inbox.doneAt} is null`),
    inboxSetAside: updates(sql`${inbox.error} is not null and ${inbox.doneAt} is not null`),
    outboxWaiting: waiting?.n ?? 0,
    outboxOldest: waiting?.oldest == null ? 0 : Math.max(0, now - waiting.oldest),
    outboxFailed: letters('failed'),
    outboxHeld: letters('held'),
  }
}
