import { eq } from 'drizzle-orm'
import { pendingMessages } from '../../db/tables/dialogue.ts'
import type { Desk } from '../desk.ts'
import { type Incoming, sourceOf } from '../messages/receiving.ts'
import type { Person } from '../people/people.ts'

/** Which question of which request a message answered. */
export interface Answered {
  draft: number
  step: string
}

/** Remembers for a while what a message answered, so that an edit of it finds the answer. */
export function keepAnswered(
  desk: Desk,
  by: Person,
  incoming: Incoming,
  draft: number,
  step: string,
): void {
  const answered: Answered = { draft, step }
  // It has its place already: nothing of it waits.
  const values = { content: { ...incoming, answered }, settledAt: desk.now() }
  desk.db
    .insert(pendingMessages)
    .values({
      ...values,
      chatId: incoming.chatId,
      personId: by.id,
      source: sourceOf(incoming),
      createdAt: desk.now(),
    })
    .onConflictDoUpdate({ target: pendingMessages.source, set: values })
    .run()
}

/** What an edited message had answered, which now says this; undefined where it says nothing new. */
export function rewriteAnswered(desk: Desk, source: string, text: string): Answered | undefined {
  const here = eq(pendingMessages.source, source)
  const row = desk.db.select().from(pendingMessages).where(here).get()
  const kept = row?.content as (Incoming & { answered?: Answered }) | undefined
  if (!kept?.answered || kept.content.text === text) return undefined
  const content = { ...kept, content: { ...kept.content, text } }
  desk.db.update(pendingMessages).set({ content }).where(here).run()
  return kept.answered
}
