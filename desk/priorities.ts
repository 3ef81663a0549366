import { redrawCards } from './cards.ts'
import { retarget } from './clocks.ts'
import { config } from './config.ts'
import { type Desk, deed } from './desk.ts'
import { DeskError } from './errors.ts'
import { record } from './events.ts'
import { about, tellRequester } from './notify.ts'
import type { Person } from './people.ts'
import { ticketFor } from './rights.ts'
import { change, type Ticket, ticketOf } from './tickets.ts'

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
  retarget(desk, change(desk, number, { priority: key }))
  const changed = ticketOf(desk, number)
  record(desk, 'priority_changed', {
    ticket: number,
    by: by?.id ?? null,
    data: { from: ticket.priority, to: key, fromDue: ticket.dueAt, toDue: changed.dueAt },
  })
  if (changed.dueAt !== null && changed.dueAt !== ticket.dueAt) {
    tellRequester(desk, changed, { fact: 'promise', ...about(changed), dueAt: changed.dueAt })
  }
  redrawCards(desk, number)
  return changed
}
