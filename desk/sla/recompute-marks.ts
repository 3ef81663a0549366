import { eq } from 'drizzle-orm'
import { settings } from '../../db/tables/set-up.ts'
import type { Desk } from '../desk.ts'

/** Settings rows: the number of the last ticket that was recomputed; those that could not be. */
const MARK = 'recompute:after'
const LEFT = 'recompute:left'

/** The ticket after which the recomputation goes on; undefined where there is nothing to recompute. */
export function markOf(desk: Desk): number | undefined {
  const value = read(desk, MARK)
  return value === undefined ? undefined : Number(value)
}

/** Sets where the recomputation goes on; null: it is over. */
export function setMark(desk: Desk, value: number | null): void {
  write(desk, MARK, value)
}

/** Numbers of the tickets that a recomputation has left behind. */
export function leftNumbers(desk: Desk): number[] {
  return (read(desk, LEFT) ?? []) as number[]
}

/** Keeps which tickets are left behind. */
export function setLeft(desk: Desk, numbers: number[]): void {
  write(desk, LEFT, numbers.length > 0 ? numbers : null)
}

function read(desk: Desk, key: string): unknown {
  return desk.db.select().from(settings).where(eq(settings.key, key)).get()?.value
}

function write(desk: Desk, key: string, value: unknown): void {
  if (value === null) desk.db.delete(settings).where(eq(settings.key, key)).run()
  else {
    desk.db
      .insert(settings)
      .values({ key, value })
      .onConflictDoUpdate({ target: settings.key, set: { value } })
      .run()
  }
}
