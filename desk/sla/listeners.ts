import type { Listener } from '../../scenarios/pack-policies.ts'
import type { Fact } from '../delivery/letters.ts'
import { groupOf, lineOf, tellAgent, tellLine, tellPerson } from '../delivery/notify.ts'
import type { Desk } from '../desk.ts'
import { type Person, personById, personByKey } from '../people/people.ts'
import { leadOf } from '../people/rights.ts'
import type { Ticket } from '../tickets/tickets.ts'

/** Tells everybody whom a reminder names, each once; nobody assigned: the line. */
export function tellListeners(desk: Desk, ticket: Ticket, listeners: Listener[], fact: Fact): void {
  const named = listeners.map((listener) => personOf(desk, ticket, listener))
  const isLineTold = listeners.some((listener, i) => isForLine(listener, named[i]))
  if (isLineTold) tellLine(desk, ticket, fact)
  const line = isLineTold ? lineOf(desk, ticket).map(({ id }) => id) : []
  // A group hears of it as one: whoever is named beside it is told in person.
  const isGroupTold = isLineTold && groupOf(desk, ticket) !== undefined
  for (const person of new Map(named.map((one) => [one?.id, one])).values()) {
    if (!person) continue
    if (person.id === ticket.requesterId) tellPerson(desk, person, fact, ticket)
    else if (!line.includes(person.id)) tellAgent(desk, person, fact, ticket)
    else if (isGroupTold) tellPerson(desk, person, fact, ticket)
  }
}

function personOf(desk: Desk, ticket: Ticket, listener: Listener): Person | undefined {
  switch (listener) {
    case 'assignee':
      return present(ticket.assigneeId === null ? undefined : personById(desk, ticket.assigneeId))
    case 'requester':
      return personById(desk, ticket.requesterId)
    case 'lead':
      return leadOf(desk, ticket.line)
    case 'line':
      return undefined
    default:
      return personByKey(desk, listener.slice('person:'.length))
  }
}

function isForLine(listener: Listener, person: Person | undefined): boolean {
  return listener === 'line' || (listener === 'assignee' && !person)
}

function present(person: Person | undefined): Person | undefined {
  return person?.archivedAt === null ? person : undefined
}
