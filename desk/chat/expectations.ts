import { and, eq } from 'drizzle-orm'
import { expectations } from '../../db/tables/dialogue.ts'
import type { Desk } from '../desk.ts'

export type Expectation = typeof expectations.$inferSelect

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
  const row = desk.db.select().from(expectations).where(eq(expectations.chatId, chatId)).get()
  return row && row.expiresAt > desk.now() ? row : undefined
}

/** Whoever has turned to something else says no more about their rating. */
export function expectNoComment(desk: Desk, chatId: number): void {
  const comment = and(eq(expectations.chatId, chatId), eq(expectations.kind, 'rating_comment'))
  desk.db.delete(expectations).where(comment).run()
}

/** Nothing in particular is expected any more. */
export function expectNothing(desk: Desk, chatId: number): void {
  desk.db.delete(expectations).where(eq(expectations.chatId, chatId)).run()
}
