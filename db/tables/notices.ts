import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { at, id, type Json, json } from './columns.ts'
import { people } from './people.ts'
import { tickets } from './tickets.ts'

/** What the panel tells an agent: assignments, mentions, reminders. */
export const notices = sqliteTable(
  'notices',
  {
    id: id(),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id),
    kind: text('kind').notNull(),
    ticket: integer('ticket').references(() => tickets.number),
    data: json<Json>('data').notNull(),
    createdAt: at('created_at').notNull(),
    readAt: at('read_at'),
  },
  (t) => [
    index('notices_person').on(t.personId, t.id),
    index('notices_unread').on(t.personId).where(sql`read_at is null`),
    index('notices_ticket').on(t.ticket),
  ],
)
