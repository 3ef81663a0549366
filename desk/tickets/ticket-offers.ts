import type { Desk } from '../desk.ts'
import type { Person } from '../people/people.ts'
import { may, type Right } from '../people/rights.ts'
import { waitingApproval } from '../processes/approval-rows.ts'
import { openSubtasks } from '../processes/subtask-rows.ts'
import type { Ticket } from './tickets.ts'

export type Offer =
  | 'reply'
  | 'note'
  | 'take'
  | 'assign'
  | 'move'
  | 'priority'
  | 'service'
  | 'answers'
  | 'work'
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
  | 'approve'
  | 'checklist'
  | 'subtasks'
  | 'plan'
  | 'link'

/** What a person may do with a ticket as it is now, so that a door offers nothing that would be refused. */
export function offersFor(desk: Desk, person: Person, ticket: Ticket): ReadonlySet<Offer> {
  const allowed = (right: Right) => may(desk, person, right, ticket)
  const { category, assigneeId } = ticket
  const isClosed = category === 'closed'
  const isOver = isClosed || category === 'solved'
  const stands = category === 'waiting' || category === 'on_hold'
  // Before an approval nobody works on it.
  const isWorkable = !isOver && ticket.gate === null && allowed('status')
  const isFree = assigneeId === null || (assigneeId === person.id && category === 'new')
  const offers: [Offer, boolean][] = [
    ['reply', !isClosed && allowed('reply')],
    ['note', allowed('note')],
    ['take', !isOver && ticket.gate === null && isFree && allowed('take')],
    ['assign', !isClosed && ticket.gate === null && allowed('assign')],
    ['move', !isClosed && allowed('move')],
    ['priority', !isClosed && allowed('priority')],
    ['service', !isClosed && allowed('service')],
    ['answers', !isClosed && allowed('answers')],
    ['work', isWorkable],
    ['ask', isWorkable],
    ['pause', isWorkable && category !== 'on_hold'],
    ['resume', isWorkable && stands],
    ['solve', isWorkable && openSubtasks(desk, ticket.number) === 0],
    ['close', !isClosed && allowed('close')],
    ['reopen', isOver && ticket.mergedInto === null && allowed('reopen')],
    ['merge', ticket.mergedInto === null && allowed('merge')],
    ['resend', allowed('resend')],
    ['watch', allowed('watch')],
    ['approve', waitingApproval(desk, ticket.number) !== undefined && allowed('approve')],
    ['checklist', allowed('checklist')],
    ['subtasks', allowed('subtasks')],
    ['plan', !isOver && allowed('subtasks')],
    ['link', allowed('link')],
    [
      'no_answer_needed',
      !isOver && ticket.unansweredSince !== null && ticket.answeredAt !== null && allowed('reply'),
    ],
  ]
  return new Set(offers.flatMap(([offer, isGiven]) => (isGiven ? [offer] : [])))
}
