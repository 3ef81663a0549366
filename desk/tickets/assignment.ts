import { redrawCards } from '../chat/cards.ts'
import type { Fact } from '../delivery/letters.ts'
import { about, tellAgent, tellLine, tellPerson } from '../delivery/notify.ts'
import { type Desk, deed } from '../desk.ts'
import { DeskError } from '../errors.ts'
import { record } from '../events.ts'
import { isAgent, type Person, personById } from '../people/people.ts'
import { standing, ticketFor } from '../people/rights.ts'
import { watch } from '../people/watching.ts'
import { rankingOwner } from '../processes/ranking-owners.ts'
import { config } from '../setup/config.ts'
import { promisedOf } from '../sla/clock-rows.ts'
import { retarget } from '../sla/retargeting.ts'
import { lineOpensAt } from '../time/calendars.ts'
import { agentsOnDuty, assigneeFor, firstAssignee, nextAssignee } from './routing.ts'
import { defaultStatus, enter } from './statuses.ts'
import { change, refuseOver, type Ticket, ticketOf } from './tickets.ts'

/** An agent takes a ticket and it is in work; of two at once the second is told who has it. */
export function take(desk: Desk, by: Person, number: number): Ticket {
  return deed(desk, () => {
    const ticket = ticketFor(desk, by, number, 'take')
    refuseOver(ticket)
    if (ticket.gate !== null) throw new DeskError('approval_waiting', { number })
    if (ticket.assigneeId !== null && ticket.assigneeId !== by.id) {
      const name = personById(desk, ticket.assigneeId)?.name ?? ''
      throw new DeskError('already_taken', { number, name })
    }
    if (ticket.assigneeId === null) give(desk, ticket, by, by, 'taken')
    const taken = ticketOf(desk, number)
    if (taken.category !== 'new') return taken
    return enter(desk, taken, defaultStatus(desk, 'active'), { by })
  })
}

/** Gives a ticket to an agent of its line, or to nobody. */
export function assign(desk: Desk, by: Person, number: number, to: number | null): Ticket {
  return deed(desk, () => {
    const ticket = ticketFor(desk, by, number, 'assign')
    if (ticket.category === 'closed') throw new DeskError('ticket_closed', { number })
    if (ticket.assigneeId === to) return ticket
    if (to !== null && ticket.gate !== null) throw new DeskError('approval_waiting', { number })
    const person = to === null ? null : personById(desk, to)
    if (person === undefined) throw new DeskError('not_found')
    if (person && !mayHold(desk, person, ticket)) throw new DeskError('not_in_line')
    give(desk, ticket, person, by, 'assigned')
    return ticketOf(desk, number)
  })
}

/**
 * Moves a ticket to another line, which gives it to `assignee` (a key; not to somebody away) or in its
 * own way, and hears of it.
 */
export function move(
  desk: Desk,
  by: Person | null,
  number: number,
  lineKey: string,
  reason = '',
  assignee?: string,
): Ticket {
  return deed(desk, () => {
    const ticket = by ? ticketFor(desk, by, number, 'move') : ticketOf(desk, number)
    const line = config(desk).lines.get(lineKey)
    if (!line) throw new DeskError('unknown_line', { line: lineKey })
    if (ticket.category === 'closed') throw new DeskError('ticket_closed', { number })
    if (ticket.line === lineKey) throw new DeskError('already_there', { number })
    if (ticket.assigneeId !== null) watch(desk, number, ticket.assigneeId)
    // Whoever hands a ticket on goes on reading it.
    if (by) watch(desk, number, by.id)
    const moved = change(desk, number, { line: lineKey, assigneeId: null, announceAt: null })
    record(desk, 'moved', {
      ticket: number,
      by: by?.id ?? null,
      data: { from: ticket.line, to: lineKey, ...(reason ? { reason } : {}) },
    })
    retarget(desk, moved)
    // What waits for an approval is nobody's work there either.
    if (moved.gate === null) bringToLine(desk, moved, by, reason, assignee)
    redrawCards(desk, number)
    return ticketOf(desk, number)
  })
}

/**
 * Gives on a ticket whose assignee no longer works: to a person who may hold it, else as its line gives
 * tickets; where nobody is found the line hears of it. Before an approval it goes to nobody. Asks for no
 * right of its own. Within a deed.
 */
export function handOn(desk: Desk, by: Person | null, number: number, to: Person | null): Ticket {
  const ticket = ticketOf(desk, number)
  // What waits for an approval is nobody's work meanwhile.
  const chosen = ticket.gate === null ? successorFor(desk, ticket, to) : null
  const next = chosen?.id === ticket.assigneeId ? null : chosen
  give(desk, ticket, next, by, 'left')
  if (!next && ticket.open === 1 && ticket.gate === null) announce(desk, ticketOf(desk, number))
  return ticketOf(desk, number)
}

/** No approval holds a ticket up any more: it is given as its line gives tickets, and told of. Within a deed. */
export function begin(desk: Desk, ticket: Ticket): void {
  const { number } = ticket
  const assigneeId = ticket.assigneeId ?? assigneeFor(desk, ticket)
  if (assigneeId !== null && ticket.assigneeId === null) {
    change(desk, number, { assigneeId })
    record(desk, 'assigned', {
      ticket: number,
      data: { from: null, to: assigneeId, why: 'approved' },
    })
  }
  announce(desk, ticketOf(desk, number))
}

