import { and, asc, desc, eq, isNull, lt, notInArray, or, sql } from 'drizzle-orm'
import { inbox } from '../../db/tables/boxes.ts'
import { type Desk, deed } from '../desk.ts'
import { prepared } from '../prepared.ts'

const KEPT_MS = 48 * 3_600_000
/** What went wrong is kept longer, for whoever looks into it. */
const FAILED_KEPT_MS = 30 * 24 * 3_600_000
const SWEPT_AT_ONCE = 500

const kept = prepared((db) =>
  db
    .insert(inbox)
    .values({
      updateId: sql.placeholder('updateId'),
      lane: sql.placeholder('lane'),
      payload: sql.placeholder('payload'),
      receivedAt: sql.placeholder('receivedAt'),
    })
    .onConflictDoNothing()
    .prepare(),
)

const finished = prepared((db) =>
  db
    .update(inbox)
    .set({ doneAt: sql`${sql.placeholder('now')}`, error: null })
    .where(and(eq(inbox.updateId, sql.placeholder('updateId')), isNull(inbox.doneAt)))
    .prepare(),
)

export interface ReceivedUpdate {
  updateId: number
  lane: string
  payload: string
}

/** Commits updates before their offset is confirmed; returns those that are new, in order. */
export function keepUpdates(desk: Desk, updates: ReceivedUpdate[]): ReceivedUpdate[] {
  const receivedAt = desk.now()
  return deed(desk, () =>
    updates.filter((update) => kept(desk).run({ ...update, receivedAt }).changes > 0),
  )
}

/**
 * The updates that no deed has settled yet, oldest first: what a restart begins with. Lanes may be
 * left out.
 */
export function pendingUpdates(
  desk: Desk,
  limit: number,
  after = -1,
  without: string[] = [],
): ReceivedUpdate[] {
  return desk.db
    .select({ updateId: inbox.updateId, lane: inbox.lane, payload: inbox.payload })
    .from(inbox)
    .where(
      and(isNull(inbox.doneAt), sql`${inbox.updateId} > ${after}`, notInArray(inbox.lane, without)),
    )
    .orderBy(asc(inbox.updateId))
    .limit(limit)
    .all()
}

/** The handling of an update has ended without a deed that settled it. */
export function finishUpdate(desk: Desk, updateId: number): void {
  finished(desk).run({ updateId, now: desk.now() })
}

/**
 * Counts a failure of an update's handling; tells whether it is over with it: a deed has settled
 * it all the same, or it is set aside with its error after `limit` tries.
 */
export function failUpdate(desk: Desk, updateId: number, error: string, limit: number): boolean {
  return deed(desk, () => {
    const row = desk.db
      .update(inbox)
      .set({ tries: sql`${inbox.tries} + 1`, error: error.slice(0, 500) })
      .where(eq(inbox.updateId, updateId))
      .returning({ tries: inbox.tries, doneAt: inbox.doneAt })
      .get()
    if (!row || row.doneAt !== null) return true
    if (row.tries < limit) return false
    desk.db.update(inbox).set({ doneAt: desk.now() }).where(eq(inbox.updateId, updateId)).run()
    return true
  })
}

/** The highest number of the updates that are remembered; undefined where none is. */
export function lastUpdateId(desk: Desk): number | undefined {
  const { updateId } = inbox
  return desk.db.select({ updateId }).from(inbox).orderBy(desc(updateId)).limit(1).get()?.updateId
}

/**
 * Forgets settled updates after 48 hours, those that failed after 30 days, a bounded number a
 * call; tells how many.
 */
export function sweepInbox(desk: Desk): number {
  const now = desk.now()
  const old = desk.db
    .select({ updateId: inbox.updateId })
    .from(inbox)
    .where(
      and(
        lt(inbox.doneAt, now - KEPT_MS),
        or(isNull(inbox.error), lt(inbox.doneAt, now - FAILED_KEPT_MS)),
      ),
    )
    .limit(SWEPT_AT_ONCE)
  return desk.db.delete(inbox).where(sql`${inbox.updateId} in ${old}`).run().changes
}
