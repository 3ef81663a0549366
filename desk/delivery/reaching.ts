import { and, eq } from 'drizzle-orm'
import { outbox } from '../../db/tables/boxes.ts'
import { setup } from '../../db/tables/set-up.ts'
import { type Desk, deed } from '../desk.ts'
import { record } from '../events.ts'
import { isGroupToTry, isReachable, setBlocked } from '../people/chats.ts'
import { forgetConfig } from '../setup/config.ts'

/** The bot can no longer write to the chat. */
export function markUnreachable(desk: Desk, chatId: number): void {
  const isTriedAgain = chatId < 0 && isGroupToTry(desk, chatId)
  if (isReachable(desk, chatId) || isTriedAgain) setBlocked(desk, chatId, true)
}

/** The bot has written to the chat: nobody blocks it any more. */
export function markReached(desk: Desk, chatId: number): void {
  if (!isReachable(desk, chatId)) setBlocked(desk, chatId, false)
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
