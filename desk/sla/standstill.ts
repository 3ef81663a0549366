import { and, asc, eq, gte, inArray, sql } from 'drizzle-orm'
import type { Pause } from '../../db/tables/clocks.ts'
import { events } from '../../db/tables/tickets.ts'
import type { Desk } from '../desk.ts'
import { prepared } from '../prepared.ts'
import type { Category, Ticket } from '../tickets/tickets.ts'

const STANDS: Category[] = ['waiting', 'on_hold', 'solved', 'closed']
const STATUS_EVENT = 'status_changed'
const APPROVAL_EVENTS = ['approval_asked', 'approval_decided']
const MOST_CHANGES = 1000

const changesSince = prepared((db) =>
  db
    .select()
    .from(events)
    .where(
      and(
        eq(events.ticket, sql.placeholder('ticket')),
        inArray(events.type, [STATUS_EVENT, ...APPROVAL_EVENTS]),
        gte(events.at, sql.placeholder('since')),
      ),
    )
    .orderBy(asc(events.id))
    .limit(MOST_CHANGES)
    .prepare(),
)

/** Whether time stands still in a category, for clocks that pause at all. */
export function standsStill(category: Category): boolean {
  return STANDS.includes(category)
}

/**
 * Why a ticket's clock stands still now, or null where it runs. `pauses`: it stands still in waiting and on
 * hold; before an approval every clock does.
 */
export function standstillOf(ticket: Ticket, pauses: boolean): string | null {
  if (ticket.gate !== null) return ticket.gate
  return pauses && standsStill(ticket.category) ? ticket.category : null
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
  // Nothing has happened since now: this is the start of a clock.
  if (since >= desk.now()) return pausedFrom([], since, standstillOf(ticket, true))
  const changes = changesSince(desk).all({ ticket: ticket.number, since })
  const firstStatus = changes.find(({ type }) => type === STATUS_EVENT)
  const firstApproval = changes.find(({ type }) => type !== STATUS_EVENT)
  let category = (firstStatus?.data.fromCategory ?? ticket.category) as Category
  let gated = firstApproval ? firstApproval.type === 'approval_decided' : ticket.gate !== null
  let pauses = pausedFrom([], since, reasonOf(category, gated))
  for (const { type, at, data } of changes) {
    if (type === STATUS_EVENT) category = data.toCategory as Category
    else gated = type === 'approval_asked'
    pauses = pausedFrom(pauses, at, reasonOf(category, gated))
  }
  return pauses
}

function reasonOf(category: Category, gated: boolean): string | null {
  if (gated) return 'approval'
  return standsStill(category) ? category : null
}
