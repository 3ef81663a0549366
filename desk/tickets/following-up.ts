import { fileAnswers } from '../chat/drafts.ts'
import { about, tellRequester } from '../delivery/notify.ts'
import { type Desk, deed } from '../desk.ts'
import { record } from '../events.ts'
import { type Incoming, keep, sourceOf } from '../messages/receiving.ts'
import type { Person } from '../people/people.ts'
import { stepsOf } from '../setup/config.ts'
import type { Ticket } from './tickets.ts'

/** Writing to a closed ticket: a new one of the same service and answers, with fresh clocks, linked to it. */
export function followUp(desk: Desk, by: Person, closed: Ticket, incoming: Incoming): Ticket {
  return deed(desk, () => {
    const ticket = fileAnswers(desk, {
      source: `follow:${sourceOf(incoming)}`,
      service: closed.service,
      version: closed.scenarioVersion,
      steps: stepsOf(desk, closed.service, closed.scenarioVersion),
      answers: closed.answers,
      requester: by,
      by,
      followUpOf: closed.number,
    })
    keep(desk, ticket, by, incoming)
    record(desk, 'followed_up', {
      ticket: closed.number,
      by: by.id,
      data: { by_ticket: ticket.number },
    })
    tellRequester(desk, ticket, {
      fact: 'followed_up',
      ...about(ticket),
      former: closed.number,
    })
    return ticket
  })
}
