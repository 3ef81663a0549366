import { eq, sql } from 'drizzle-orm'
import { type STATUS_CATEGORIES, tickets } from '../../db/tables/tickets.ts'
import type { Answers } from '../../scenarios/answer.ts'
import type { Desk } from '../desk.ts'
import { DeskError } from '../errors.ts'
import { prepared, preparedChange } from '../prepared.ts'

export type Category = (typeof STATUS_CATEGORIES)[number]
type Row = typeof tickets.$inferSelect
export type Ticket = Omit<Row, 'answers'> & { answers: Answers }
export type TicketValues = Partial<typeof tickets.$inferInsert>

/** A far future that stands for "no deadline" where tickets are paged by it. */
export const NO_DEADLINE = 253_402_300_799_999

const ofNumber = prepared((db) =>
  db
    .select()
    .from(tickets)
    .where(eq(tickets.number, sql.placeholder('number')))
    .prepare(),
)

const changed = preparedChange(tickets, 'number')

/** The ticket of a number. */
export function findTicket(desk: Desk, number: number): Ticket | undefined {
  const row = ofNumber(desk).get({ number })
  return row && asTicket(row)
}

/** The ticket of a number; throws `not_found`. For deeds that ask `may` themselves. */
export function ticketOf(desk: Desk, number: number): Ticket {
  const ticket = findTicket(desk, number)
  if (!ticket) throw new DeskError('not_found', { number })
  return ticket
}

/** Writes values into a ticket and gives it back as it is now. */
export function change(desk: Desk, number: number, values: TicketValues): Ticket {
  return asTicket(changed(desk, number, { ...values, updatedAt: desk.now() }))
}

/** A row as the desk sees it: answers were typed when they were written. */
export function asTicket(row: Row): Ticket {
  return row as Ticket
}

/** Whether nobody has to work on it: solved or closed. */
export function isDone(ticket: Ticket): boolean {
  return ticket.category === 'solved' || ticket.category === 'closed'
}

/** Throws `ticket_solved` or `ticket_closed` where nobody has to work on it any more. */
export function refuseOver({ category, number }: Ticket): void {
  if (category === 'solved') throw new DeskError('ticket_solved', { number })
  if (category === 'closed') throw new DeskError('ticket_closed', { number })
}
