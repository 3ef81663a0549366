import { redrawCards } from '../chat/cards.ts'
import type { Desk } from '../desk.ts'
import { record } from '../events.ts'
import { change, NO_DEADLINE, type Ticket, ticketOf } from '../tickets/tickets.ts'
import { keepDue, liveClocks } from './clock-rows.ts'
import { raisingTime } from './raising-rules.ts'
import { type ClockRow, instantOf, type Reading, readingOf } from './readings.ts'
import { planReminders } from './reminders.ts'

const NEAR_SHARE = 0.8

/**
 * Reads a ticket's clocks now and keeps what follows: due times, breaches, reminders, the place in
 * the queue. The cards show a due time that moved. Writes nothing where nothing changed.
 */
export function refresh(desk: Desk, number: number): Ticket {
  const ticket = ticketOf(desk, number)
  const live = liveClocks(desk, number).map((clock) => refreshClock(desk, clock))
  const running = live.filter((clock) => clock.dueAt !== null)
  const dueAt = earliest(running.map((clock) => clock.dueAt))
  const nearAt = earliest(running.map((clock) => nearOf(desk, clock)))
  const raiseAt = raisingTime(desk, ticket)
  if (ticket.dueAt === dueAt && ticket.nearAt === nearAt && ticket.raiseAt === raiseAt) {
    return ticket
  }
  if (ticket.dueAt !== dueAt) redrawCards(desk, number)
  return change(desk, number, { dueAt, nearAt, raiseAt, queueAt: dueAt ?? NO_DEADLINE })
}

/** Keeps when a clock is due and whether it was breached; a breach stays a breach. */
export function keepReading(desk: Desk, clock: ClockRow, reading: Reading | undefined): ClockRow {
  const dueAt = reading?.dueAt ?? null
  const breachedAt = clock.breachedAt ?? reading?.breachedAt ?? null
  if (clock.dueAt === dueAt && clock.breachedAt === breachedAt) return clock
  if (clock.breachedAt !== breachedAt) {
    const data = { target: clock.target, at: breachedAt }
    record(desk, 'breached', { ticket: clock.ticket, data })
    redrawCards(desk, clock.ticket)
  }
  return keepDue(desk, clock, { dueAt, breachedAt })
}

function refreshClock(desk: Desk, clock: ClockRow): ClockRow {
  const kept = keepReading(desk, clock, readingOf(desk, clock, desk.now()))
  planReminders(desk, kept)
  return kept
}

function nearOf(desk: Desk, clock: ClockRow): number | null {
  return instantOf(desk, clock, clock.targetMinutes * NEAR_SHARE)
}

function earliest(instants: (number | null)[]): number | null {
  const known = instants.filter((at) => at !== null)
  return known.length > 0 ? Math.min(...known) : null
}
