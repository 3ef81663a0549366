import { and, eq, isNotNull } from 'drizzle-orm'
import { inbox, outbox } from '../../db/tables/boxes.ts'
import { messages } from '../../db/tables/messages.ts'
import { settleMessage } from '../delivery/settling.ts'
import { type Desk, deed } from '../desk.ts'
import { failedLetters, setAsideUpdates } from '../doctor.ts'
import { markOf, setMark } from './marks.ts'

/** When everything that failed was last asked to be tried again; undefined: never. */
export function retryAskedAt(desk: Desk): number | undefined {
  return markOf<{ at: number }>(desk, 'retry')?.at
}

/** Has an update that was set aside handled again; false where none of this number is. */
export function retryUpdate(desk: Desk, updateId: number): boolean {
  return deed(desk, () => {
    const again = { doneAt: null, tries: 0 }
    const found = desk.db.update(inbox).set(again).where(isSetAside(updateId)).run().changes > 0
    if (found) desk.bus.note({ what: 'inbox' })
    return found
  })
}

/** Looks no more at an update that was set aside; false where none of this number is. */
export function dropUpdate(desk: Desk, updateId: number): boolean {
  return desk.db.update(inbox).set({ error: null }).where(isSetAside(updateId)).run().changes > 0
}

/**
 * Has a letter that failed sent again, unless a newer one says the same by now; false where none of
 * this number has failed.
 */
export function retryLetter(desk: Desk, id: number): boolean {
  return deed(desk, () => {
    const letter = desk.db.select().from(outbox).where(hasFailed(id)).get()
    if (!letter) return false
    const isNewer =
      letter.key !== null &&
      desk.db
        .select()
        .from(outbox)
        .where(and(eq(outbox.key, letter.key), eq(outbox.state, 'pending')))
        .get() !== undefined
    if (isNewer) return dropLetter(desk, id)
    const now = desk.now()
    const again = { state: 'pending', tries: 0, nextAt: now, settledAt: null } as const
    desk.db.update(outbox).set(again).where(eq(outbox.id, id)).run()
    if (letter.messageId !== null) {
      const queued = { delivery: 'queued', deliveryError: null } as const
      desk.db.update(messages).set(queued).where(eq(messages.id, letter.messageId)).run()
      settleMessage(desk, letter.messageId)
    }
    desk.bus.note({ what: 'outbox' })
    return true
  })
}

/** Looks no more at a letter that failed; false where none of this number has. */
export function dropLetter(desk: Desk, id: number): boolean {
  return desk.db.update(outbox).set({ state: 'replaced' }).where(hasFailed(id)).run().changes > 0
}

/**
 * Has everything tried again that failed: updates, letters, but those that their readers shut out,
 * and the ticker's works. Gives how many updates and letters those are.
 */
export function retryAll(desk: Desk): { updates: number; letters: number } {
  return deed(desk, () => {
    const updates = setAsideUpdates(desk).filter((one) => retryUpdate(desk, one.updateId))
    const letters = failedLetters(desk).filter((one) => retryLetter(desk, one.id))
    setMark(desk, 'retry', { at: desk.now() })
    desk.bus.note({ what: 'retry' })
    return { updates: updates.length, letters: letters.length }
  })
}

function isSetAside(updateId: number) {
  return and(eq(inbox.updateId, updateId), isNotNull(inbox.error), isNotNull(inbox.doneAt))
}

function hasFailed(id: number) {
  return and(eq(outbox.id, id), eq(outbox.state, 'failed'))
}
