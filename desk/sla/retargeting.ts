import { about, tellRequester } from '../delivery/notify.ts'
import type { Desk } from '../desk.ts'
import { lastEvent } from '../events.ts'
import { change, type Ticket, type TicketValues } from '../tickets/tickets.ts'
import { addClock, allClocks, changeClock, isLive, promisedOf } from './clock-rows.ts'
import { refresh, refreshTicket } from './deadlines.ts'
import { type PolicyTarget, type Target, targetFor } from './policy-targets.ts'
import { type ClockRow, readingOf } from './readings.ts'
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
 * `ticket` is as it is now, with what was promised until now.
 */
export function retarget(desk: Desk, ticket: Ticket): Ticket {
  const moved = refreshTicket(desk, ticket, fitClocks(desk, ticket))
  if (ticket.dueAt === null || ticket.dueAt === moved.dueAt) return moved
  const promised = promisedOf(desk, moved)
  if (promised) tellRequester(desk, moved, { fact: 'promise', ...about(moved), ...promised })
  return moved
}

/** Gives an open ticket the clocks that its policy sets, and takes away the others; gives those that live. */
export function fitClocks(desk: Desk, ticket: Ticket): ClockRow[] {
  const all = allClocks(desk, ticket.number)
  if (ticket.open === 0) return all.filter(isLive)
  const fitted = all.map((clock) => (clock.metAt === null ? refit(desk, ticket, clock) : clock))
  return [...fitted, ...startMissing(desk, ticket, all)].filter(isLive)
}

/** Starts a clock if the policy sets one, with the standstills since then. */
export function startClock(
  desk: Desk,
  ticket: Ticket,
  target: Target,
  startedAt: number,
): ClockRow[] {
  const wanted = targetFor(desk, ticket, target)
  if (!wanted) return []
  const { policy, calendar, targetMinutes } = wanted
  const pauses = pausesSince(desk, ticket, startedAt, wanted)
  const clock = { ticket: ticket.number, target, policy, calendar, targetMinutes, startedAt }
  const timeline = { ...clock, pauses, former: [], metAt: null }
  const dueAt = readingOf(desk, timeline, desk.now())?.dueAt ?? null
  return [addClock(desk, { ...clock, pauses, former: [], dueAt })]
}

/** The clock no longer applies; it is kept, should its policy want it again. */
export function dropClock(desk: Desk, clock: ClockRow): ClockRow {
  dropReminders(desk, clock.id)
  return changeClock(desk, clock, { droppedAt: desk.now(), dueAt: null })
}

function refit(desk: Desk, ticket: Ticket, clock: ClockRow): ClockRow {
  const wanted = targetFor(desk, ticket, clock.target)
  if (wanted) return fitClock(desk, ticket, revived(desk, ticket, clock, wanted), wanted)
  return clock.droppedAt === null ? dropClock(desk, clock) : clock
}

function startMissing(desk: Desk, ticket: Ticket, all: ClockRow[]): ClockRow[] {
  const started: ClockRow[] = []
  const isMissing = (target: Target) => !all.some((clock) => clock.target === target)
  if (isMissing('resolution')) {
    started.push(...startClock(desk, ticket, 'resolution', ticket.createdAt))
  }
  if (isMissing('first_response') && owesFirstResponse(desk, ticket)) {
    started.push(...startClock(desk, ticket, 'first_response', ticket.createdAt))
  }
  const isExpected = all.some((clock) => clock.target === 'next_response' && clock.metAt === null)
  const since = ticket.unansweredSince ?? 0
  // Until the first answer it may be the filing itself, for which the first response is owed.
  const isFiling = ticket.answeredAt === null && since <= ticket.createdAt
  if (!isExpected && since > 0 && !isFiling) {
    started.push(...startClock(desk, ticket, 'next_response', since))
  }
  return started
}

function fitClock(desk: Desk, ticket: Ticket, clock: ClockRow, wanted: PolicyTarget): ClockRow {
  const now = desk.now()
  const pauses = pausedFrom(clock.pauses, now, standstillOf(ticket, wanted.pauses))
  const { policy, calendar, targetMinutes } = wanted
  if (clock.calendar !== calendar) return carryOver(desk, { ...clock, pauses }, wanted)
  const isFit =
    clock.policy === policy && clock.targetMinutes === targetMinutes && clock.pauses === pauses
  return isFit ? clock : changeClock(desk, clock, { policy, targetMinutes, pauses })
}

function carryOver(desk: Desk, clock: ClockRow, wanted: PolicyTarget): ClockRow {
  const now = desk.now()
  const { calendar, startedAt: from, pauses } = clock
  const ended = { calendar, from, to: now, pauses: endPause(pauses, now) }
  return changeClock(desk, clock, {
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
