import { and, eq, isNotNull } from 'drizzle-orm'
import { ranks } from '../../db/tables/processes.ts'
import { tickets } from '../../db/tables/tickets.ts'
import type { PackLine } from '../../scenarios/pack-lines.ts'
import type { Desk } from '../desk.ts'
import { asTicket, type Ticket } from '../tickets/tickets.ts'

/** Whether a ticket that went on to a line is still nobody's work: it counts as ready there. */
export function isStillReady(ticket: Ticket, to: string): boolean {
  const isBegun = ticket.category !== 'new' && ticket.assigneeId !== null
  return ticket.line === to && ticket.open === 1 && !isBegun
}

/** What of an upstream line is ready for work and not begun, in the order in which it went on. */
export function readyOf(desk: Desk, line: PackLine): Ticket[] {
  const to = line.ranking?.to
  if (to === undefined) return []
  return desk.db
    .select({ ticket: tickets })
    .from(ranks)
    .innerJoin(tickets, eq(tickets.number, ranks.ticket))
    .where(and(eq(ranks.line, line.key), isNotNull(ranks.readyAt)))
    .orderBy(ranks.readyAt)
    .all()
    .map(({ ticket }) => asTicket(ticket))
    .filter((ticket) => isStillReady(ticket, to))
}
