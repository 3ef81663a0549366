import { takeRatingBack } from '../chat/rating-taken-back.ts'
import { about, tellRequester, tellWorkers } from '../delivery/notify.ts'
import { type Desk, deed } from '../desk.ts'
import { DeskError } from '../errors.ts'
import { record } from '../events.ts'
import { type NewReply, sendReply } from '../messages/replying.ts'
import { type Person, personById } from '../people/people.ts'
import { ticketFor } from '../people/rights.ts'
import { askAgain } from '../processes/approvals.ts'
import { HELD, isHeld, isProcessRunning, openSubtasks } from '../processes/subtask-rows.ts'
import { config } from '../setup/config.ts'
import { promisedOf } from '../sla/clock-rows.ts'
import { resumeResolution } from '../sla/clocks.ts'
import {
  closingTime,
  defaultStatus,
  type Entering,
  endWithoutClocks,
  enter,
  statusOf,
} from './statuses.ts'
import { change, refuseOver, type Ticket, ticketOf } from './tickets.ts'

export type Saying = Omit<NewReply, 'question'>

/** Needs info: asks the requester in the chat; what the policy says stands still until they answer. */
export function ask(desk: Desk, by: Person, number: number, saying: Saying, key?: string): Ticket {
  return deed(desk, () => {
    const ticket = working(desk, by, number)
    const status = key === undefined ? defaultStatus(desk, 'waiting') : statusOf(desk, key)
    question(desk, ticket, by, saying)
    return enter(desk, ticketFor(desk, by, number, 'status'), status, { by, quiet: true })
  })
}

/** Paused: somebody else has to do something first. */
export function pause(desk: Desk, by: Person, number: number, reason = ''): Ticket {
  return deed(desk, () =>
    enter(desk, working(desk, by, number), defaultStatus(desk, 'on_hold'), { by, reason }),
  )
}

/** Goes on after a pause or a question: back to where it was, or to work. */
export function resume(desk: Desk, by: Person, number: number): Ticket {
  return deed(desk, () => {
    const ticket = working(desk, by, number)
    if (ticket.category !== 'on_hold' && ticket.category !== 'waiting') {
      throw new DeskError('wrong_status', { number })
    }
    return goOn(desk, ticket, { by })
  })
}

/** Solved: the clocks are met, the requester is asked for a rating, the closing timer starts. */
export function solve(
  desk: Desk,
  by: Person,
  number: number,
  saying?: Saying,
  key?: string,
): Ticket {
  return deed(desk, () => {
    const ticket = working(desk, by, number)
    const open = openSubtasks(desk, number)
    if (open > 0) throw new DeskError('subtasks_open', { number, count: open })
    const status = key === undefined ? defaultStatus(desk, 'solved') : statusOf(desk, key)
    if (saying) sendReply(desk, ticket, by, { ...saying, question: false })
    const solved = enter(desk, ticket, status, { by, quiet: true })
    if (status.notify_requester !== false) {
      const isUsual = status.key === defaultStatus(desk, 'solved').key
      const said = isUsual ? {} : { status: status.name }
      tellRequester(desk, solved, { fact: 'solved', ...about(solved), by: by.name, ...said })
    }
    return solved
  })
}

/** Closes at once; for the requester it is final: writing again makes a follow-up. */
export function close(desk: Desk, by: Person, number: number, key?: string): Ticket {
  return deed(desk, () => {
    const ticket = ticketFor(desk, by, number, 'close')
    if (ticket.category === 'closed') throw new DeskError('ticket_closed', { number })
    const status = key === undefined ? defaultStatus(desk, 'closed') : statusOf(desk, key)
    const closed = enter(desk, ticket, status, { by, quiet: true })
    if (status.notify_requester !== false) {
      tellRequester(desk, closed, { fact: 'closed', ...about(closed), why: 'agent' })
    }
    return closed
  })
}

/** The requester takes the request back: closed, without clocks and without a rating. */
export function cancel(desk: Desk, by: Person, number: number): Ticket {
  return deed(desk, () => {
    const ticket = ticketToCancel(desk, by, number)
    const closed = endWithoutClocks(desk, ticket, { by, quiet: true })
    record(desk, 'cancelled', { ticket: number, by: by.id })
    tellRequester(desk, closed, { fact: 'closed', ...about(closed), why: 'cancelled' })
    // Before an approval nobody has heard of it but who was at work on it already.
    if (ticket.gate === null || ticket.assigneeId !== null) {
      const fact = { fact: 'requester_cancelled' as const, ...about(closed), requester: by.name }
      tellWorkers(desk, closed, fact)
    }
    return closed
  })
}

