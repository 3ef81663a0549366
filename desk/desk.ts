import { eq, sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { inbox } from '../db/tables/boxes.ts'
import type { Locale, Translate } from '../scenarios/text.ts'
import { type Bus, createBus } from './bus.ts'
import { prepared } from './prepared.ts'
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
  const gathering = gatherings.get(client)
  if (gathering) return apart(desk, gathering, act, isKept)
  if (client.inTransaction) return act()
  return transaction(desk, () => settling(desk, act), isKept)
}

/**
 * Commits the deeds that `act` does at once. Each is all or nothing as ever, one that throws undoes
 * only itself; but none lasts, nor is told of, before all have ended. What `act` itself throws, or a
 * disk that takes no more, undoes them all.
 */
export function together<T>(desk: Desk, act: () => T): T {
  const client = desk.db.$client
  return transaction(desk, () => {
    gatherings.set(client, { isInDeed: false })
    try {
      return act()
    } finally {
      gatherings.delete(client)
    }
  })
}

/**
 * Runs what writes only what can be made again: its commit does not wait for the disk, so that a
 * power cut may undo it. Within a deed it is written as that deed is.
 */
export function unwaited<T>({ db }: Desk, act: () => T): T {
  if (db.$client.inTransaction) return act()
  db.$client.pragma('synchronous = NORMAL')
  try {
    return act()
  } finally {
    db.$client.pragma('synchronous = FULL')
  }
}

/** Marks an update as done; harmless when it is already. What failed before does no more. */
export function settleUpdate(desk: Desk, updateId: number): void {
  settled(desk).run({ updateId, doneAt: desk.now() })
}

/** The connections whose transaction gathers deeds. */
const gatherings = new WeakMap<object, { isInDeed: boolean }>()

const settled = prepared((db) =>
  db
    .update(inbox)
    .set({ doneAt: sql`${sql.placeholder('doneAt')}`, error: null })
    .where(eq(inbox.updateId, sql.placeholder('updateId')))
    .prepare(),
)

function transaction<T>(desk: Desk, act: () => T, isKept: (result: T) => boolean = () => true): T {
  const client = desk.db.$client
  desk.bus.forget()
  client.exec('begin immediate')
  try {
    const result = act()
    client.exec(isKept(result) ? 'commit' : 'rollback')
    if (isKept(result)) desk.bus.flush()
    return result
  } finally {
    // A full disk ends a transaction by itself; anything else that failed is undone here.
    if (client.inTransaction) client.exec('rollback')
  }
}

/** One deed of several that are committed at once. */
function apart<T>(
  desk: Desk,
  gathering: { isInDeed: boolean },
  act: () => T,
  isKept: (result: T) => boolean,
): T {
  if (gathering.isInDeed) return act()
  const client = desk.db.$client
  const noted = desk.bus.noted()
  let isDone = false
  // Where the transaction has ended by itself there is nothing left to be a part of: this throws.
  if (!client.inTransaction) throw new Error('the deeds before were undone')
  client.exec('savepoint deed')
  gathering.isInDeed = true
  try {
    const result = settling(desk, act)
    isDone = isKept(result)
    return result
  } finally {
    gathering.isInDeed = false
    if (!isDone) desk.bus.forget(noted)
    if (client.inTransaction)
      client.exec(isDone ? 'release deed' : 'rollback to deed; release deed')
  }
}

function settling<T>(desk: Desk, act: () => T): T {
  const result = act()
  if (desk.updateId !== undefined) settleUpdate(desk, desk.updateId)
  return result
}
