import { eq } from 'drizzle-orm'
import { settings } from '../../db/tables/set-up.ts'
import type { Desk } from '../desk.ts'

/** What the keeping of the desk remembers, one settings row each. */
export type Mark = 'alive' | 'backup' | 'restored' | 'gap' | 'poisoned' | 'retry'

/** What a mark says; undefined where it was never set. Its shape is known to whoever writes it. */
export function markOf<T>(desk: Desk, mark: Mark): T | undefined {
  const row = desk.db
    .select()
    .from(settings)
    .where(eq(settings.key, keyOf(mark)))
    .get()
  return row?.value as T | undefined
}

/** Sets a mark; null removes it. */
export function setMark(desk: Desk, mark: Mark, value: object | null): void {
  const key = keyOf(mark)
  if (value === null) desk.db.delete(settings).where(eq(settings.key, key)).run()
  else {
    desk.db
      .insert(settings)
      .values({ key, value })
      .onConflictDoUpdate({ target: settings.key, set: { value } })
      .run()
  }
}

function keyOf(mark: Mark): string {
  return `keeping:${mark}`
}
