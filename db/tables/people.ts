import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { at, id } from './columns.ts'

export const ROLES = ['requester', 'agent', 'lead', 'admin'] as const

export const people = sqliteTable(
  'people',
  {
    id: id(),
    key: text('key').notNull(),
    name: text('name').notNull(),
    role: text('role', { enum: ROLES }).notNull().default('requester'),
    department: text('department'),
    position: text('position'),
    manager: text('manager'),
    phone: text('phone'),
    email: text('email'),
    telegramId: integer('telegram_id'),
    packTelegramId: integer('pack_telegram_id'),
    language: text('language'),
    origin: text('origin').notNull(),
    ordinal: integer('ordinal').notNull().default(0),
    awayAt: at('away_at'),
    archivedAt: at('archived_at'),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('people_key').on(t.key),
    uniqueIndex('people_telegram').on(t.telegramId),
    uniqueIndex('people_phone').on(t.phone),
    uniqueIndex('people_email').on(t.email),
    index('people_name').on(t.name, t.id),
    index('people_role').on(t.role),
    index('people_department').on(t.department, t.name),
  ],
)

/** A Telegram chat that the bot has met; a private chat's id is its person's Telegram id. */
export const chats = sqliteTable('chats', {
  id: integer('id').primaryKey(),
  type: text('type').notNull(),
  title: text('title').notNull(),
  username: text('username'),
  languageCode: text('language_code'),
  language: text('language'),
  blockedAt: at('blocked_at'),
  seenAt: at('seen_at').notNull(),
})

/** Single-use links: an invitation of one person, or the claim of a new desk's first admin. */
export const invites = sqliteTable(
  'invites',
  {
    hash: text('hash').primaryKey(),
    kind: text('kind', { enum: ['invite', 'claim'] }).notNull(),
    personId: integer('person_id').references(() => people.id),
    byId: integer('by_id').references(() => people.id),
    createdAt: at('created_at').notNull(),
    expiresAt: at('expires_at').notNull(),
    usedAt: at('used_at'),
  },
  (t) => [index('invites_person').on(t.personId), index('invites_by').on(t.byId)],
)

/** A second Telegram account asks to take a person's place; the first confirms. */
export const linkRequests = sqliteTable(
  'link_requests',
  {
    id: id(),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id),
    telegramId: integer('telegram_id').notNull(),
    createdAt: at('created_at').notNull(),
    expiresAt: at('expires_at').notNull(),
    decidedAt: at('decided_at'),
  },
  (t) => [index('link_requests_person').on(t.personId)],
)

export const signInLinks = sqliteTable(
  'sign_in_links',
  {
    hash: text('hash').primaryKey(),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id),
    createdAt: at('created_at').notNull(),
    expiresAt: at('expires_at').notNull(),
    usedAt: at('used_at'),
  },
  (t) => [index('sign_in_links_person').on(t.personId)],
)

export const sessions = sqliteTable(
  'sessions',
  {
    hash: text('hash').primaryKey(),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id),
    role: text('role', { enum: ROLES }).notNull(),
    agent: text('agent').notNull(),
    createdAt: at('created_at').notNull(),
    seenAt: at('seen_at').notNull(),
    expiresAt: at('expires_at').notNull(),
  },
  (t) => [index('sessions_person').on(t.personId), index('sessions_expires').on(t.expiresAt)],
)
