import { and, asc, eq, gt, sql } from 'drizzle-orm'
import { messages } from '../../db/tables/messages.ts'
import type { Desk } from '../desk.ts'
import { readIn } from '../search/reading-in.ts'

const INDEXES = ['ticket_search', 'people_search'] as const
/** Pages that one step of tidying writes. */
const PAGES = 64

/**
 * One step of reading what was emptied into the search anew; `after` counts the steps. Gives the next one,
 * null when all is read in.
 */
export function readInAnew(desk: Desk, after: number): number | null {
  return readIn(desk) ? after + 1 : null
}

/**
 * One step of merging the search's segments, so that none holds words that were removed; `after` counts
 * the steps. Gives the next one, null when all is merged.
 */
export function mergeIndexes(desk: Desk, after: number): number | null {
  const changes = () => Number(desk.db.$client.prepare('select total_changes()').pluck().get())
  const before = changes()
  for (const index of INDEXES) {
    // A negative number gathers all segments into one merge, later ones go on with it.
    const pages = after === 0 ? -PAGES : PAGES
    desk.db.run(sql.raw(`insert into ${index} (${index}, rank) values ('merge', ${pages})`))
  }
  // A step without work counts its own row only.
  return changes() - before > INDEXES.length || after === 0 ? after + 1 : null
}

/** Tickets of others in which a person wrote, after a number. */
export function ticketsWrittenIn(
  desk: Desk,
  personId: number,
  after: number,
  limit: number,
): number[] {
  return desk.db
    .selectDistinct({ ticket: messages.ticket })
    .from(messages)
    .where(and(eq(messages.authorId, personId), gt(messages.ticket, after)))
    .orderBy(asc(messages.ticket))
    .limit(limit)
    .all()
    .map(({ ticket }) => ticket)
}
