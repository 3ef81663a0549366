import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import { outbox } from '../../db/tables/boxes.ts'
import { people } from '../../db/tables/people.ts'
import { type Desk, deed } from '../desk.ts'
import { record } from '../events.ts'
import { clearChat } from './leaving.ts'
import { changePerson } from './people.ts'

/**
 * Takes from people the accounts that exist in the simulator only: with a real bot the same number may
 * be somebody else's. Only from those of `origins`, the packs of fictional people, and from whoever
 * came by themselves; nobody loses an account that their own company's pack names. Gives how many.
 */
export function unlinkFictional(
  desk: Desk,
  accounts: readonly number[],
  origins: readonly string[],
): number {
  return deed(desk, () => {
    const isFictional = and(
      isNotNull(people.telegramId),
      inArray(people.origin, [...origins, 'telegram']),
    )
    const known = new Set(accounts)
    const found = desk.db
      .select()
      .from(people)
      .where(isFictional)
      .all()
      .filter(({ telegramId }) => telegramId !== null && known.has(telegramId))
    for (const { id, telegramId } of found) {
      if (telegramId !== null) endChat(desk, telegramId)
      changePerson(desk, id, { telegramId: null })
      record(desk, 'unlinked', { data: { person: id, reason: 'simulated' } })
    }
    return found.length
  })
}

function endChat(desk: Desk, chatId: number): void {
  clearChat(desk, chatId)
  const given = { state: 'replaced', settledAt: desk.now() } as const
  const isWaiting = and(eq(outbox.chatId, chatId), sql`${outbox.state} = 'pending'`)
  desk.db.update(outbox).set(given).where(isWaiting).run()
}
