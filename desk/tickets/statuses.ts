import type { Status } from '../../scenarios/pack-statuses.ts'
import { redrawCards } from '../chat/cards.ts'
import { about, tellRequester, tellWatchers } from '../delivery/notify.ts'
import type { Desk } from '../desk.ts'
import { DeskError } from '../errors.ts'
import { record } from '../events.ts'
import { type Person, personById } from '../people/people.ts'
import { dropApproval } from '../processes/deciders.ts'
import { settleSubtask } from '../processes/subtask-rows.ts'
import { config } from '../setup/config.ts'
import { promisedOf } from '../sla/clock-rows.ts'
import { dropClocks, meetAll, standStill } from '../sla/clocks.ts'
import { standsStill } from '../sla/standstill.ts'
import { type Category, change, isDone, type Ticket, ticketOf } from './tickets.ts'

export interface Entering {
  by: Person | null
  reason?: string
  /** The requester hears of it in another way, or not at all. */
  quiet?: boolean
}

/** The first status of a category: its default. */
export function defaultStatus(desk: Desk, category: Category): Status {
  const status = config(desk).statuses.live.find((one) => one.category === category)
  if (!status) throw new DeskError('unknown_status', { status: category })
  return status
}

/** The status of a key, archived ones too; throws `unknown_status`. */
export function statusOf(desk: Desk, key: string): Status {
  const status = config(desk).statuses.get(key)
  if (!status) throw new DeskError('unknown_status', { status: key })
  return status
}

/**
 * Brings a ticket into a status, with all that hangs on the category: the queue, the clocks, the
 * closing timer, the history, the card and the push. Rights and guards are the caller's.
 */
export function enter(desk: Desk, ticket: Ticket, status: Status, how: Entering): Ticket {
  if (ticket.status === status.key) return ticket
  const category = status.category
  const entered = change(desk, ticket.number, {
    status: status.key,
    category,
    statusBefore: beforeWaiting(ticket, category),
    open: category === 'solved' || category === 'closed' ? 0 : 1,
    closeAt: closingTime(desk, category),
    ...(category === 'closed' ? { gate: null } : {}),
    ...(category === 'solved' ? { solvedAt: desk.now(), unansweredSince: null } : {}),
    ...(category === 'closed' ? { closedAt: desk.now(), unansweredSince: null } : {}),
  })
  record(desk, 'status_changed', {
    ticket: ticket.number,
    by: how.by?.id ?? null,
    data: {
      from: ticket.status,
      to: status.key,
      fromCategory: ticket.category,
      toCategory: category,
      ...(how.reason ? { reason: how.reason } : {}),
    },
  })
  if (category === 'closed') dropApproval(desk, ticket)
  moveClocks(desk, ticket, entered)
  settleSubtask(desk, ticket, entered)
  if (isDone(ticket) !== isDone(entered)) newsForWatchers(desk, entered, status, how)
  redrawCards(desk, ticket.number)
  if (!how.quiet && status.notify_requester !== false) {
    pushStatus(desk, ticket, status, how)
  }
  return entered
}

/** Ends a ticket without solving it: it has no clocks any more. */
export function endWithoutClocks(desk: Desk, ticket: Ticket, how: Entering): Ticket {
  dropClocks(desk, ticket.number)
  return enter(desk, ticket, defaultStatus(desk, 'closed'), how)
}

function moveClocks(desk: Desk, from: Ticket, to: Ticket): void {
  if (to.category === 'solved' || to.category === 'closed') meetAll(desk, to.number)
  else if (standsStill(to.category) || standsStill(from.category)) standStill(desk, to)
}

function beforeWaiting(ticket: Ticket, category: Category): string | null {
  if (category !== 'waiting') return null
  if (ticket.category === 'waiting') return ticket.statusBefore
  // A question is the beginning of work: the answer does not bring it back to the pile.
  return ticket.category === 'new' ? null : ticket.status
}

/** When a ticket that enters a category closes by itself; null: not at all. */
export function closingTime(desk: Desk, category: Category): number | null {
  const { solvedAfter, waitingAfter } = config(desk).closing
  if (category === 'solved') return desk.now() + solvedAfter
  if (category === 'waiting' && waitingAfter !== null) return desk.now() + waitingAfter
  return null
}

/** Who watches a duplicate watches the ticket in which it lives on. */
function newsForWatchers(desk: Desk, ticket: Ticket, status: Status, { by }: Entering): void {
  if (ticket.mergedInto !== null) return
  const name = by ? { by: by.name } : {}
  const fact = { fact: 'watched' as const, ...about(ticket), status: status.name, ...name }
  tellWatchers(desk, ticket, fact, by?.id)
}

function pushStatus(desk: Desk, from: Ticket, status: Status, how: Entering): void {
  const ticket = ticketOf(desk, from.number)
  const assignee = ticket.assigneeId === null ? undefined : personById(desk, ticket.assigneeId)
  const by = how.by?.name ?? assignee?.name
  // A standstill has put off what was promised.
  const promised = standsStill(from.category) ? promisedOf(desk, ticket) : undefined
  tellRequester(desk, ticket, {
    fact: 'status',
    ...about(ticket),
    status: status.name,
    category: status.category,
    ...(by ? { by } : {}),
    ...(how.reason ? { reason: how.reason } : {}),
    ...(promised ? { promised } : {}),
  })
}
