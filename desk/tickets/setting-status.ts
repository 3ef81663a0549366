import type { Status } from '../../scenarios/pack-statuses.ts'
import { type Desk, deed } from '../desk.ts'
import { DeskError } from '../errors.ts'
import { sendReply } from '../messages/replying.ts'
import type { Person } from '../people/people.ts'
import { ticketFor } from '../people/rights.ts'
import { ask, close, question, reopen, type Saying, solve } from './progress.ts'
import { enter, statusOf } from './statuses.ts'
import { isDone, type Ticket, ticketOf } from './tickets.ts'

/** Any status by its key; what it means is its category's to say. */
export function setStatus(
  desk: Desk,
  by: Person,
  number: number,
  key: string,
  saying?: Saying,
  reason = '',
): Ticket {
  return deed(desk, () => {
    const status = statusOf(desk, key)
    const ticket = ticketFor(desk, by, number, 'status')
    if (ticket.status === key) return saying ? sayInPlace(desk, ticket, by, saying) : ticket
    if (ticket.gate !== null && status.category !== 'closed') {
      throw new DeskError('approval_waiting', { number })
    }
    if (isDone(ticket) && status.category !== 'closed') {
      return fromEnd(desk, ticket, by, status, saying, reason)
    }
    if (status.category === 'waiting') {
      if (!saying) throw new DeskError('empty_text')
      return ask(desk, by, number, saying, key)
    }
    if (status.category === 'solved') return solve(desk, by, number, saying, key)
    // What is written goes out wherever the ticket goes; that may have moved it already.
    if (saying) sendReply(desk, ticket, by, { ...saying, question: false })
    if (status.category === 'closed') return close(desk, by, number, key)
    const now = ticketOf(desk, number)
    return now.status === key ? now : enter(desk, now, status, { by, reason })
  })
}

/** Somebody was quicker: the ticket is there already, and what was written with the change goes out all the same. */
function sayInPlace(desk: Desk, ticket: Ticket, by: Person, saying: Saying): Ticket {
  const { number, category } = ticket
  if (category === 'closed') throw new DeskError('ticket_closed', { number })
  if (category === 'waiting') question(desk, ticket, by, saying)
  else sendReply(desk, ticket, by, { ...saying, question: false })
  return ticketOf(desk, number)
}

/** From solved to another name for it, or reopened into any other status. */
function fromEnd(
  desk: Desk,
  ticket: Ticket,
  by: Person,
  status: Status,
  saying: Saying | undefined,
  reason: string,
): Ticket {
  const { number } = ticket
  const reply = () => saying && sendReply(desk, ticketOf(desk, number), by, saying)
  if (ticket.category === status.category) {
    reply()
    return enter(desk, ticketOf(desk, number), status, { by, reason })
  }
  const reopened = reopen(desk, by, number, reason)
  if (reopened.gate === null) {
    if (status.category === 'solved') return solve(desk, by, number, saying, status.key)
    if (status.category === 'waiting' && saying) return ask(desk, by, number, saying, status.key)
    enter(desk, reopened, status, { by, quiet: true })
  }
  reply()
  return ticketOf(desk, number)
}
