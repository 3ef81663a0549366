import { about, tellRequester } from '../delivery/notify.ts'
import type { Desk } from '../desk.ts'
import { lastEvent } from '../events.ts'
import { change, type Ticket, type TicketValues } from '../tickets/tickets.ts'
import { addClock, allClocks, changeClock, promisedOf } from './clock-rows.ts'
import { refresh } from './deadlines.ts'
import { type PolicyTarget, type Target, targetFor } from './policy-targets.ts'
import type { ClockRow } from './readings.ts'
import { dropReminders } from './reminders.ts'
import { endPause, pausedFrom, standstillOf, statusPauses } from './standstill.ts'

/** What stops every clock, whatever the policy says of waiting. */
const ALWAYS = ['solved', 'closed', 'approval']

/** Changes by what a ticket's clocks count, once what has passed until now is known for a breach. */
export function changeTerms(desk: Desk, number: number, terms: TicketValues): Ticket {
  refresh(desk, number)
  return retarget(desk, change(desk, number, terms))
}

/**
 * Service, line, policy, priority or calendar changed: the clocks are those of the policy as it is
 * now, with what they have used. The requester, who cannot see why, is told a deadline that moved.
 * `ticket` is as it was promised until now.
 */
export function retarget(desk: Desk, ticket: Ticket): Ticket {
  fitClocks(desk, ticket)
  const moved = refresh(desk, ticket.number)
  const promised = promisedOf(desk, moved)
  if (promised && ticket.dueAt !== null && ticket.dueAt !== promised.dueAt) {
    tellRequester(desk, moved, { fact: 'promise', ...about(moved), ...promised })
  }
  return moved
}

/** Gives an open ticket the clocks that its policy sets, and takes away the others. */
export function fitClocks(desk: Desk, ticket: Ticket): void {
  if (ticket.open === 0) return
  const all = allClocks(desk, ticket.number)
  for (const clock of all.filter(({ metAt }) => metAt === null)) {
    const wanted = targetFor(desk, ticket, clock.target)
    if (wanted) fitClock(desk, ticket, revived(desk, ticket, clock, wanted), wanted)
    else if (clock.droppedAt === null) dropClock(desk, clock)
  }
  const isMissing = (target: Target) => !all.some((clock) => clock.target === target)
  if (isMissing('resolution')) startClock(desk, ticket, 'resolution', ticket.createdAt)
  if (isMissing('first_response') && owesFirstResponse(desk, ticket)) {
    startClock(desk, ticket, 'first_response', ticket.createdAt)
  }
  const isExpected = all.some((clock) => clock.target === 'next_response' && clock.metAt === null)
  const since = ticket.unansweredSince ?? 0
  // Until the first answer it may be the filing itself, for which the first response is owed.
  const isFiling = ticket.answeredAt === null && since <= ticket.createdAt
  if (!isExpected && since > 0 && !isFiling) startClock(desk, ticket, 'next_response', since)
}

/** Starts a clock if the policy sets one, with the standstills since then. */
export function startClock(desk: Desk, ticket: Ticket, target: Target, startedAt: number): void {
  const wanted = targetFor(desk, ticket, target)
  if (!wanted) return
  const { policy, calendar, targetMinutes } = wanted
  const pauses = pausesSince(desk, ticket, startedAt, wanted)
  const clock = { ticket: ticket.number, target, policy, calendar, targetMinutes, startedAt }
  addClock(desk, { ...clock, pauses, former: [] })
}

/** The clock no longer applies; it is kept, should its policy want it again. */
export function dropClock(desk: Desk, clock: ClockRow): void {
  changeClock(desk, clock, { droppedAt: desk.now(), dueAt: null })
  dropReminders(desk, clock.id)
}

function fitClock(desk: Desk, ticket: Ticket, clock: ClockRow, wanted: PolicyTarget): void {
  const now = desk.now()
  const pauses = pausedFrom(clock.pauses, now, standstillOf(ticket, wanted.pauses))
  const { policy, calendar, targetMinutes } = wanted
  if (clock.calendar !== calendar) carryOver(desk, { ...clock, pauses }, wanted)
  else if (
    clock.policy !== policy ||
    clock.targetMinutes !== targetMinutes ||
    clock.pauses !== pauses
  ) {
    changeClock(desk, clock, { policy, targetMinutes, pauses })
  }
}

function carryOver(desk: Desk, clock: ClockRow, wanted: PolicyTarget): void {
  const now = desk.now()
  const { calendar, startedAt: from, pauses } = clock
  const ended = { calendar, from, to: now, pauses: endPause(pauses, now) }
  changeClock(desk, clock, {
    policy: wanted.policy,
    calendar: wanted.calendar,
    targetMinutes: wanted.targetMinutes,
    startedAt: now,
    pauses: pauses.filter(({ to }) => to === null).map((pause) => ({ ...pause, from: now })),
    former: [...clock.former, ended],
  })
}

function revived(desk: Desk, ticket: Ticket, clock: ClockRow, wanted: PolicyTarget): ClockRow {
  const { droppedAt } = clock
  if (droppedAt === null) return clock
  const since = pausesSince(desk, ticket, droppedAt, wanted)
  const pauses = [...endPause(clock.pauses, droppedAt), ...since]
  return changeClock(desk, clock, { droppedAt: null, pauses })
}

function pausesSince(desk: Desk, ticket: Ticket, since: number, wanted: PolicyTarget) {
  const stood = statusPauses(desk, ticket, since)
  return stood.filter(({ reason }) => wanted.pauses || ALWAYS.includes(reason))
}

/** A first response never starts again: an answer or a reopening has ended it. */
function owesFirstResponse(desk: Desk, ticket: Ticket): boolean {
  return ticket.answeredAt === null && !lastEvent(desk, ticket.number, 'reopened')
}
