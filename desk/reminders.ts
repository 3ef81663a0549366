import { and, asc, eq, isNull, lte, notInArray } from 'drizzle-orm'
import { clocks, reminders } from '../db/tables/clocks.ts'
import { type Reminder, reminderMoment } from '../scenarios/pack-policies.ts'
import { config } from './config.ts'
import type { Desk } from './desk.ts'
import { type ClockRow, instantOf } from './readings.ts'

export type ReminderRow = typeof reminders.$inferSelect

/** What a policy reminds of for this clock, by the name under which each is sent once. */
export function remindersOf(desk: Desk, clock: ClockRow): Map<string, Reminder> {
  const policy = config(desk).policies.get(clock.policy)
  const mine = (policy?.reminders ?? []).filter(
    (reminder) => reminder.of === undefined || reminder.of === clock.target,
  )
  return new Map(mine.map((reminder) => [nameOf(reminder), reminder]))
}

/** Sets the instants of a clock's reminders anew; those already sent stay sent. */
export function planReminders(desk: Desk, clock: ClockRow): void {
  const wanted = remindersOf(desk, clock)
  const names = [...wanted.keys()]
  const gone = and(
    eq(reminders.clockId, clock.id),
    isNull(reminders.doneAt),
    names.length ? notInArray(reminders.threshold, names) : undefined,
  )
  desk.db.delete(reminders).where(gone).run()
  for (const [threshold, reminder] of wanted) {
    const minutes = thresholdMinutes(reminder.when, clock.targetMinutes)
    const dueAt = instantOf(desk, clock, minutes)
    const at = dueAt === null ? null : dueAt + (isAfterDue(reminder) ? 1 : 0)
    desk.db
      .insert(reminders)
      .values({ clockId: clock.id, threshold, dueAt, at })
      .onConflictDoUpdate({
        target: [reminders.clockId, reminders.threshold],
        set: { dueAt, at },
        setWhere: isNull(reminders.doneAt),
      })
      .run()
  }
}

/** Forgets what a met or dropped clock would have reminded of. */
export function dropReminders(desk: Desk, clockId: number): void {
  desk.db
    .delete(reminders)
    .where(and(eq(reminders.clockId, clockId), isNull(reminders.doneAt)))
    .run()
}

/** Reminders whose time has come, earliest first, each with its clock; reads only those. */
export function dueReminders(
  desk: Desk,
  limit: number,
): { reminder: ReminderRow; clock: ClockRow }[] {
  return desk.db
    .select({ reminder: reminders, clock: clocks })
    .from(reminders)
    .innerJoin(clocks, eq(clocks.id, reminders.clockId))
    .where(and(isNull(reminders.doneAt), lte(reminders.at, desk.now())))
    .orderBy(asc(reminders.at), asc(reminders.id))
    .limit(limit)
    .all()
}

/** Minutes of use at which a reminder is due: a share of the target, the breach, or after it. */
export function thresholdMinutes(when: string, targetMinutes: number): number {
  const moment = reminderMoment(when)
  return 'share' in moment ? targetMinutes * moment.share : targetMinutes + moment.minutesAfter
}

/** A breach is one only after the deadline: an answer at the very instant is in time. */
export function isAfterDue(reminder: Reminder): boolean {
  return reminder.when.startsWith('breach')
}

function nameOf(reminder: Reminder): string {
  const escalates = reminder.escalate ? 'escalate' : ''
  return [reminder.when, (reminder.notify ?? []).join(','), escalates].join('|')
}
