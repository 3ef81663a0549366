import { eq, sql } from 'drizzle-orm'
import { tickets } from '../../db/tables/tickets.ts'
import { redrawCards } from '../chat/cards.ts'
import type { Desk } from '../desk.ts'
import { record } from '../events.ts'
import { prepared } from '../prepared.ts'
import { NO_DEADLINE, type Ticket, ticketOf } from '../tickets/tickets.ts'
import { keepDue, liveClocks } from './clock-rows.ts'
import { raisingTime } from './raising-rules.ts'
import { type ClockRow, instantsOf, type Reading, readingOf } from './readings.ts'
import { planReminders, plansOf, type ReminderRow } from './reminders.ts'

const NEAR_SHARE = 0.8

const kept = prepared((db) =>
  db
    .update(tickets)
    .set({
      dueAt: sql`${sql.placeholder('dueAt')}`,
      nearAt: sql`${sql.placeholder('nearAt')}`,
      raiseAt: sql`${sql.placeholder('raiseAt')}`,
      queueAt: sql`${sql.placeholder('queueAt')}`,
      updatedAt: sql`${sql.placeholder('updatedAt')}`,
    })
    .where(eq(tickets.number, sql.placeholder('number')))
    .prepare(),
)

/**
 * Reads a ticket's clocks now and keeps what follows: due times, breaches, reminders, the place in
 * the queue. The cards show a due time that moved. Writes nothing where nothing changed.
 */
export function refresh(desk: Desk, number: number): Ticket {
  return refreshTicket(desk, ticketOf(desk, number), liveClocks(desk, number))
}

/** The same for a ticket as it is now and its live clocks, where they are at hand. */
export function refreshTicket(desk: Desk, ticket: Ticket, live: ClockRow[]): Ticket {
  const { number } = ticket
  const plans = live.length > 0 ? plansOf(desk, number) : new Map<number, ReminderRow[]>()
  const running = live.map((clock) => refreshClock(desk, clock, plans.get(clock.id) ?? []))
  const dueAt = earliest(running.map((clock) => clock.dueAt))
  const nearAt = earliest(running.map((clock) => clock.nearAt))
  const raiseAt = raisingTime(desk, ticket)
  if (ticket.dueAt === dueAt && ticket.nearAt === nearAt && ticket.raiseAt === raiseAt) {
    return ticket
  }
  if (ticket.dueAt !== dueAt) redrawCards(desk, number)
  const deadline = { dueAt, nearAt, raiseAt, queueAt: dueAt ?? NO_DEADLINE, updatedAt: desk.now() }
  kept(desk).run({ ...deadline, number })
  return { ...ticket, ...deadline }
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

function refreshClock(desk: Desk, clock: ClockRow, known: ReminderRow[]) {
  const reading = readingOf(desk, clock, desk.now())
  const { dueAt } = keepReading(desk, clock, reading)
  const instantAt = instantsOf(desk, clock, reading)
  planReminders(desk, clock, known, instantAt)
  return { dueAt, nearAt: dueAt === null ? null : instantAt(clock.targetMinutes * NEAR_SHARE) }
}

function earliest(instants: (number | null)[]): number | null {
  const known = instants.filter((at) => at !== null)
  return known.length > 0 ? Math.min(...known) : null
}
