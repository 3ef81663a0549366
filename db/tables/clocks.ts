import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { at, id, json } from './columns.ts'
import { tickets } from './tickets.ts'

export const TARGETS = ['first_response', 'next_response', 'resolution'] as const

export interface Pause {
  from: number
  to: number | null
  reason: string
}

/** A stretch of a clock by a calendar that is no longer its own; what it used is carried over. */
export interface FormerStretch {
  calendar: string
  from: number
  to: number
  pauses: Pause[]
}

export const clocks = sqliteTable(
  'clocks',
  {
    id: id(),
    ticket: integer('ticket')
      .notNull()
      .references(() => tickets.number),
    target: text('target', { enum: TARGETS }).notNull(),
    policy: text('policy').notNull(),
    calendar: text('calendar').notNull(),
    targetMinutes: integer('target_minutes').notNull(),
    startedAt: at('started_at').notNull(),
    pauses: json<Pause[]>('pauses').notNull(),
    former: json<FormerStretch[]>('former').notNull(),
    metAt: at('met_at'),
    // A clock that no longer applies (the service lost its policy, the ticket was merged).
    droppedAt: at('dropped_at'),
    dueAt: at('due_at'),
    breachedAt: at('breached_at'),
  },
  (t) => [
    index('clocks_ticket').on(t.ticket, t.target),
    index('clocks_calendar').on(t.calendar).where(sql`met_at is null and dropped_at is null`),
    index('clocks_due')
      .on(t.dueAt)
      .where(
        sql`met_at is null and dropped_at is null and breached_at is null and due_at is not null`,
      ),
  ],
)

/** What a clock will remind of; `at` is empty while the clock stands still. */
export const reminders = sqliteTable(
  'reminders',
  {
    id: id(),
    clockId: integer('clock_id')
      .notNull()
      .references(() => clocks.id),
    threshold: text('threshold').notNull(),
    dueAt: at('due_at'),
    // When it will be sent: its due time, or the next opening after it.
    at: at('at'),
    doneAt: at('done_at'),
    skipped: integer('skipped').notNull().default(0),
  },
  (t) => [
    uniqueIndex('reminders_once').on(t.clockId, t.threshold),
    index('reminders_due').on(t.at).where(sql`done_at is null and at is not null`),
  ],
)
