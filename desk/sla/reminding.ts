import { inArray } from 'drizzle-orm'
import { reminders } from '../../db/tables/clocks.ts'
import type { Reminder } from '../../scenarios/pack-policies.ts'
import { isOpen, nextOpening } from '../calendar.ts'
import { about } from '../delivery/notify.ts'
import type { Desk } from '../desk.ts'
import { record } from '../events.ts'
import { config } from '../setup/config.ts'
import { move } from '../tickets/assignment.ts'
import { ticketOf } from '../tickets/tickets.ts'
import { calendarOf } from '../time/calendars.ts'
import { clockById, isLive, liveClocks } from './clock-rows.ts'
import { tellListeners } from './listeners.ts'
import type { ClockRow } from './readings.ts'
import { dropReminders, dueReminders, type ReminderRow, remindersOf } from './reminders.ts'
import { retarget } from './retargeting.ts'

/** How late a tick may come and still be the instant itself: what is due at closing is told then. */
const GRACE_MS = 60_000

/**
 * Sends what the ticket of a clock has to remind of, of each of its clocks only the latest. Outside the
 * policy's calendar nobody is disturbed: it waits for the next opening.
 */
export function remind(desk: Desk, clockId: number): void {
  const stored = clockById(desk, clockId)
  if (!stored || !isLive(stored)) {
    dropReminders(desk, clockId)
    return
  }
  // A calendar may have been edited and not every clock measured by it yet.
  retarget(desk, ticketOf(desk, stored.ticket))
  // That has planned the reminders of every clock anew: none must be left for the next tick to find.
  for (const clock of liveClocks(desk, stored.ticket)) remindOf(desk, clock)
}

function remindOf(desk: Desk, clock: ClockRow): void {
  const due = dueReminders(desk, clock.id)
  const latest = due.at(-1)
  if (!latest) return
  const quietUntil = quietTime(desk, clock, latest.dueAt ?? desk.now())
  if (quietUntil === undefined) sendLatest(desk, clock, due, latest)
  else settle(desk, due, { at: quietUntil })
}

/** When to remind instead of now; undefined: now will do. */
function quietTime(desk: Desk, clock: ClockRow, dueAt: number): number | null | undefined {
  const calendar = calendarOf(desk, clock.calendar)
  const now = desk.now()
  if (!calendar || isOpen(calendar, now)) return undefined
  const isDueAtClosing = !isOpen(calendar, dueAt) && isOpen(calendar, dueAt - 1)
  if (isDueAtClosing && now - dueAt <= GRACE_MS) return undefined
  return nextOpening(calendar, now)
}

function sendLatest(desk: Desk, clock: ClockRow, due: ReminderRow[], latest: ReminderRow): void {
  const isLatest = ({ dueAt }: ReminderRow) => dueAt === latest.dueAt
  const skipped = due.filter((row) => !isLatest(row))
  const together = due.filter(isLatest)
  settle(desk, skipped, { doneAt: desk.now(), skipped: 1 })
  settle(desk, together, { doneAt: desk.now() })
  const rules = remindersOf(desk, clock)
  // What comes due at one instant (100%, breach) is one message to everybody whom it names.
  const named = together.flatMap(({ threshold }) => rules.get(threshold) ?? [])
  send(desk, clock, latest.threshold, named)
  // An escalation is a deed, not a message: one that was passed over is done all the same.
  const escalations = due.filter(({ threshold }) =>
    rules.get(threshold)?.some((rule) => rule.escalate),
  )
  escalate(desk, clock, escalations.length)
}

function send(desk: Desk, clock: ClockRow, threshold: string, rules: Reminder[]): void {
  const ticket = ticketOf(desk, clock.ticket)
  const { target } = clock
  const notify = [...new Set(rules.flatMap((rule) => rule.notify ?? []))]
  record(desk, 'reminded', { ticket: ticket.number, data: { target, threshold, notify } })
  tellListeners(desk, ticket, notify, {
    fact: 'reminder',
    ...about(ticket),
    target,
    threshold,
    dueAt: clock.dueAt ?? desk.now(),
    over: threshold.startsWith('breach'),
  })
}

function escalate(desk: Desk, clock: ClockRow, steps: number): void {
  const ticket = ticketOf(desk, clock.ticket)
  let line = ticket.line
  for (let step = 0; step < steps; step++) {
    line = config(desk).lines.get(line)?.escalates_to ?? line
  }
  if (line !== ticket.line && ticket.open === 1) {
    move(desk, null, ticket.number, line, 'escalated')
  }
}

function settle(desk: Desk, rows: ReminderRow[], values: Partial<ReminderRow>): void {
  const ids = rows.map(({ id }) => id)
  if (ids.length > 0) {
    desk.db.update(reminders).set(values).where(inArray(reminders.id, ids)).run()
  }
}
