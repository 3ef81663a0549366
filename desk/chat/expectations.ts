import { eq, sql } from 'drizzle-orm'
import { expectations } from '../../db/tables/dialogue.ts'
import type { Desk } from '../desk.ts'
import { prepared } from '../prepared.ts'

type Expectation = typeof expectations.$inferSelect

const ofChat = prepared((db) =>
  db
    .select()
    .from(expectations)
    .where(eq(expectations.chatId, sql.placeholder('chatId')))
    .prepare(),
)

/** The next written message of a chat is for this; one at a time, the last one counts. */
export function expect(
  desk: Desk,
  chatId: number,
  kind: Expectation['kind'],
  ticket: number,
  forMs: number,
): void {
  const values = { kind, ticket, expiresAt: desk.now() + forMs }
  desk.db
    .insert(expectations)
    .values({ chatId, ...values })
    .onConflictDoUpdate({ target: expectations.chatId, set: values })
    .run()
}

/** What the chat's next message is for, unless that has run out. */
export function expectationOf(desk: Desk, chatId: number): Expectation | undefined {
  const row = ofChat(desk).get({ chatId })
  return row && row.expiresAt > desk.now() ? row : undefined
}

/** Whoever has turned to something else says no more about their rating. */
export function expectNoComment(desk: Desk, chatId: number): void {
  // Reading whether there is one costs less than writing that there is none.
  if (ofChat(desk).get({ chatId })?.kind === 'rating_comment') expectNothing(desk, chatId)
}

/** Nothing in particular is expected any more. */
export function expectNothing(desk: Desk, chatId: number): void {
  desk.db.delete(expectations).where(eq(expectations.chatId, chatId)).run()
}
