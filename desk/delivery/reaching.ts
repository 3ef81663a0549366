import { and, eq, inArray, sql } from 'drizzle-orm'
import { outbox } from '../../db/tables/boxes.ts'
import { setup } from '../../db/tables/set-up.ts'
import { type Desk, deed } from '../desk.ts'
import { record } from '../events.ts'
import { isGroupToTry, isReachable, setBlocked } from '../people/chats.ts'
import { forgetConfig } from '../setup/config.ts'
import { settleMessage } from './settling.ts'

/** What tidies up a chat goes there whoever has it. */
const SAYING = ['fact', 'reply', 'files', 'location', 'edit', 'card', 'prompt']
// In so many words: each has an index that holds only these.
const WAITING = [sql`${outbox.state} = 'pending'`, sql`${outbox.state} = 'held'`]
const REPLACED = { state: 'replaced' as const }
const NOT_LINKED = { state: 'failed' as const, error: 'not_linked' }

/** The bot can no longer write to the chat. */
export function markUnreachable(desk: Desk, chatId: number): void {
  const isTriedAgain = chatId < 0 && isGroupToTry(desk, chatId)
  if (isReachable(desk, chatId) || isTriedAgain) setBlocked(desk, chatId, true)
}

/** The bot has written to the chat: nobody blocks it any more. */
export function markReached(desk: Desk, chatId: number): void {
  if (!isReachable(desk, chatId)) setBlocked(desk, chatId, false)
}

/**
 * The chat is no longer its person's: nothing that waits to be said there is said, and agents hear which
 * of their messages have not arrived. Within a deed.
 */
export function stopLetters(desk: Desk, chatId: number): void {
  const waiting = WAITING.flatMap((state) =>
    desk.db
      .select({ id: outbox.id, messageId: outbox.messageId })
      .from(outbox)
      .where(and(eq(outbox.chatId, chatId), state, inArray(outbox.kind, SAYING)))
      .all(),
  )
  const ended = { settledAt: desk.now(), leasedUntil: null }
  for (const { id, messageId } of waiting) {
    const how = messageId === null ? REPLACED : NOT_LINKED
    desk.db
      .update(outbox)
      .set({ ...how, ...ended })
      .where(eq(outbox.id, id))
      .run()
  }
  for (const id of new Set(waiting.map(({ messageId }) => messageId))) {
    if (id !== null) settleMessage(desk, id)
  }
}

/** A group has become a supergroup: its lines and letters go on under the new id. */
export function moveChat(desk: Desk, from: number, to: number): void {
  deed(desk, () => {
    const here = and(eq(outbox.chatId, from), eq(outbox.state, 'pending'))
    desk.db.update(outbox).set({ chatId: to, leasedUntil: null }).where(here).run()
    for (const line of desk.db.select().from(setup).where(eq(setup.kind, 'line')).all()) {
      if (line.data.chat !== from) continue
      const mine = and(eq(setup.kind, 'line'), eq(setup.key, line.key))
      desk.db
        .update(setup)
        .set({ data: { ...line.data, chat: to } })
        .where(mine)
        .run()
    }
    forgetConfig(desk)
    record(desk, 'chat_moved', { data: { from, to } })
    desk.bus.note({ what: 'config' })
    desk.bus.note({ what: 'outbox' })
  })
}
