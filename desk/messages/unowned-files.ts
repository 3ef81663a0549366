import { and, eq, inArray, isNotNull, isNull, lt, notExists, sql } from 'drizzle-orm'
import { drafts } from '../../db/tables/dialogue.ts'
import { attachments } from '../../db/tables/messages.ts'
import { type Desk, deed } from '../desk.ts'

const KEPT_MS = 24 * 3_600_000
const AT_ONCE = 200

/**
 * Forgets attachments that for a day have belonged to no ticket and to no request under way, a
 * bounded number a call; gives the paths of their files below the files folder ("" where none has
 * come).
 */
export function sweepUnowned(desk: Desk): string[] {
  return deed(desk, () => {
    const open = desk.db
      .select({ one: sql`1` })
      .from(drafts)
      .where(and(eq(drafts.id, attachments.draftId), eq(drafts.status, 'open')))
    const unowned = desk.db
      .select({ id: attachments.id })
      .from(attachments)
      .where(
        and(
          isNull(attachments.ticket),
          isNull(attachments.messageId),
          lt(attachments.createdAt, desk.now() - KEPT_MS),
          notExists(open),
        ),
      )
      .limit(AT_ONCE)
      .all()
    const ids = unowned.map(({ id }) => id)
    const gone = desk.db
      .delete(attachments)
      .where(inArray(attachments.id, ids))
      .returning({ path: attachments.path })
      .all()
    return gone.map(({ path }) => path ?? '')
  })
}

/** Those of these paths that an attachment names. */
export function ownedPaths(desk: Desk, paths: string[]): Set<string> {
  const owned = new Set<string>()
  for (let from = 0; from < paths.length; from += AT_ONCE) {
    const some = inArray(attachments.path, paths.slice(from, from + AT_ONCE))
    const rows = desk.db
      .select({ path: attachments.path })
      .from(attachments)
      .where(and(isNotNull(attachments.path), some))
      .all()
    for (const { path } of rows) if (path !== null) owned.add(path)
  }
  return owned
}