/** A ticket that its requester may still take back; throws where it is over. */
export function ticketToCancel(desk: Desk, by: Person, number: number): Ticket {
  const ticket = ticketFor(desk, by, number, 'cancel')
  if (ticket.category === 'closed') throw new DeskError('ticket_closed', { number })
  if (ticket.category === 'solved') throw new DeskError('ticket_solved', { number })
  return ticket
}

/** An agent takes a solved or closed ticket to work again; its resolution goes on. */
export function reopen(desk: Desk, by: Person, number: number, reason = ''): Ticket {
  return deed(desk, () => {
    const ticket = ticketFor(desk, by, number, 'reopen')
    if (ticket.mergedInto !== null) throw new DeskError('ticket_merged', { number })
    if (ticket.category !== 'solved' && ticket.category !== 'closed') {
      throw new DeskError('ticket_not_closed', { number })
    }
    return backToWork(desk, ticket, by, reason)
  })
}

/** "Not solved", says the requester of a solved ticket: back to work. */
export function reject(desk: Desk, by: Person, number: number): Ticket {
  return deed(desk, () => {
    const ticket = ticketFor(desk, by, number, 'reject')
    if (ticket.category === 'closed') throw new DeskError('ticket_closed', { number })
    if (ticket.category !== 'solved') throw new DeskError('ticket_not_solved', { number })
    const reopened = backToWork(desk, ticket, by, '')
    tellWorkers(desk, reopened, {
      fact: 'requester_reopened',
      ...about(reopened),
      requester: by.name,
    })
    return reopened
  })
}

/** A ticket that stood still goes on where it was; on hold for its subtasks only as long as they last. */
export function goOn(desk: Desk, ticket: Ticket, how: Entering): Ticket {
  const status = statusAfter(desk, ticket)
  if (status.category !== 'on_hold' || !isHeld(desk, ticket.number)) {
    return enter(desk, ticket, status, how)
  }
  if (isProcessRunning(desk, ticket.number)) {
    return enter(desk, ticket, status, { ...how, reason: HELD })
  }
  return enter(desk, ticket, defaultStatus(desk, 'active'), how)
}

function statusAfter(desk: Desk, ticket: Ticket) {
  const before = config(desk).statuses.live.find(({ key }) => key === ticket.statusBefore)
  return before && before.category !== 'solved' ? before : defaultStatus(desk, 'active')
}

/** Whoever is asked once more has as long to answer as at first. */
export function question(desk: Desk, ticket: Ticket, by: Person, saying: Saying): void {
  sendReply(desk, ticket, by, { ...saying, question: true })
  if (ticket.category !== 'waiting') return
  change(desk, ticket.number, { closeAt: closingTime(desk, 'waiting') })
}

function working(desk: Desk, by: Person, number: number): Ticket {
  const ticket = ticketFor(desk, by, number, 'status')
  refuseOver(ticket)
  if (ticket.gate !== null) throw new DeskError('approval_waiting', { number })
  return ticket
}

function backToWork(desk: Desk, ticket: Ticket, by: Person, reason: string): Ticket {
  const status =
    config(desk).statuses.live.find((one) => one.enter_on === 'reopen') ??
    defaultStatus(desk, 'active')
  takeRatingBack(desk, ticket)
  const stoodSince = ticket.solvedAt ?? ticket.closedAt ?? desk.now()
  enter(desk, ticket, status, { by, reason, quiet: true })
  const reopened = change(desk, ticket.number, { solvedAt: null, closedAt: null })
  record(desk, 'reopened', { ticket: ticket.number, by: by.id, data: reason ? { reason } : {} })
  resumeResolution(desk, reopened, stoodSince)
  const now = askAgain(desk, reopened)
  if (status.notify_requester !== false) tellReopened(desk, now, by, reason)
  return now
}

/** Names who goes on with it, never the requester to themselves. */
function tellReopened(desk: Desk, ticket: Ticket, by: Person, reason: string): void {
  const assignee = ticket.assigneeId === null ? undefined : personById(desk, ticket.assigneeId)
  const name = by.id === ticket.requesterId ? assignee?.name : by.name
  const promised = promisedOf(desk, ticketOf(desk, ticket.number))
  tellRequester(desk, ticket, {
    fact: 'reopened',
    ...about(ticket),
    ...(name ? { by: name } : {}),
    ...(reason ? { reason } : {}),
    ...(promised ? { promised } : {}),
  })
}
