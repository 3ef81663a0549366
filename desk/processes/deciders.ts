import type { Fact } from '../delivery/letters.ts'
import { about, tellAgent, tellPerson } from '../delivery/notify.ts'
import type { Desk } from '../desk.ts'
import { isAgent, type Person } from '../people/people.ts'
import type { Ticket } from '../tickets/tickets.ts'
import { changeApproval, decidersOf, isAsked, waitingApproval } from './approval-rows.ts'

/** Tells somebody who decides: in their chat, and in the panel where they work there. */
export function tellDecider(desk: Desk, person: Person, ticket: Ticket, fact: Fact): void {
  if (isAgent(person)) tellAgent(desk, person, fact, ticket)
  else tellPerson(desk, person, fact, ticket)
}

/** Before work begins it is those who decide who hear of the requester; false: nobody decides. */
export function tellDeciders(desk: Desk, ticket: Ticket, fact: Fact): boolean {
  const approval = ticket.gate === null ? undefined : waitingApproval(desk, ticket.number)
  if (!approval) return false
  for (const person of decidersOf(desk, approval)) tellDecider(desk, person, ticket, fact)
  return true
}

/** Whether the person decides about this ticket now: an answer to it is about the decision. */
export function isDeciding(desk: Desk, by: Person, ticket: Ticket): boolean {
  return (
    ticket.gate !== null &&
    waitingApproval(desk, ticket.number) !== undefined &&
    ticket.requesterId !== by.id &&
    isAsked(desk, by, ticket.number)
  )
}

/** The ticket ended before a decision: nobody need make one. */
export function dropApproval(desk: Desk, ticket: Ticket): void {
  const approval = waitingApproval(desk, ticket.number)
  if (!approval) return
  changeApproval(desk, approval.id, { state: 'dropped', decidedAt: desk.now(), dueAt: null })
  for (const person of decidersOf(desk, approval)) {
    tellDecider(desk, person, ticket, { fact: 'approval_dropped', ...about(ticket) })
  }
}
