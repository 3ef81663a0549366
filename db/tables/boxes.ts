import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { at, id, type Json, json } from './columns.ts'
import { messages } from './messages.ts'
import { tickets } from './tickets.ts'

/** Updates as Telegram gave them, committed before Telegram forgets them. */
export const inbox = sqliteTable(
  'inbox',
  {
    updateId: integer('update_id').primaryKey(),
    lane: text('lane').notNull(),
    payload: text('payload').notNull(),
    receivedAt: at('received_at').notNull(),
    doneAt: at('done_at'),
    tries: integer('tries').notNull().default(0),
    error: text('error'),
  },
  (t) => [
    index('inbox_pending').on(t.updateId).where(sql`done_at is null`),
    index('inbox_done').on(t.doneAt).where(sql`done_at is not null`),
    index('inbox_failed').on(t.updateId).where(sql`error is not null`),
  ],
)

/** Held: it was pending in a backup that was restored, and may have been sent since. */
export const OUTBOX_STATES = ['pending', 'sent', 'failed', 'replaced', 'held'] as const

/** Everything the bot says. */
export const outbox = sqliteTable(
  'outbox',
  {
    id: id(),
    chatId: integer('chat_id').notNull(),
    kind: text('kind').notNull(),
    data: json<Json>('data').notNull(),
    ticket: integer('ticket').references(() => tickets.number),
    messageId: integer('message_id').references(() => messages.id),
    // Prompts and cards: at most one pending a key, a later one replaces it.
    key: text('key'),
    state: text('state', { enum: OUTBOX_STATES }).notNull(),
    tries: integer('tries').notNull().default(0),
    nextAt: at('next_at').notNull(),
    leasedUntil: at('leased_until'),
    error: text('error'),
    createdAt: at('created_at').notNull(),
    settledAt: at('settled_at'),
  },
  (t) => [
    index('outbox_pending').on(t.chatId, t.id).where(sql`state = 'pending'`),
    index('outbox_due').on(t.nextAt, t.id).where(sql`state = 'pending'`),
    uniqueIndex('outbox_key').on(t.key).where(sql`state = 'pending' and key is not null`),
    index('outbox_message').on(t.messageId),
    index('outbox_ticket').on(t.ticket),
    index('outbox_settled').on(t.settledAt).where(sql`settled_at is not null`),
    index('outbox_failed').on(t.id).where(sql`state = 'failed'`),
    index('outbox_held').on(t.id).where(sql`state = 'held'`),
  ],
)
