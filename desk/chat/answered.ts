import { eq, sql } from 'drizzle-orm'
import { pendingMessages } from '../../db/tables/dialogue.ts'
import type { Desk } from '../desk.ts'
import { type Incoming, sourceOf } from '../messages/receiving.ts'
import type { Person } from '../people/people.ts'
import { prepared } from '../prepared.ts'

/** Which question of which request a message answered. */
interface Answered {
  draft: number
  step: string
}

const kept = prepared((db) =>
  db
    .insert(pendingMessages)
    .values({
      content: sql.placeholder('content'),
      chatId: sql.placeholder('chatId'),
      personId: sql.placeholder('personId'),
      source: sql.placeholder('source'),
      createdAt: sql.placeholder('now'),
      settledAt: sql.placeholder('now'),
    })
    .onConflictDoUpdate({
      target: pendingMessages.source,
      set: { content: sql`excluded.content`, settledAt: sql`excluded.settled_at` },
    })
    .prepare(),
)

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
  kept(desk).run({
    content: { ...incoming, answered },
    chatId: incoming.chatId,
    personId: by.id,
    source: sourceOf(incoming),
    now: desk.now(),
  })
}

/** What an edited message had answered, which now says this; undefined where it says nothing new. */
export function rewriteAnswered(desk: Desk, source: string, text: string): Answered | undefined {
  const here = eq(pendingMessages.source, source)
  const row = desk.db.select().from(pendingMessages).where(here).get()
  const former = row?.content as (Incoming & { answered?: Answered }) | undefined
  if (!former?.answered || former.content.text === text) return undefined
  const content = { ...former, content: { ...former.content, text } }
  desk.db.update(pendingMessages).set({ content }).where(here).run()
  return former.answered
}
