import { desc, eq } from 'drizzle-orm'
import { tickets } from '../../db/tables/tickets.ts'
import type { Desk } from '../desk.ts'
import type { Person } from '../people/people.ts'
import { may } from '../people/rights.ts'
import { asTicket, type Ticket } from './tickets.ts'

const READ = 100

/** A requester's newest tickets that the reader may see, at most `limit`. */
export function ticketsSeenOf(
  desk: Desk,
  reader: Person,
  requesterId: number,
  limit: number,
  except?: number,
): Ticket[] {
  return desk.db
    .select()
    .from(tickets)
    .where(eq(tickets.requesterId, requesterId))
    .orderBy(desc(tickets.number))
    .limit(READ)
    .all()
    .map(asTicket)
    .filter((ticket) => ticket.number !== except && may(desk, reader, 'read', ticket))
    .slice(0, limit)
}
