import { and, desc, eq, lt, ne, or, sql } from 'drizzle-orm'
import { tickets } from '../../db/tables/tickets.ts'
import type { Desk } from '../desk.ts'
import type { Person } from '../people/people.ts'
import { prepared } from '../prepared.ts'
import { asTicket, type Ticket } from './tickets.ts'

const open = prepared((db) =>
  db
    .select()
    .from(tickets)
    .where(
      and(
        eq(tickets.requesterId, sql.placeholder('requester')),
        ne(tickets.category, 'closed'),
        // Of what goes on behind a request its requester sees only what asks them something.
        or(eq(tickets.quiet, 0), eq(tickets.category, 'waiting')),
        lt(tickets.number, sql.placeholder('before')),
      ),
    )
    .orderBy(desc(tickets.number))
    .limit(sql.placeholder('limit'))
    .prepare(),
)

/** A person's tickets that are not closed (solved counts as open), newest first. */
export function openTicketsOf(
  desk: Desk,
  person: Person,
  limit: number,
  before = Number.MAX_SAFE_INTEGER,
): Ticket[] {
  return open(desk).all({ requester: person.id, before, limit }).map(asTicket)
}

/** A person's closed tickets, newest first. */
export function closedTicketsOf(
  desk: Desk,
  person: Person,
  limit: number,
  before = Number.MAX_SAFE_INTEGER,
): Ticket[] {
  const closed = and(
    eq(tickets.requesterId, person.id),
    eq(tickets.category, 'closed'),
    eq(tickets.quiet, 0),
    lt(tickets.number, before),
  )
  return desk.db
    .select()
    .from(tickets)
    .where(closed)
    .orderBy(desc(tickets.number))
    .limit(limit)
    .all()
    .map(asTicket)
}
