import { sql } from 'drizzle-orm'
import {
  foreignKey,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import { at, id, type Json, json } from './columns.ts'
import { people } from './people.ts'

export const STATUS_CATEGORIES = [
  'new',
  'active',
  'waiting',
  'on_hold',
  'solved',
  'closed',
] as const

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
    // Why work may not begin yet: somebody has to approve it.
    gate: text('gate', { enum: ['approval'] }),
    // 1: the requester is told nothing of itself: a subtask, or a service that is not in the catalogue.
    quiet: integer('quiet').notNull().default(0),
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
    // When a rule will raise its priority for having waited so long.
    raiseAt: at('raise_at'),
    // When the subtasks it waits for are looked at: something about them changed.
    advanceAt: at('advance_at'),
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
    index('tickets_unassigned')
      .on(t.line, t.open, t.queueAt, t.number)
      .where(sql`assignee_id is null`),
    index('tickets_status').on(t.status, t.queueAt, t.number),
    index('tickets_service').on(t.service, t.open, t.queueAt, t.number),
    index('tickets_requester').on(t.requesterId, t.category, t.number),
    index('tickets_filed_by').on(t.filedById),
    index('tickets_close').on(t.closeAt).where(sql`close_at is not null`),
    index('tickets_raise').on(t.raiseAt).where(sql`raise_at is not null`),
    index('tickets_announce').on(t.announceAt).where(sql`announce_at is not null`),
    index('tickets_advance').on(t.advanceAt).where(sql`advance_at is not null`),
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

/** How many open tickets an agent has; triggers count. */
export const loads = sqliteTable('loads', {
  personId: integer('person_id').primaryKey(),
  open: integer('open').notNull(),
})

/** Tickets whose words changed since they were read into the search; triggers put them in. */
export const searchDue = sqliteTable('search_due', {
  ticket: integer('ticket').primaryKey(),
})

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
