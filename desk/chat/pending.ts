import { and, asc, eq, gt, inArray, isNull, lt } from 'drizzle-orm'
import { pendingMessages } from '../../db/tables/dialogue.ts'
import type { Desk } from '../desk.ts'
import { type Incoming, sourceOf } from '../messages/receiving.ts'
import type { Person } from '../people/people.ts'

/** A day later nobody remembers what was left lying. */
const KEPT_MS = 24 * 3_600_000
const AT_ONCE = 200
const SWEPT_AT_ONCE = 500

/** What is kept; `goes`: with which request under way, or as an answer to which ticket's message. */
type Content = Incoming & { goes?: Direction }
export type Direction = `draft:${number}` | `ticket:${number}`
interface Kept {
  id: number
  content: Content
}

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

/** What waits for its place in a chat, oldest first. */
export function pendingIn(desk: Desk, chatId: number, direction?: Direction): Incoming[] {
  return keptIn(desk, chatId, direction).map(({ content }) => content)
}

/** The same, which now has its place: it waits no more. */
export function takePending(desk: Desk, chatId: number, direction?: Direction): Incoming[] {
  const kept = keptIn(desk, chatId, direction)
  const ids = kept.map(({ id }) => id)
  desk.db
    .update(pendingMessages)
    .set({ settledAt: desk.now() })
    .where(inArray(pendingMessages.id, ids))
    .run()
  return kept.map(({ content: { goes: _, ...incoming } }) => incoming)
}

/** Nothing of a chat waits for its place any more. */
export function dropPending(desk: Desk, chatId: number): void {
  desk.db
    .update(pendingMessages)
    .set({ settledAt: desk.now() })
    .where(and(eq(pendingMessages.chatId, chatId), isNull(pendingMessages.settledAt)))
    .run()
}

/** A ticket for which something waits that an agent wrote; the one it waits for longest. */
export function ticketWaiting(desk: Desk, chatId: number): number | undefined {
  const kept = allIn(desk, chatId).find(({ content }) => content.goes?.startsWith('ticket:'))
  return kept && Number(kept.content.goes?.slice('ticket:'.length))
}

/** Whether a message waits or waited for its place. */
export function wasPending(desk: Desk, source: string): boolean {
  return rowOf(desk, source) !== undefined
}

/** Puts the text of an edited message into what waits; false where it does not wait. */
export function rewritePending(desk: Desk, source: string, text: string): boolean {
  const row = rowOf(desk, source)
  if (!row || row.settledAt !== null) return false
  const content = row.content as unknown as Content
  const edited = { ...content, content: { ...content.content, text } }
  desk.db
    .update(pendingMessages)
    .set({ content: edited })
    .where(eq(pendingMessages.id, row.id))
    .run()
  return true
}

/** Forgets what has waited for two days, settled or not, a bounded number a call; tells how many. */
export function sweepPending(desk: Desk): number {
  const old = desk.db
    .select({ id: pendingMessages.id })
    .from(pendingMessages)
    .where(lt(pendingMessages.createdAt, desk.now() - 2 * KEPT_MS))
    .limit(SWEPT_AT_ONCE)
  return desk.db.delete(pendingMessages).where(inArray(pendingMessages.id, old)).run().changes
}

function keptIn(desk: Desk, chatId: number, direction: Direction | undefined): Kept[] {
  return allIn(desk, chatId).filter(({ content }) => content.goes === direction)
}

function allIn(desk: Desk, chatId: number): Kept[] {
  return desk.db
    .select({ id: pendingMessages.id, content: pendingMessages.content })
    .from(pendingMessages)
    .where(
      and(
        eq(pendingMessages.chatId, chatId),
        isNull(pendingMessages.settledAt),
        gt(pendingMessages.createdAt, desk.now() - KEPT_MS),
      ),
    )
    .orderBy(asc(pendingMessages.id))
    .limit(AT_ONCE)
    .all()
    .map((row) => ({ id: row.id, content: row.content as unknown as Content }))
}

function rowOf(desk: Desk, source: string) {
  return desk.db.select().from(pendingMessages).where(eq(pendingMessages.source, source)).get()
}
