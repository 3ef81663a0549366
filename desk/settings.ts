import { eq, sql } from 'drizzle-orm'
import { settings } from '../db/tables/set-up.ts'
import type { Desk } from './desk.ts'
import { prepared } from './prepared.ts'

const ofKey = prepared((db) =>
  db
    .select({ value: settings.value })
    .from(settings)
    .where(eq(settings.key, sql.placeholder('key')))
    .prepare(),
)

const keeping = prepared((db) =>
  db
    .insert(settings)
    .values({ key: sql.placeholder('key'), value: sql.placeholder('value') })
    .onConflictDoUpdate({ target: settings.key, set: { value: sql`excluded.value` } })
    .prepare(),
)

/** What is kept under a key; undefined where nothing is. Its shape is known to whoever writes it. */
export function settingOf<T>(desk: Desk, key: string): T | undefined {
  return ofKey(desk).get({ key })?.value as T | undefined
}

/** Everything that is kept, by key. */
export function allSettings(desk: Desk): Map<string, unknown> {
  const rows = desk.db.select().from(settings).all()
  return new Map(rows.map(({ key, value }) => [key, value]))
}

/** Keeps a value, as JSON, under a key; null and undefined remove what is kept there. */
export function setSetting(desk: Desk, key: string, value: unknown): void {
  if (value === null || value === undefined) {
    desk.db.delete(settings).where(eq(settings.key, key)).run()
  } else keeping(desk).run({ key, value })
}
