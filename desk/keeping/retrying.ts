import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { inbox, outbox } from '../../db/tables/boxes.ts'
import { messages } from '../../db/tables/messages.ts'
import { settleMessage } from '../delivery/settling.ts'
import { type Desk, deed } from '../desk.ts'
import { failedLetters, setAsideUpdates } from '../doctor.ts'
import { record } from '../events.ts'
import type { Person } from '../people/people.ts'
import type { Work } from '../setbacks.ts'
import { guardKeeping } from './guarding.ts'
import { markOf, setMark } from './marks.ts'
import { poisoned, retriedPoisoned } from './poisoned.ts'

/** When everything that failed was last asked to be tried again; undefined: never. */
export function retryAskedAt(desk: Desk): number | undefined {
  return markOf<{ at: number }>(desk, 'retry')?.at
}

/** Has an update that was set aside handled again; false where none of this number is. */
export function retryUpdate(desk: Desk, by: Person | null, updateId: number): boolean {
  return deed(desk, () => {
    guardKeeping(by)
    const found = retriedUpdate(desk, updateId)
    if (found) record(desk, 'update_retried', aboutUpdate(by, found, 'waits'))
    return found !== undefined
  })
}

/** Looks no more at an update that was set aside; false where none of this number is. */
export function dropUpdate(desk: Desk, by: Person | null, updateId: number): boolean {
  return deed(desk, () => {
    guardKeeping(by)
    const found = setAside(desk, updateId)
    if (!found) return false
    desk.db.update(inbox).set({ error: null }).where(eq(inbox.updateId, updateId)).run()
    record(desk, 'update_dropped', aboutUpdate(by, found, 'dropped'))
    return true
  })
}

/**
 * Has a letter that failed sent again, unless a newer one says the same by now; false where none of
 * this number has failed.
 */
export function retryLetter(desk: Desk, by: Person | null, id: number): boolean {
  return deed(desk, () => {
    guardKeeping(by)
    const found = retriedLetter(desk, id)
    if (found) record(desk, 'letter_retried', aboutLetter(by, found, 'waits'))
    return found !== undefined
  })
}

/** Looks no more at a letter that failed; false where none of this number has. */
export function dropLetter(desk: Desk, by: Person | null, id: number): boolean {
  return deed(desk, () => {
    guardKeeping(by)
    const found = failed(desk, id)
    if (!found) return false
    desk.db.update(outbox).set({ state: 'replaced' }).where(eq(outbox.id, id)).run()
    record(desk, 'letter_dropped', aboutLetter(by, found, 'dropped'))
    return true
  })
}

/** Has the ticker try again at once what keeps failing of one ticket; false where it fails no more. */
export function retryWork(
  desk: Desk,
  by: Person | null,
  { kind, ticket, clock }: Pick<Work, 'kind' | 'ticket' | 'clock'>,
): boolean {
  return deed(desk, () => {
    guardKeeping(by)
    const found = poisoned(desk).find(
      ({ work }) => work.kind === kind && work.ticket === ticket && work.clock === clock,
    )
    if (!found) return false
    const { work, failures, error } = found
    const about = { ...(ticket === 0 ? {} : { number: ticket }), work: kind, failures, error }
    record(desk, 'work_retried', { by: by?.id ?? null, data: { ...about, ...sides('waits') } })
    retriedPoisoned(desk, work)
    desk.bus.note({ what: 'retry', work })
    return true
  })
}

/**
 * Has everything tried again that failed: updates, letters, but those that their readers shut out,
 * and the ticker's works. Gives how many updates and letters those are.
 */
export function retryAll(desk: Desk, by: Person | null): { updates: number; letters: number } {
  return deed(desk, () => {
    guardKeeping(by)
    const updates = setAsideUpdates(desk).filter((one) => retriedUpdate(desk, one.updateId)).length
    const letters = failedLetters(desk).filter((one) => retriedLetter(desk, one.id)).length
    const works = poisoned(desk).length
    setMark(desk, 'retry', { at: desk.now() })
    record(desk, 'all_retried', { by: by?.id ?? null, data: { updates, letters, works } })
    desk.bus.note({ what: 'retry' })
    return { updates, letters }
  })
}

type Update = typeof inbox.$inferSelect
type Letter = typeof outbox.$inferSelect
type After = 'waits' | 'dropped'

function setAside(desk: Desk, updateId: number): Update | undefined {
  const here = and(eq(inbox.updateId, updateId), isNotNull(inbox.error), isNotNull(inbox.doneAt))
  return desk.db.select().from(inbox).where(here).get()
}

function failed(desk: Desk, id: number): Letter | undefined {
  const here = and(eq(outbox.id, id), eq(outbox.state, 'failed'))
  return desk.db.select().from(outbox).where(here).get()
}

function retriedUpdate(desk: Desk, updateId: number): Update | undefined {
  const found = setAside(desk, updateId)
  if (!found) return undefined
  const again = { doneAt: null, tries: 0 }
  desk.db.update(inbox).set(again).where(eq(inbox.updateId, updateId)).run()
  desk.bus.note({ what: 'inbox' })
  return found
}

function retriedLetter(desk: Desk, id: number): Letter | undefined {
  const letter = failed(desk, id)
  if (!letter) return undefined
  const { key, messageId } = letter
  const isNewer = and(eq(outbox.key, key ?? ''), sql`${outbox.state} = 'pending'`)
  if (key !== null && desk.db.select().from(outbox).where(isNewer).get()) {
    desk.db.update(outbox).set({ state: 'replaced' }).where(eq(outbox.id, id)).run()
    return letter
  }
  const again = { state: 'pending', tries: 0, nextAt: desk.now(), settledAt: null } as const
  desk.db.update(outbox).set(again).where(eq(outbox.id, id)).run()
  if (messageId !== null) {
    const queued = { delivery: 'queued', deliveryError: null } as const
    desk.db.update(messages).set(queued).where(eq(messages.id, messageId)).run()
    settleMessage(desk, messageId)
  }
  desk.bus.note({ what: 'outbox' })
  return letter
}

function aboutUpdate(by: Person | null, { updateId, error }: Update, state: After) {
  return { by: by?.id ?? null, data: { update: updateId, error, ...sides(state) } }
}

function aboutLetter(by: Person | null, { id, ticket, error }: Letter, state: After) {
  const about = { letter: id, ...(ticket === null ? {} : { number: ticket }), error }
  return { by: by?.id ?? null, data: { ...about, ...sides(state) } }
}

function sides(state: After) {
  return { before: { state: 'failed' }, after: { state } }
}
