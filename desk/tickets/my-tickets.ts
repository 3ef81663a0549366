import { and, desc, eq, lt, ne } from 'drizzle-orm'
import { tickets } from '../../db/tables/tickets.ts'
import type { Desk } from '../desk.ts'
import type { Person } from '../people/people.ts'
import { asTicket, type Ticket } from './tickets.ts'

/** A person's tickets that are not closed (solved counts as open), newest first. */
export function openTicketsOf(
  desk: Desk,
  person: Person,
  limit: number,
  before = Number.MAX_SAFE_INTEGER,
): Ticket[] {
  const open = and(
    eq(tickets.requesterId, person.id),
    ne(tickets.category, 'closed'),
    lt(tickets.number, before),
  )
  return rows(desk, open, limit)
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
    lt(tickets.number, before),
  )
  return rows(desk, closed, limit)
}

function rows(desk: Desk, condition: ReturnType<typeof and>, limit: number): Ticket[] {
  return desk.db
    .select()
    .from(tickets)
    .where(condition)
    .orderBy(desc(tickets.number))
    .limit(limit)
    .all()
    .map(asTicket)
}
