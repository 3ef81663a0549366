import { and, asc, eq, gt, inArray, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import { drafts, pendingMessages } from '../../db/tables/dialogue.ts'
import type { Desk } from '../desk.ts'
import { type Incoming, sourceOf } from '../messages/receiving.ts'
import type { Person } from '../people/people.ts'
import { prepared } from '../prepared.ts'

/** A day later nobody remembers what was left lying. */
const KEPT_MS = 24 * 3_600_000
const AT_ONCE = 200
const SWEPT_AT_ONCE = 500
const GOES = sql`json_extract(${pendingMessages.content}, '$.goes')`

/** What is kept; `goes`: with which request under way, or as an answer to which ticket's message. */
type Content = Incoming & { goes?: Direction }
type Direction = `draft:${number}` | `ticket:${number}`
interface Kept {
  id: number
  content: Content
}

const waiting = prepared((db) =>
  db
    .select({ id: pendingMessages.id, content: pendingMessages.content })
    .from(pendingMessages)
    .where(
      and(
        eq(pendingMessages.chatId, sql.placeholder('chatId')),
        isNull(pendingMessages.settledAt),
        sql`${GOES} is ${sql.placeholder('goes')}`,
        gt(pendingMessages.createdAt, sql.placeholder('after')),
      ),
    )
    .orderBy(asc(pendingMessages.id))
    .limit(AT_ONCE)
    .prepare(),
)

const ofSource = prepared((db) =>
  db
    .select()
    .from(pendingMessages)
    .where(eq(pendingMessages.source, sql.placeholder('source')))
    .prepare(),
)

/**
 * Keeps what was written until its writer says where it belongs; the same message is kept once.
 * Without a direction it is a requester's and may go anywhere.
 */
export function keepPending(
  desk: Desk,
  by: Person,
  incoming: Incoming,
  direction?: Direction,
): number {
  const content: Record<string, unknown> = { ...incoming, ...(direction && { goes: direction }) }
  const row = desk.db
    .insert(pendingMessages)
    .values({
      chatId: incoming.chatId,
      personId: by.id,
      source: sourceOf(incoming),
      content,
      createdAt: desk.now(),
    })
    .onConflictDoUpdate({
      target: pendingMessages.source,
      set: { content, settledAt: null },
    })
    .returning()
    .get()
  return row.id
}

/** What waits for its place in a chat, oldest first; with a request under way it goes at any age. */
export function pendingIn(desk: Desk, chatId: number, direction?: Direction): Incoming[] {
  return keptIn(desk, chatId, direction).map(({ content }) => content)
}

/** The same, which now has its place: it waits no more. */
export function takePending(desk: Desk, chatId: number, direction?: Direction): Incoming[] {
  const kept = keptIn(desk, chatId, direction)
  const ids = kept.map(({ id }) => id)
  if (ids.length === 0) return []
  desk.db
    .update(pendingMessages)
    .set({ settledAt: desk.now() })
    .where(inArray(pendingMessages.id, ids))
    .run()
  return kept.map(({ content: { goes: _, ...incoming } }) => incoming)
}

/** Nothing of a chat (or only nothing of one direction) waits for its place any more. */
export function dropPending(desk: Desk, chatId: number, direction?: Direction): void {
  const unsettled = and(eq(pendingMessages.chatId, chatId), isNull(pendingMessages.settledAt))
  desk.db
    .update(pendingMessages)
    .set({ settledAt: desk.now() })
    .where(direction === undefined ? unsettled : and(unsettled, goes(direction)))
    .run()
}

/** A ticket for which something waits that an agent wrote; the one it waits for longest. */
export function ticketWaiting(desk: Desk, chatId: number): number | undefined {
  const row = desk.db
    .select({ content: pendingMessages.content })
    .from(pendingMessages)
    .where(
      and(
        eq(pendingMessages.chatId, chatId),
        isNull(pendingMessages.settledAt),
        sql`${GOES} like 'ticket:%'`,
        gt(pendingMessages.createdAt, desk.now() - KEPT_MS),
      ),
    )
    .orderBy(asc(pendingMessages.id))
    .limit(1)
    .get()
  const kept = row?.content as Content | undefined
  return kept && Number(kept.goes?.slice('ticket:'.length))
}

/** Whether a message waits or waited for its place. */
export function wasPending(desk: Desk, source: string): boolean {
  return rowOf(desk, source) !== undefined
}

/** Puts an edited message in place of what waits; false where it does not wait. */
export function rewritePending(desk: Desk, incoming: Incoming): boolean {
  const row = rowOf(desk, sourceOf(incoming))
  if (!row || row.settledAt !== null) return false
  const content = row.content as unknown as Content
  const { text, files } = incoming.content
  // What has no files any more has given them to the answers of a request.
  const hasFiles = content.content.files.length > 0
  const now = { ...content.content, text, ...(hasFiles && { files }) }
  const edited = { ...content, content: now }
  desk.db
    .update(pendingMessages)
    .set({ content: edited })
    .where(eq(pendingMessages.id, row.id))
    .run()
  return true
}

/**
 * Forgets what has waited for two days, settled or not, a bounded number a call; tells how many.
 * What goes with a request that is still under way stays as long as that.
 */
export function sweepPending(desk: Desk): number {
  const underWay = sql`exists (select 1 from ${drafts} where ${drafts.chatId} = ${pendingMessages.chatId}
    and ${drafts.status} = 'open' and 'draft:' || ${drafts.id} = ${GOES})`
  const old = desk.db
    .select({ id: pendingMessages.id })
    .from(pendingMessages)
    .where(
      and(
        lt(pendingMessages.createdAt, desk.now() - 2 * KEPT_MS),
        or(sql`${pendingMessages.settledAt} is not null`, sql`not ${underWay}`),
      ),
    )
    .limit(SWEPT_AT_ONCE)
  return desk.db.delete(pendingMessages).where(inArray(pendingMessages.id, old)).run().changes
}

function keptIn(desk: Desk, chatId: number, direction: Direction | undefined): Kept[] {
  const isOfDraft = direction?.startsWith('draft:') === true
  const after = isOfDraft ? -1 : desk.now() - KEPT_MS
  return waiting(desk)
    .all({ chatId, goes: direction ?? null, after })
    .map((row) => ({ id: row.id, content: row.content as unknown as Content }))
}

function goes(direction: Direction | undefined): SQL {
  return sql`${GOES} is ${direction ?? null}`
}

function rowOf(desk: Desk, source: string) {
  return ofSource(desk).get({ source })
}
