import { redrawCards } from '../chat/cards.ts'
import { type Desk, deed } from '../desk.ts'
import { DeskError } from '../errors.ts'
import { record } from '../events.ts'
import type { Person } from '../people/people.ts'
import { ticketFor } from '../people/rights.ts'
import { config } from '../setup/config.ts'
import { refresh } from '../sla/deadlines.ts'
import { changeTerms } from '../sla/retargeting.ts'
import type { Ticket } from './tickets.ts'

/** Sets the priority by hand; the history keeps the old and the new deadline. */
export function setPriority(desk: Desk, by: Person, number: number, key: string): Ticket {
  return deed(desk, () => {
    const ticket = ticketFor(desk, by, number, 'priority')
    if (ticket.category === 'closed') throw new DeskError('ticket_closed', { number })
    return givePriority(desk, ticket, key, by)
  })
}

/** Sets the priority within a deed, by a person or (null) by a rule. */
export function givePriority(desk: Desk, ticket: Ticket, key: string, by: Person | null): Ticket {
  if (!config(desk).priorities.get(key)) throw new DeskError('unknown_priority', { priority: key })
  if (ticket.priority === key) return ticket
  const number = ticket.number
  const changed = changeTerms(desk, number, { priority: key })
  record(desk, 'priority_changed', {
    ticket: number,
    by: by?.id ?? null,
    data: { from: ticket.priority, to: key, fromDue: ticket.dueAt, toDue: changed.dueAt },
  })
  redrawCards(desk, number)
  // Only now does the history say until when waiting has been overruled.
  return refresh(desk, number)
}
