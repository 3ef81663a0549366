import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { at, id, json } from './columns.ts'
import { people } from './people.ts'
import { tickets } from './tickets.ts'

export const MESSAGE_KINDS = ['message', 'reply', 'note', 'auto'] as const

export const DELIVERIES = ['queued', 'sent', 'failed'] as const

export const messages = sqliteTable(
  'messages',
  {
    id: id(),
    ticket: integer('ticket')
      .notNull()
      .references(() => tickets.number),
    authorId: integer('author_id').references(() => people.id),
    kind: text('kind', { enum: MESSAGE_KINDS }).notNull(),
    text: text('text').notNull(),
    // What made it ("tg:CHAT:MESSAGE", "form:TOKEN"): the same cause never adds twice.
    source: text('source'),
    album: text('album'),
    // A kind of message that we cannot show is kept by its name ("poll").
    placeholder: text('placeholder'),
    location: json<{ latitude: number; longitude: number }>('location'),
    delivery: text('delivery', { enum: DELIVERIES }),
    deliveryError: text('delivery_error'),
    createdAt: at('created_at').notNull(),
    editedAt: at('edited_at'),
  },
  (t) => [
    index('messages_ticket').on(t.ticket, t.id),
    index('messages_author').on(t.authorId),
    uniqueIndex('messages_source').on(t.source),
    uniqueIndex('messages_album').on(t.album),
  ],
)

/** The former texts of an edited message, oldest first. */
export const messageEdits = sqliteTable(
  'message_edits',
  {
    id: id(),
    messageId: integer('message_id')
      .notNull()
      .references(() => messages.id),
    text: text('text').notNull(),
    at: at('at').notNull(),
  },
  (t) => [index('message_edits_message').on(t.messageId)],
)

export const ATTACHMENT_STATES = ['remote', 'stored', 'too_big', 'failed'] as const

/** A file of a draft, an answer or a message; `path` is below the files folder. */
export const attachments = sqliteTable(
  'attachments',
  {
    id: id(),
    ticket: integer('ticket').references(() => tickets.number),
    messageId: integer('message_id').references(() => messages.id),
    draftId: integer('draft_id'),
    ownerId: integer('owner_id').references(() => people.id),
    kind: text('kind').notNull(),
    name: text('name').notNull(),
    mime: text('mime'),
    size: integer('size'),
    state: text('state', { enum: ATTACHMENT_STATES }).notNull(),
    path: text('path'),
    fileId: text('file_id'),
    fileUniqueId: text('file_unique_id'),
    source: text('source'),
    tries: integer('tries').notNull().default(0),
    nextAt: at('next_at'),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    index('attachments_ticket').on(t.ticket),
    index('attachments_message').on(t.messageId),
    index('attachments_owner').on(t.ownerId),
    index('attachments_wanted').on(t.nextAt).where(sql`state = 'remote'`),
    index('attachments_path').on(t.path).where(sql`path is not null`),
    uniqueIndex('attachments_source').on(t.source),
  ],
)
