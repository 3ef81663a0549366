import type { Desk } from '../desk.ts'
import type { Person } from '../people/people.ts'
import { may, type Right } from '../people/rights.ts'
import type { Ticket } from './tickets.ts'

export type Offer =
  | 'reply'
  | 'note'
  | 'take'
  | 'assign'
  | 'move'
  | 'priority'
  | 'ask'
  | 'pause'
  | 'resume'
  | 'solve'
  | 'close'
  | 'reopen'
  | 'merge'
  | 'resend'
  | 'no_answer_needed'
  | 'watch'

/** What a person may do with a ticket as it is now, so that a door offers nothing that would be refused. */
export function offersFor(desk: Desk, person: Person, ticket: Ticket): ReadonlySet<Offer> {
  const allowed = (right: Right) => may(desk, person, right, ticket)
  const { category, assigneeId } = ticket
  const isClosed = category === 'closed'
  const isOver = isClosed || category === 'solved'
  const stands = category === 'waiting' || category === 'on_hold'
  const isFree = assigneeId === null || (assigneeId === person.id && category === 'new')
  const offers: [Offer, boolean][] = [
    ['reply', !isClosed && allowed('reply')],
    ['note', allowed('note')],
    ['take', !isOver && isFree && allowed('take')],
    ['assign', !isClosed && allowed('assign')],
    ['move', !isClosed && allowed('move')],
    ['priority', !isClosed && allowed('priority')],
    ['ask', !isOver && allowed('status')],
    ['pause', !isOver && category !== 'on_hold' && allowed('status')],
    ['resume', stands && allowed('status')],
    ['solve', !isOver && allowed('status')],
    ['close', !isClosed && allowed('close')],
    ['reopen', isOver && ticket.mergedInto === null && allowed('reopen')],
    ['merge', ticket.mergedInto === null && allowed('merge')],
    ['resend', allowed('resend')],
    ['watch', allowed('watch')],
    [
      'no_answer_needed',
      !isOver && ticket.unansweredSince !== null && ticket.answeredAt !== null && allowed('reply'),
    ],
  ]
  return new Set(offers.flatMap(([offer, isGiven]) => (isGiven ? [offer] : [])))
}
