import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { at, type Json, json } from './columns.ts'

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
