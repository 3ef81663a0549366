import { randomUUID } from 'node:crypto'
import { and, eq, lte, sql } from 'drizzle-orm'
import { people } from '../../db/tables/people.ts'
import { type Desk, deed } from '../desk.ts'
import { DeskError } from '../errors.ts'
import { prepared } from '../prepared.ts'
import { setSetting, settingOf } from '../settings.ts'
import { changePerson, indexPerson, type Person, PREPARED } from './people.ts'
import type { PersonValues } from './people-import-values.ts'

/** Rows that one short deed prepares. */
const SLICE = 150
const HOUR_MS = 3_600_000

/** Settings row: the mark of the import that prepares people. */
const PREPARING = 'preparing'

/** Somebody new: the `ordinal`th of the file, with the account that a pack gives them. */
export type Wanted = PersonValues & { ordinal: number; packTelegramId?: number | null }

/** An import that prepares people; `late`: contacts that somebody else still has meanwhile. */
export interface Preparing {
  mark: string
  late: { id: number; contacts: Pick<Person, 'phone' | 'email' | 'telegramId'> }[]
}

/** Begins to prepare people, in place of whichever import was at it: that one has failed. */
export function* beginPreparing(desk: Desk): Generator<undefined, Preparing> {
  const mark = randomUUID()
  deed(desk, () => setSetting(desk, PREPARING, mark))
  yield* dropPrepared(desk)
  return { mark, late: [] }
}

/**
 * Puts new people into the directory, in short deeds with turns for others between them; nobody sees
 * them before `showPrepared`. Throws `people_changed` where a key is taken or another import has begun.
 */
export function* preparePeople(
  desk: Desk,
  preparing: Preparing,
  wanted: readonly Wanted[],
): Generator<undefined> {
  for (let at = 0; at < wanted.length; at += SLICE) {
    deed(desk, () => {
      checkAtIt(desk, preparing)
      for (const one of wanted.slice(at, at + SLICE)) prepare(desk, preparing, one)
    })
    yield
  }
}

/**
 * Shows those who were prepared, all at once, with the contacts that others have let go of. Throws
 * `people_changed` where another import has begun, or they are not so many any more: an import that
 * slept for an hour was swept. Within a deed.
 */
export function showPrepared(
  desk: Desk,
  origin: string,
  preparing: Preparing,
  count: number,
): void {
  checkAtIt(desk, preparing)
  for (const { id, contacts } of preparing.late) changePerson(desk, id, contacts)
  const shown = desk.db
    .update(people)
    .set({ origin, archivedAt: null })
    .where(eq(people.origin, PREPARED))
    .run()
  if (shown.changes !== count) throw new DeskError('people_changed')
  setSetting(desk, PREPARING, null)
}

/** Forgets what an import has prepared that does not come to its end. */
export function* endPreparing(desk: Desk, { mark }: Preparing): Generator<undefined> {
  if (settingOf(desk, PREPARING) === mark) yield* dropPrepared(desk)
}

/** Forgets what any import prepares, in one go: it fails. Within a deed. */
export function forgetPrepared(desk: Desk): void {
  setSetting(desk, PREPARING, null)
  while (dropSome(desk, Number.MAX_SAFE_INTEGER) > 0);
}

/** Forgets some of what imports prepared that a crash cut off an hour ago or more; gives how many. */
export function sweepPrepared(desk: Desk): number {
  return dropSome(desk, desk.now() - HOUR_MS)
}

// A statement of SQLite itself: drizzle would take longer than the whole rest.
const inserted = prepared(({ $client }) =>
  $client.prepare(
    `insert into people (key, name, role, department, position, manager, phone, email, telegram_id,
      pack_telegram_id, language, origin, ordinal, archived_at, created_at)
    values (@key, @name, @role, @department, @position, @manager, @phone, @email, @telegramId,
      @packTelegramId, @language, '${PREPARED}', @ordinal, @now, @now)
    on conflict do nothing`,
  ),
)

function checkAtIt(desk: Desk, { mark }: Preparing): void {
  if (settingOf(desk, PREPARING) !== mark) throw new DeskError('people_changed')
}

function prepare(desk: Desk, { late }: Preparing, one: Wanted): void {
  const { phone, email, telegramId } = one
  const id = insert(desk, one)
  if (id !== undefined) {
    indexPerson(desk, { ...one, id })
    return
  }
  const bare = insert(desk, { ...one, phone: null, email: null, telegramId: null })
  if (bare === undefined) throw new DeskError('people_changed')
  indexPerson(desk, { ...one, id: bare })
  late.push({ id: bare, contacts: { phone, email, telegramId } })
}

function insert(desk: Desk, one: Wanted): number | undefined {
  const values = { packTelegramId: null, ...one, now: desk.now() }
  const { changes, lastInsertRowid } = inserted(desk).run(values)
  return changes === 0 ? undefined : Number(lastInsertRowid)
}

function* dropPrepared(desk: Desk): Generator<undefined> {
  while (dropSome(desk, Number.MAX_SAFE_INTEGER) > 0) yield
}

function dropSome(desk: Desk, until: number): number {
  const cutOff = and(eq(people.origin, PREPARED), lte(people.createdAt, until))
  const rows = desk.db.select({ id: people.id }).from(people).where(cutOff).limit(SLICE).all()
  if (rows.length === 0) return 0
  deed(desk, () => {
    for (const { id } of rows) {
      desk.db.run(sql`delete from people_search where rowid = ${id}`)
      desk.db.delete(people).where(eq(people.id, id)).run()
    }
  })
  return rows.length
}