/** Tells who should begin with a new ticket: its assignee, its line, or its line once it opens. */
export function announce(desk: Desk, ticket: Ticket): void {
  const assignee = ticket.assigneeId === null ? undefined : personById(desk, ticket.assigneeId)
  if (assignee) {
    tellAgent(desk, assignee, assigned(desk, ticket, null), ticket)
    tellOwner(desk, ticket)
    return
  }
  const opensAt = lineOpensAt(desk, ticket.line)
  const isShut = opensAt !== null && opensAt > desk.now()
  if (isShut) change(desk, ticket.number, { announceAt: opensAt })
  else announceToLine(desk, ticket)
}

/** The line hears of an unassigned ticket now. */
export function announceToLine(desk: Desk, ticket: Ticket): void {
  if (ticket.announceAt !== null) change(desk, ticket.number, { announceAt: null })
  if (ticket.assigneeId !== null || ticket.open === 0 || ticket.gate !== null) return
  if (tellOwner(desk, ticket)) return
  tellLine(desk, ticket, {
    fact: 'new_ticket',
    ...about(ticket),
    requester: personById(desk, ticket.requesterId)?.name ?? '',
    line: config(desk).lines.get(ticket.line)?.name ?? ticket.line,
    priority: ticket.priority,
    ...promise(desk, ticket),
  })
}

/** Whoever may be given the ticket: those who work on it by right, but never its requester. */
export function mayHold(desk: Desk, person: Person, ticket: Ticket): boolean {
  return isAgent(person) && standing(desk, person, ticket) === 'agent'
}

/** The agents to whom a ticket can be given, those on duty first. */
export function candidates(desk: Desk, ticket: Ticket, everybody: Person[]): Person[] {
  const onDuty = new Set(agentsOnDuty(desk, ticket.line).map((agent) => agent.id))
  const able = everybody.filter((person) => mayHold(desk, person, ticket))
  return able.sort((a, b) => Number(onDuty.has(b.id)) - Number(onDuty.has(a.id)))
}

function successorFor(desk: Desk, ticket: Ticket, to: Person | null): Person | null {
  if (to && mayHold(desk, to, ticket)) return to
  return personOf(desk, nextAssignee(desk, ticket.line, ticket.requesterId))
}

function personOf(desk: Desk, id: number | null): Person | null {
  return (id === null ? undefined : personById(desk, id)) ?? null
}

function bringToLine(
  desk: Desk,
  moved: Ticket,
  by: Person | null,
  reason: string,
  assignee: string | undefined,
): void {
  const { number, line, requesterId } = moved
  const person = personOf(desk, firstAssignee(desk, { line, assignee }, requesterId))
  const isRanked = tellOwner(desk, moved)
  if (person) give(desk, ticketOf(desk, number), person, by, 'moved', reason)
  else if (!isRanked) tellLine(desk, moved, movedHere(desk, moved, by, reason), by?.id)
}

function give(
  desk: Desk,
  ticket: Ticket,
  person: Person | null,
  by: Person | null,
  why: string,
  reason = '',
): void {
  if (ticket.assigneeId !== null) watch(desk, ticket.number, ticket.assigneeId)
  const given = change(desk, ticket.number, { assigneeId: person?.id ?? null, announceAt: null })
  record(desk, why === 'taken' ? 'taken' : 'assigned', {
    ticket: ticket.number,
    by: by?.id ?? null,
    data: { from: ticket.assigneeId, to: person?.id ?? null, why },
  })
  if (person) tellAgent(desk, person, assigned(desk, given, by, reason), given, by?.id)
  redrawCards(desk, ticket.number)
}

function assigned(desk: Desk, ticket: Ticket, by: Person | null, reason = '') {
  return {
    fact: 'assigned' as const,
    ...about(ticket),
    requester: personById(desk, ticket.requesterId)?.name ?? '',
    priority: ticket.priority,
    ...promise(desk, ticket),
    ...(by ? { by: by.name } : {}),
    ...(reason ? { reason } : {}),
  }
}

function promise(desk: Desk, ticket: Ticket) {
  const promised = promisedOf(desk, ticketOf(desk, ticket.number))
  return promised ? { promised } : {}
}

function movedHere(desk: Desk, ticket: Ticket, by: Person | null, reason: string) {
  return {
    fact: 'moved_here' as const,
    ...about(ticket),
    requester: personById(desk, ticket.requesterId)?.name ?? '',
    line: config(desk).lines.get(ticket.line)?.name ?? ticket.line,
    ...(by ? { by: by.name } : {}),
    ...(reason ? { reason } : {}),
  }
}

/** In an upstream line the owner of its part hears of a ticket: it is theirs to say when it is worked on. */
function tellOwner(desk: Desk, ticket: Ticket): boolean {
  const owner = rankingOwner(desk, ticket)
  if (!owner) return false
  const fact: Fact = {
    fact: 'to_rank',
    ...about(ticket),
    requester: personById(desk, ticket.requesterId)?.name ?? '',
    line: config(desk).lines.get(ticket.line)?.name ?? ticket.line,
  }
  if (isAgent(owner)) tellAgent(desk, owner, fact, ticket)
  else tellPerson(desk, owner, fact, ticket)
  return true
}
