import { sql } from 'drizzle-orm'
import {
  foreignKey,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'

// Instants are integer milliseconds UTC named …_at. JSON columns are typed by the desk, which alone reads them.

type Json = Record<string, unknown>
const id = () => integer('id').primaryKey({ autoIncrement: true })
const at = (name: string) => integer(name)
const json = <T>(name: string) => text(name, { mode: 'json' }).$type<T>()

export const STATUS_CATEGORIES = [
  'new',
  'active',
  'waiting',
  'on_hold',
  'solved',
  'closed',
] as const
export const ROLES = ['requester', 'agent', 'lead', 'admin'] as const
export const TARGETS = ['first_response', 'next_response', 'resolution'] as const
export const MESSAGE_KINDS = ['message', 'reply', 'note', 'auto'] as const
export const DELIVERIES = ['queued', 'sent', 'failed'] as const

/** Company, locale, access and the like: one row a key. */
export const settings = sqliteTable('settings', {
  key: text('key').primaryKey(),
  value: json<unknown>('value'),
})

/** Everything with a key that a pack or the panel sets up, but people: one row an object. */
export const setup = sqliteTable(
  'setup',
  {
    kind: text('kind').notNull(),
    key: text('key').notNull(),
    position: integer('position').notNull(),
    data: json<Json>('data').notNull(),
    origin: text('origin').notNull(),
    archivedAt: at('archived_at'),
  },
  (t) => [primaryKey({ columns: [t.kind, t.key] })],
)

/** The steps of a service as they were published; tickets and drafts keep theirs. */
export const scenarioVersions = sqliteTable(
  'scenario_versions',
  {
    service: text('service').notNull(),
    version: integer('version').notNull(),
    steps: json<unknown[]>('steps').notNull(),
    createdAt: at('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.service, t.version] })],
)

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

export const tickets = sqliteTable(
  'tickets',
  {
    number: integer('number').primaryKey({ autoIncrement: true }),
    // What made it ("draft:12", "form:…", "tg:…"): the same cause never files twice.
    source: text('source').notNull(),
    service: text('service').notNull(),
    scenarioVersion: integer('scenario_version').notNull(),
    title: text('title').notNull(),
    answers: json<Json>('answers').notNull(),
    requesterId: integer('requester_id')
      .notNull()
      .references(() => people.id),
    filedById: integer('filed_by_id')
      .notNull()
      .references(() => people.id),
    line: text('line').notNull(),
    assigneeId: integer('assignee_id').references(() => people.id),
    status: text('status').notNull(),
    category: text('category', { enum: STATUS_CATEGORIES }).notNull(),
    // Where an answer of the requester brings a waiting ticket back to.
    statusBefore: text('status_before'),
    priority: text('priority').notNull(),
    policy: text('policy'),
    // 1 while agents have work to do with it (not solved, not closed): the queue.
    open: integer('open').notNull().default(1),
    // The nearest due clock, and the same with a far future for none, by which the queue is paged.
    dueAt: at('due_at'),
    queueAt: at('queue_at').notNull(),
    // When the nearest due clock has used 80 % of its time (amber in the queue).
    nearAt: at('near_at'),
    // The first public answer of an agent.
    answeredAt: at('answered_at'),
    closeAt: at('close_at'),
    // When its line opens and is told of it: filed while nobody was on duty.
    announceAt: at('announce_at'),
    // Since when the requester waits for an answer, and until when an agent has read.
    unansweredSince: at('unanswered_since'),
    lastMessageAt: at('last_message_at').notNull(),
    followUpOf: integer('follow_up_of'),
    mergedInto: integer('merged_into'),
    rating: integer('rating'),
    ratingComment: text('rating_comment'),
    ratedAt: at('rated_at'),
    createdAt: at('created_at').notNull(),
    updatedAt: at('updated_at').notNull(),
    solvedAt: at('solved_at'),
    closedAt: at('closed_at'),
  },
  (t) => [
    uniqueIndex('tickets_source').on(t.source),
    foreignKey({ columns: [t.followUpOf], foreignColumns: [t.number] }),
    foreignKey({ columns: [t.mergedInto], foreignColumns: [t.number] }),
    index('tickets_queue').on(t.open, t.queueAt, t.number),
    index('tickets_line').on(t.line, t.open, t.queueAt, t.number),
    index('tickets_assignee').on(t.assigneeId, t.open, t.queueAt, t.number),
    index('tickets_status').on(t.status, t.queueAt, t.number),
    index('tickets_service').on(t.service, t.open, t.queueAt, t.number),
    index('tickets_requester').on(t.requesterId, t.category, t.number),
    index('tickets_filed_by').on(t.filedById),
    index('tickets_close').on(t.closeAt).where(sql`close_at is not null`),
    index('tickets_announce').on(t.announceAt).where(sql`announce_at is not null`),
    index('tickets_follow_up').on(t.followUpOf).where(sql`follow_up_of is not null`),
    index('tickets_merged').on(t.mergedInto).where(sql`merged_into is not null`),
  ],
)

export const watchers = sqliteTable(
  'watchers',
  {
    ticket: integer('ticket')
      .notNull()
      .references(() => tickets.number),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.ticket, t.personId] }),
    index('watchers_person').on(t.personId, t.ticket),
  ],
)

/** Until when a person has read a ticket: the unread dot. */
export const reads = sqliteTable(
  'reads',
  {
    personId: integer('person_id')
      .notNull()
      .references(() => people.id),
    ticket: integer('ticket')
      .notNull()
      .references(() => tickets.number),
    readAt: at('read_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.ticket] }), index('reads_ticket').on(t.ticket)],
)

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
    uniqueIndex('attachments_source').on(t.source),
  ],
)

/** The append-only history: who did what, when, with before and after. */
export const events = sqliteTable(
  'events',
  {
    id: id(),
    ticket: integer('ticket').references(() => tickets.number),
    type: text('type').notNull(),
    byId: integer('by_id').references(() => people.id),
    data: json<Json>('data').notNull(),
    at: at('at').notNull(),
  },
  (t) => [
    index('events_ticket').on(t.ticket, t.id),
    index('events_by').on(t.byId, t.id),
    index('events_type').on(t.type, t.id),
  ],
)

export interface Pause {
  from: number
  to: number | null
  reason: string
}

/** A stretch of a clock under rules that no longer hold; its used minutes were carried over. */
export interface FormerStretch {
  calendar: string
  from: number
  to: number
  usedMinutes: number
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
    usedBefore: real('used_before').notNull().default(0),
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
  (t) => [primaryKey({ columns: [t.ticket, t.chatId] })],
)

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
  ],
)

export const OUTBOX_STATES = ['pending', 'sent', 'failed', 'replaced'] as const

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
    uniqueIndex('outbox_key').on(t.key).where(sql`state = 'pending' and key is not null`),
    index('outbox_message').on(t.messageId),
    index('outbox_ticket').on(t.ticket),
    index('outbox_settled').on(t.settledAt).where(sql`settled_at is not null`),
    index('outbox_failed').on(t.id).where(sql`state = 'failed'`),
  ],
)

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
