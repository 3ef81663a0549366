import { eq, inArray } from 'drizzle-orm'
import { reminders } from '../db/tables/clocks.ts'
import type { Listener, Reminder } from '../scenarios/pack-policies.ts'
import { move } from './assignment.ts'
import { isOpen, nextOpening } from './calendar.ts'
import { calendarOf } from './calendars.ts'
import { config } from './config.ts'
import type { Desk } from './desk.ts'
import { record } from './events.ts'
import type { Fact } from './letters.ts'
import { about, tellAgent, tellLead, tellLine, tellPerson, tellWorkers } from './notify.ts'
import { personById, personByKey } from './people.ts'
import type { ClockRow } from './readings.ts'
import { type ReminderRow, remindersOf } from './reminders.ts'
import { type Ticket, ticketOf } from './tickets.ts'

/** How late a tick may be and still count as the instant itself: a deadline at closing is told then. */
const GRACE_MS = 2 * 60_000

/**
 * Sends what one clock has to remind of: after an outage only the latest. Outside the policy's
 * calendar nobody is disturbed: it waits for the next opening.
 */
export function remind(desk: Desk, due: { reminder: ReminderRow; clock: ClockRow }[]): void {
  const latest = due.at(-1)
  if (!latest) return
  const { clock } = latest
  const waitsUntil = quietUntil(desk, clock, latest.reminder)
  if (waitsUntil !== null) {
    const ids = due.map(({ reminder }) => reminder.id)
    desk.db.update(reminders).set({ at: waitsUntil }).where(inArray(reminders.id, ids)).run()
    return
  }
  const wanted = remindersOf(desk, clock)
  for (const { reminder } of due) {
    const skipped = reminder.id === latest.reminder.id ? 0 : 1
    desk.db
      .update(reminders)
      .set({ doneAt: desk.now(), skipped })
      .where(eq(reminders.id, reminder.id))
      .run()
  }
  const together = due.filter(({ reminder }) => reminder.dueAt === latest.reminder.dueAt)
  for (const { reminder } of together) {
    const rule = wanted.get(reminder.threshold)
    if (rule) send(desk, ticketOf(desk, clock.ticket), clock, rule)
  }
  escalate(desk, clock, due, wanted)
}

function quietUntil(desk: Desk, clock: ClockRow, reminder: ReminderRow): number | null {
  const calendar = calendarOf(desk, clock.calendar)
  const now = desk.now()
  if (!calendar || isOpen(calendar, now)) return null
  if (reminder.dueAt !== null && now - reminder.dueAt <= GRACE_MS) return null
  return nextOpening(calendar, now)
}

function send(desk: Desk, ticket: Ticket, clock: ClockRow, rule: Reminder): void {
  const over = rule.when.startsWith('breach')
  const fact: Fact = {
    fact: 'reminder',
    ...about(ticket),
    target: clock.target,
    threshold: rule.when,
    dueAt: clock.dueAt ?? desk.now(),
    over,
  }
  record(desk, 'reminded', {
    ticket: ticket.number,
    data: { target: clock.target, threshold: rule.when, notify: rule.notify ?? [] },
  })
  for (const listener of rule.notify ?? []) tellListener(desk, ticket, listener, fact)
}

function tellListener(desk: Desk, ticket: Ticket, listener: Listener, fact: Fact): void {
  if (listener === 'assignee') tellWorkers(desk, ticket, fact)
  else if (listener === 'line') tellLine(desk, ticket, fact)
  else if (listener === 'lead') tellLead(desk, ticket, fact)
  else if (listener === 'requester') {
    const requester = personById(desk, ticket.requesterId)
    if (requester) tellPerson(desk, requester, fact, ticket)
  } else {
    const person = personByKey(desk, listener.slice('person:'.length))
    if (person) tellAgent(desk, person, fact, ticket)
  }
}

/** An escalation is a deed, not a message: it happens even when its reminder was passed over. */
function escalate(
  desk: Desk,
  clock: ClockRow,
  due: { reminder: ReminderRow }[],
  wanted: Map<string, Reminder>,
): void {
  const escalates = due.some(({ reminder }) => wanted.get(reminder.threshold)?.escalate)
  const ticket = ticketOf(desk, clock.ticket)
  const next = config(desk).lines.get(ticket.line)?.escalates_to
  if (!escalates || next === undefined || ticket.open === 0) return
  move(desk, null, ticket.number, next, 'escalated')
}
