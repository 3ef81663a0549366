import { eq } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { inbox } from '../db/tables/boxes.ts'
import type { Locale, Translate } from '../scenarios/text.ts'
import { type Bus, createBus } from './bus.ts'
import type { Config } from './setup/config.ts'

/** Everything a deed needs: storage, the clock, and whoever wants to hear of changes. */
export interface Desk {
  readonly db: Database
  /** Now, in milliseconds UTC: given, never read from the machine. */
  now(): number
  /** Language where neither person, Telegram nor pack tells one. */
  readonly locale: Locale
  /** Base of the links given out, without a trailing slash. */
  readonly publicUrl: string
  /** The words of a language, for what is kept as text: titles. */
  readonly words: (locale: Locale) => Translate
  readonly bus: Bus
  /** The bot that speaks for this desk; 0 until Telegram has told. */
  readonly bot: { id: number; username: string }
  readonly cache: { config: Config | null }
  /** The inbox row that the next deed settles in its own transaction. */
  readonly updateId?: number
}

/** A desk on a database; `now` and the rest are given by whoever composes the program. */
export function createDesk(
  parts: Pick<Desk, 'db' | 'now'> & Partial<Pick<Desk, 'locale' | 'publicUrl' | 'words'>>,
): Desk {
  return {
    locale: 'ru',
    publicUrl: 'http://127.0.0.1:3000',
    words: () => (key) => key,
    ...parts,
    bus: createBus(),
    bot: { id: 0, username: '' },
    cache: { config: null },
  }
}

/** The same desk, whose next deed marks this update as done in its own transaction. */
export function forUpdate(desk: Desk, updateId: number): Desk {
  return { ...desk, updateId }
}

/**
 * Runs a deed as one immediate transaction and publishes what it changed after the commit. Inside
 * another deed it joins that one. What `act` throws undoes everything, and so does a result that
 * `isKept` declines: a rehearsal.
 */
export function deed<T>(desk: Desk, act: () => T, isKept: (result: T) => boolean = () => true): T {
  const client = desk.db.$client
  if (client.inTransaction) return act()
  desk.bus.forget()
  client.exec('begin immediate')
  try {
    const result = act()
    if (desk.updateId !== undefined) settleUpdate(desk, desk.updateId)
    client.exec(isKept(result) ? 'commit' : 'rollback')
    if (isKept(result)) desk.bus.flush()
    return result
  } finally {
    // A full disk ends a transaction by itself; anything else that failed is undone here.
    if (client.inTransaction) client.exec('rollback')
  }
}

/** Marks an update as done; harmless when it is already. What failed before does no more. */
export function settleUpdate(desk: Desk, updateId: number): void {
  const settled = { doneAt: desk.now(), error: null }
  desk.db.update(inbox).set(settled).where(eq(inbox.updateId, updateId)).run()
}
