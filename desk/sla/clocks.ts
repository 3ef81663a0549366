import type { Desk } from '../desk.ts'
import type { Ticket } from '../tickets/tickets.ts'
import { allClocks, changeClock, liveClocks } from './clock-rows.ts'
import { keepReading, refresh, refreshTicket } from './deadlines.ts'
import { type Target, targetFor } from './policy-targets.ts'
import { type ClockRow, readingOf } from './readings.ts'
import { dropReminders } from './reminders.ts'
import { dropClock, fitClocks, startClock } from './retargeting.ts'
import { endPause, pausedFrom, standstillOf, statusPauses } from './standstill.ts'

/** All clocks of a ticket, oldest first. */
export function clocksOf(desk: Desk, ticket: number): ClockRow[] {
  return allClocks(desk, ticket).filter((clock) => clock.droppedAt === null)
}

/** Starts what a new ticket is promised, a first response and a resolution, and gives it with its deadline. */
export function startClocks(desk: Desk, ticket: Ticket): Ticket {
  const first = startClock(desk, ticket, 'first_response', ticket.createdAt)
  const resolution = startClock(desk, ticket, 'resolution', ticket.createdAt)
  return refreshTicket(desk, ticket, [...first, ...resolution])
}

/**
 * The requester wrote: the next response is due from the first message that waits for an answer.
 * Takes the ticket as it is now, and gives it with its deadline.
 */
export function expectResponse(desk: Desk, ticket: Ticket): Ticket {
  const live = liveClocks(desk, ticket.number)
  const isExpected = live.some((one) => one.target === 'next_response')
  const next = isExpected ? [] : startClock(desk, ticket, 'next_response', desk.now())
  return refreshTicket(desk, ticket, [...live, ...next])
}

/** An agent answered, asked or solved: the response clocks are met. */
export function meetResponse(desk: Desk, ticket: number): void {
  meet(desk, ticket, ['first_response', 'next_response'])
}

/** Solved: nothing more is owed. */
export function meetAll(desk: Desk, ticket: number): void {
  meet(desk, ticket, ['first_response', 'next_response', 'resolution'])
}

/** The next response is not owed after all; a first one still is. */
export function meetNextResponse(desk: Desk, ticket: number): void {
  meet(desk, ticket, ['next_response'])
}

/** A cancelled or merged ticket has no clocks, those that were met neither. */
export function dropClocks(desk: Desk, ticket: number): void {
  for (const clock of clocksOf(desk, ticket)) dropClock(desk, clock)
  refresh(desk, ticket)
}

/** Its requester has fallen silent: what was met stays met, nothing more is owed. */
export function giveUpClocks(desk: Desk, ticket: number): void {
  for (const clock of liveClocks(desk, ticket)) dropClock(desk, clock)
  refresh(desk, ticket)
}

/** Enters or leaves a standstill, as the ticket is now: which clocks stand still is the policy's to say. */
export function standStill(desk: Desk, ticket: Ticket): void {
  for (const clock of liveClocks(desk, ticket.number)) {
    const stands = targetFor(desk, ticket, clock.target)?.pauses === true
    const pauses = pausedFrom(clock.pauses, desk.now(), standstillOf(ticket, stands))
    changeClock(desk, clock, { pauses })
  }
  refresh(desk, ticket.number)
}

/** Reopened: the resolution goes on with what it had used; solved and closed time does not count. */
export function resumeResolution(desk: Desk, ticket: Ticket, stoodSince: number): void {
  const all = allClocks(desk, ticket.number)
  const resolution = all.findLast((clock) => clock.target === 'resolution')
  if (resolution) {
    const before = endPause(resolution.pauses, stoodSince)
    const pauses = [...before, ...statusPauses(desk, ticket, stoodSince)]
    changeClock(desk, resolution, { metAt: null, droppedAt: null, pauses })
  }
  fitClocks(desk, ticket)
  refresh(desk, ticket.number)
}

function meet(desk: Desk, ticket: number, targets: Target[]): void {
  const metAt = desk.now()
  for (const clock of allClocks(desk, ticket)) {
    if (clock.metAt !== null || !targets.includes(clock.target)) continue
    // What no longer applies is over as well: neither another policy nor a reopening brings it back.
    const met = changeClock(desk, clock, { metAt })
    if (clock.droppedAt === null) keepReading(desk, met, readingOf(desk, met, metAt))
    dropReminders(desk, clock.id)
  }
  refresh(desk, ticket)
}
