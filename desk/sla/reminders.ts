import { and, asc, eq, getTableColumns, isNull, lte, sql } from 'drizzle-orm'
import { clocks, reminders } from '../../db/tables/clocks.ts'
import { type Reminder, reminderMoment } from '../../scenarios/pack-policies.ts'
import type { Desk } from '../desk.ts'
import { prepared } from '../prepared.ts'
import { config } from '../setup/config.ts'
import type { ClockRow, InstantAt } from './readings.ts'

export type ReminderRow = typeof reminders.$inferSelect

const ofClock = prepared((db) =>
  db
    .select()
    .from(reminders)
    .where(eq(reminders.clockId, sql.placeholder('clockId')))
    .orderBy(asc(reminders.id))
    .prepare(),
)

const ofTicket = prepared((db) =>
  db
    .select(getTableColumns(reminders))
    .from(clocks)
    .innerJoin(reminders, eq(reminders.clockId, clocks.id))
    .where(eq(clocks.ticket, sql.placeholder('ticket')))
    .prepare(),
)

const planned = prepared((db) =>
  db
    .insert(reminders)
    .values({
      clockId: sql.placeholder('clockId'),
      threshold: sql.placeholder('threshold'),
      dueAt: sql.placeholder('dueAt'),
      at: sql.placeholder('at'),
    })
    .onConflictDoUpdate({
      target: [reminders.clockId, reminders.threshold],
      set: { dueAt: sql`excluded.due_at`, at: sql`excluded.at` },
    })
    .prepare(),
)

const dropped = prepared((db) =>
  db
    .delete(reminders)
    .where(and(eq(reminders.clockId, sql.placeholder('clockId')), isNull(reminders.doneAt)))
    .prepare(),
)

/** What a clock's policy reminds of, by threshold ("80%", "breach+30m"): each comes once a clock. */
export function remindersOf(desk: Desk, clock: ClockRow): Map<string, Reminder[]> {
  const all = config(desk).policies.get(clock.policy)?.reminders ?? []
  const byThreshold = new Map<string, Reminder[]>()
  for (const reminder of all.filter(({ of }) => of === undefined || of === clock.target)) {
    byThreshold.set(reminder.when, [...(byThreshold.get(reminder.when) ?? []), reminder])
  }
  return byThreshold
}

/** What is planned and what was sent for a ticket's clocks, by the number of the clock. */
export function plansOf(desk: Desk, ticket: number): Map<number, ReminderRow[]> {
  const byClock = new Map<number, ReminderRow[]>()
  for (const row of ofTicket(desk).all({ ticket })) {
    byClock.set(row.clockId, [...(byClock.get(row.clockId) ?? []), row])
  }
  return byClock
}

/**
 * Sets the instants of a clock's reminders anew, of which `rows` are known; none comes while it
 * stands still, none comes twice.
 */
export function planReminders(
  desk: Desk,
  clock: ClockRow,
  rows: ReminderRow[],
  instantAt: InstantAt,
): void {
  const thresholds = remindersOf(desk, clock)
  for (const row of rows) {
    if (row.doneAt === null && !thresholds.has(row.threshold)) remove(desk, row)
  }
  for (const threshold of thresholds.keys()) {
    const known = rows.find((row) => row.threshold === threshold)
    if (known?.doneAt == null) plan(desk, clock, threshold, instantAt, known)
  }
}

/** Forgets what a met or dropped clock would have reminded of. */
export function dropReminders(desk: Desk, clockId: number): void {
  dropped(desk).run({ clockId })
}

/** The clocks that have something to remind of now, at most `limit` reminders; reads only those. */
export function remindingClocks(desk: Desk, limit: number): { clock: number; ticket: number }[] {
  const due = desk.db
    .select({ clock: reminders.clockId, ticket: clocks.ticket })
    .from(reminders)
    .innerJoin(clocks, eq(clocks.id, reminders.clockId))
    .where(and(isNull(reminders.doneAt), lte(reminders.at, desk.now())))
    .orderBy(asc(reminders.at))
    .limit(limit)
    .all()
  return [...new Map(due.map((one) => [one.clock, one])).values()]
}

/** What a clock has to remind of now, in the order in which it came due. */
export function dueReminders(desk: Desk, clockId: number): ReminderRow[] {
  const isDue = (row: ReminderRow) => row.doneAt === null && row.at !== null && row.at <= desk.now()
  const dueTime = ({ dueAt }: ReminderRow) => dueAt ?? 0
  // A breach comes after the whole of the time, which is used up at the same instant.
  return rowsOf(desk, clockId)
    .filter(isDue)
    .sort((a, b) => dueTime(a) - dueTime(b) || (a.at ?? 0) - (b.at ?? 0))
}

function plan(
  desk: Desk,
  clock: ClockRow,
  threshold: string,
  instantAt: InstantAt,
  known?: ReminderRow,
): void {
  const { minutes, isAfter } = momentOf(threshold, clock.targetMinutes)
  const dueAt = instantAt(minutes)
  const stands = clock.pauses.some((pause) => pause.to === null)
  // An answer at the very instant is in time: a breach is told after it.
  const at = dueAt === null || stands ? null : dueAt + (isAfter ? 1 : 0)
  if (known?.dueAt === dueAt && known.at === at) return
  planned(desk).run({ clockId: clock.id, threshold, dueAt, at })
}

function momentOf(when: string, targetMinutes: number): { minutes: number; isAfter: boolean } {
  const moment = reminderMoment(when)
  return 'share' in moment
    ? { minutes: targetMinutes * moment.share, isAfter: false }
    : { minutes: targetMinutes + moment.minutesAfter, isAfter: moment.minutesAfter === 0 }
}

function rowsOf(desk: Desk, clockId: number): ReminderRow[] {
  return ofClock(desk).all({ clockId })
}

function remove(desk: Desk, row: ReminderRow): void {
  desk.db.delete(reminders).where(eq(reminders.id, row.id)).run()
}
