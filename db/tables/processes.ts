import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { at, id, type Json, json } from './columns.ts'
import { people } from './people.ts'
import { tickets } from './tickets.ts'

/** What has to be ticked off on a ticket. */
export const checklistItems = sqliteTable(
  'checklist_items',
  {
    id: id(),
    ticket: integer('ticket')
      .notNull()
      .references(() => tickets.number),
    // A plain text or one by language, as the service or an agent gave it.
    text: json<string | { ru?: string | undefined; en?: string | undefined }>('text').notNull(),
    byId: integer('by_id').references(() => people.id),
    doneAt: at('done_at'),
    doneById: integer('done_by_id').references(() => people.id),
    createdAt: at('created_at').notNull(),
  },
  (t) => [index('checklist_items_ticket').on(t.ticket, t.id)],
)

export const APPROVAL_STATES = ['waiting', 'approved', 'rejected', 'dropped'] as const

/** A decision that somebody has to make before work starts. */
export const approvals = sqliteTable(
  'approvals',
  {
    id: id(),
    ticket: integer('ticket')
      .notNull()
      .references(() => tickets.number),
    // Nobody: no one in the company could be found; an admin decides in the panel.
    approverId: integer('approver_id').references(() => people.id),
    standInId: integer('stand_in_id').references(() => people.id),
    // When the stand-in is asked as well; empty without one, and once they were asked.
    dueAt: at('due_at'),
    handedAt: at('handed_at'),
    state: text('state', { enum: APPROVAL_STATES }).notNull(),
    decidedById: integer('decided_by_id').references(() => people.id),
    comment: text('comment'),
    askedAt: at('asked_at').notNull(),
    decidedAt: at('decided_at'),
  },
  (t) => [
    index('approvals_ticket').on(t.ticket, t.id),
    index('approvals_approver').on(t.approverId, t.state, t.id),
    index('approvals_stand_in').on(t.standInId, t.state, t.id),
    index('approvals_due').on(t.dueAt).where(sql`due_at is not null`),
  ],
)

export const SUBTASK_STATES = ['planned', 'started', 'done', 'dropped'] as const

/** A ticket that another one starts and waits for; `child` is empty until it has been started. */
export const subtasks = sqliteTable(
  'subtasks',
  {
    id: id(),
    parent: integer('parent')
      .notNull()
      .references(() => tickets.number),
    // The key within the service; what an agent adds by hand has one of its own.
    key: text('key').notNull(),
    service: text('service').notNull(),
    title: text('title').notNull(),
    answers: json<Json>('answers').notNull(),
    after: json<string[]>('after').notNull(),
    start: text('start', { enum: ['filed', 'approved', 'by_hand'] }).notNull(),
    state: text('state', { enum: SUBTASK_STATES }).notNull(),
    child: integer('child').references(() => tickets.number),
    createdAt: at('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('subtasks_key').on(t.parent, t.key),
    uniqueIndex('subtasks_child').on(t.child).where(sql`child is not null`),
  ],
)

/** Two tickets that belong together; the smaller number first. */
export const links = sqliteTable(
  'links',
  {
    one: integer('one')
      .notNull()
      .references(() => tickets.number),
    other: integer('other')
      .notNull()
      .references(() => tickets.number),
    byId: integer('by_id').references(() => people.id),
    createdAt: at('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.one, t.other] }), index('links_other').on(t.other)],
)

/** Where the owner of a department's part of an upstream line put a ticket; the lowest place is the first. */
export const ranks = sqliteTable(
  'ranks',
  {
    ticket: integer('ticket')
      .primaryKey()
      .references(() => tickets.number),
    line: text('line').notNull(),
    part: text('part').notNull(),
    // Empty until its owner has put it somewhere.
    place: integer('place'),
    // When it went on to work.
    readyAt: at('ready_at'),
  },
  (t) => [
    index('ranks_part').on(t.line, t.part, t.place, t.ticket).where(sql`ready_at is null`),
    index('ranks_ready').on(t.line, t.readyAt).where(sql`ready_at is not null`),
  ],
)

/** How often an article was opened, and made a request needless. */
export const articleCounts = sqliteTable('article_counts', {
  article: text('article').primaryKey(),
  opened: integer('opened').notNull().default(0),
  helped: integer('helped').notNull().default(0),
})
