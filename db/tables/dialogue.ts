import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { at, id, type Json, json } from './columns.ts'
import { messages } from './messages.ts'
import { people } from './people.ts'
import { tickets } from './tickets.ts'

/** A dialogue in progress: the truth of it is here, never in memory. */
export const drafts = sqliteTable(
  'drafts',
  {
    id: id(),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id),
    chatId: integer('chat_id').notNull(),
    service: text('service').notNull(),
    scenarioVersion: integer('scenario_version').notNull(),
    state: json<Json>('state').notNull(),
    status: text('status', { enum: ['open', 'filed', 'cancelled'] }).notNull(),
    ticket: integer('ticket').references(() => tickets.number),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('drafts_open').on(t.chatId).where(sql`status = 'open'`),
    index('drafts_person').on(t.personId),
    index('drafts_updated').on(t.updatedAt),
    index('drafts_ticket').on(t.ticket),
  ],
)

/** The one live prompt of a chat; `messageId` is empty until Telegram has it. */
export const prompts = sqliteTable('prompts', {
  chatId: integer('chat_id').primaryKey(),
  kind: text('kind').notNull(),
  data: json<Json>('data').notNull(),
  messageId: integer('message_id'),
  // The last message that was the prompt: one on its way will stand below it.
  formerId: integer('former_id'),
  // The message that brought a button to share one's contact; it goes when the prompt moves on.
  helperId: integer('helper_id'),
  // What was drawn last, to leave an unchanged message alone.
  drawn: text('drawn'),
  // Counts its changes; `fresh` is the last one that wanted a new message below.
  version: integer('version').notNull(),
  fresh: integer('fresh').notNull(),
  sentAt: at('sent_at'),
  updatedAt: at('updated_at').notNull(),
})

/** What the next written message of a chat is for. */
export const expectations = sqliteTable(
  'expectations',
  {
    chatId: integer('chat_id').primaryKey(),
    kind: text('kind', { enum: ['message', 'rating_comment'] }).notNull(),
    ticket: integer('ticket')
      .notNull()
      .references(() => tickets.number),
    expiresAt: at('expires_at').notNull(),
  },
  (t) => [index('expectations_ticket').on(t.ticket)],
)

/** A written message that waits for its writer to say which ticket it is for. */
export const pendingMessages = sqliteTable(
  'pending_messages',
  {
    id: id(),
    chatId: integer('chat_id').notNull(),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id),
    source: text('source').notNull(),
    content: json<Json>('content').notNull(),
    createdAt: at('created_at').notNull(),
    settledAt: at('settled_at'),
  },
  (t) => [
    uniqueIndex('pending_messages_source').on(t.source),
    index('pending_messages_chat').on(t.chatId, t.id),
    index('pending_messages_person').on(t.personId),
  ],
)

/** Which of Telegram's messages belongs to which ticket. */
export const bindings = sqliteTable(
  'bindings',
  {
    botId: integer('bot_id').notNull(),
    chatId: integer('chat_id').notNull(),
    telegramMessageId: integer('telegram_message_id').notNull(),
    ticket: integer('ticket')
      .notNull()
      .references(() => tickets.number),
    messageId: integer('message_id').references(() => messages.id),
    outgoing: integer('outgoing').notNull(),
    // Which part of a split text it is; edits reach all parts.
    part: integer('part').notNull().default(0),
    at: at('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.botId, t.chatId, t.telegramMessageId] }),
    index('bindings_message').on(t.messageId),
    index('bindings_ticket').on(t.ticket),
    index('bindings_chat').on(t.chatId, t.at),
  ],
)

/** A ticket's live message in a chat. */
export const cards = sqliteTable(
  'cards',
  {
    ticket: integer('ticket')
      .notNull()
      .references(() => tickets.number),
    chatId: integer('chat_id').notNull(),
    messageId: integer('message_id'),
    drawn: text('drawn'),
    sentAt: at('sent_at'),
  },
  (t) => [
    primaryKey({ columns: [t.ticket, t.chatId] }),
    index('cards_chat').on(t.chatId, t.ticket),
  ],
)
