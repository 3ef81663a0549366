import { and, asc, eq, gte } from 'drizzle-orm'
import type { Pause } from '../../db/tables/clocks.ts'
import { events } from '../../db/tables/tickets.ts'
import type { Desk } from '../desk.ts'
import type { Category, Ticket } from '../tickets/tickets.ts'

const STANDS: Category[] = ['waiting', 'on_hold', 'solved', 'closed']
const STATUS_EVENT = 'status_changed'
const MOST_CHANGES = 1000

/** Whether time stands still in a category, for clocks that pause at all. */
export function standsStill(category: Category): boolean {
  return STANDS.includes(category)
}

/** The pauses of a clock once it stands still for a reason, or (null) runs, from an instant on. */
export function pausedFrom(pauses: Pause[], at: number, reason: string | null): Pause[] {
  const lasting = pauses.find((pause) => pause.to === null)
  if ((lasting?.reason ?? null) === reason) return pauses
  const ended = endPause(pauses, at)
  return reason === null ? ended : [...ended, { from: at, to: null, reason }]
}

/** The pauses with the one that lasts ended at an instant. */
export function endPause(pauses: Pause[], at: number): Pause[] {
  return pauses
    .map((pause) => (pause.to === null ? { ...pause, to: at } : pause))
    .filter(({ from, to }) => from !== to)
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
    .limit(MOST_CHANGES)
    .all()
  const began = (changes[0]?.data.fromCategory ?? ticket.category) as Category
  let pauses = pausedFrom([], since, reasonOf(began))
  for (const { at, data } of changes) {
    pauses = pausedFrom(pauses, at, reasonOf(data.toCategory as Category))
  }
  return pauses
}

function reasonOf(category: Category): string | null {
  return standsStill(category) ? category : null
}
