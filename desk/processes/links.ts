import { and, eq, or } from 'drizzle-orm'
import { links } from '../../db/tables/processes.ts'
import { type Desk, deed } from '../desk.ts'
import { DeskError } from '../errors.ts'
import { record } from '../events.ts'
import type { Person } from '../people/people.ts'
import { ticketFor } from '../people/rights.ts'
import { findTicket, type Ticket } from '../tickets/tickets.ts'

const MOST_LINKS = 100

/** The tickets that belong with this one. */
export function linkedTo(desk: Desk, number: number): Ticket[] {
  const mine = or(eq(links.one, number), eq(links.other, number))
  return desk.db
    .select()
    .from(links)
    .where(mine)
    .limit(MOST_LINKS)
    .all()
    .flatMap(({ one, other }) => findTicket(desk, one === number ? other : one) ?? [])
}

/** Says that two tickets belong together; both histories tell it. Throws `link_itself`. */
export function linkTickets(desk: Desk, by: Person, number: number, other: number): void {
  deed(desk, () => {
    if (number === other) throw new DeskError('link_itself')
    ticketFor(desk, by, number, 'link')
    ticketFor(desk, by, other, 'read')
    const done = desk.db
      .insert(links)
      .values({ ...pairOf(number, other), byId: by.id, createdAt: desk.now() })
      .onConflictDoNothing()
      .run()
    if (done.changes === 0) return
    record(desk, 'linked', { ticket: number, by: by.id, data: { other } })
    record(desk, 'linked', { ticket: other, by: by.id, data: { other: number } })
  })
}

/** Takes a link away again. */
export function unlinkTickets(desk: Desk, by: Person, number: number, other: number): void {
  deed(desk, () => {
    ticketFor(desk, by, number, 'link')
    const pair = pairOf(number, other)
    const here = and(eq(links.one, pair.one), eq(links.other, pair.other))
    if (desk.db.delete(links).where(here).run().changes === 0) return
    record(desk, 'unlinked', { ticket: number, by: by.id, data: { other } })
    record(desk, 'unlinked', { ticket: other, by: by.id, data: { other: number } })
  })
}

function pairOf(number: number, other: number) {
  return { one: Math.min(number, other), other: Math.max(number, other) }
}
