import { and, eq, inArray, lte, sql } from 'drizzle-orm'
import { people } from '../../db/tables/people.ts'
import { type Desk, deed } from '../desk.ts'
import { DeskError } from '../errors.ts'
import { record } from '../events.ts'
import { prepared } from '../prepared.ts'
import { addDepartments } from './departments-adding.ts'
import { endSessions, handOnTickets } from './leaving.ts'
import { changePerson, holding, indexPerson, isAgent, type Person, PREPARED } from './people.ts'
import { type PeoplePlan, type PlannedPerson, TABLE } from './people-import.ts'

/** Rows that one short deed prepares, and changes that one event tells. */
const SLICE = 150
const HOUR_MS = 3_600_000

/** How many people a table added, changed and left as they were, and the departments it made. */
interface PeopleImported {
  added: number
  changed: number
  same: number
  departments: number
}

/**
 * Brings a sound plan into the directory, all or nothing. New people are prepared unseen, in short
 * deeds with turns for others between them; one last deed shows them and makes the changes. Throws
 * `people_changed` where the directory is no longer as the plan saw it, and whatever a person's
 * contacts are refused for; then nothing is left of it.
 */
export function* importTable(
  desk: Desk,
  by: Person | null,
  plan: PeoplePlan,
): Generator<undefined, PeopleImported> {
  if (by && by.role !== 'admin') throw new DeskError('not_allowed')
  if (plan.faults.length > 0) throw new DeskError('people_changed')
  yield* dropPrepared(desk)
  try {
    const added = plan.people.filter(({ how }) => how === 'added')
    const late: Late[] = []
    for (let at = 0; at < added.length; at += SLICE) {
      deed(desk, () => {
        for (const one of added.slice(at, at + SLICE)) late.push(...prepare(desk, one))
      })
      yield
    }
    return deed(desk, () => finish(desk, by, plan, late))
  } catch (error) {
    yield* dropPrepared(desk)
    throw error
  }
}

/** A contact that somebody still has while the person is prepared. */
interface Late {
  id: number
  contacts: Pick<Person, 'phone' | 'email' | 'telegramId'>
}

function prepare(desk: Desk, { row, values }: PlannedPerson): Late[] {
  const { phone, email, telegramId } = values
  const now = desk.now()
  const all = { ...values, origin: PREPARED, ordinal: row, now }
  const id = insert(desk, all)
  if (id !== undefined) {
    indexPerson(desk, { id, ...values })
    return []
  }
  const bare = insert(desk, { ...all, phone: null, email: null, telegramId: null })
  if (bare === undefined) throw new DeskError('people_changed')
  indexPerson(desk, { id: bare, ...values })
  return [{ id: bare, contacts: { phone, email, telegramId } }]
}

// Statements of SQLite itself: drizzle would take longer than the whole rest.
const statements = prepared(({ $client }) => ({
  insert: $client.prepare(
    `insert into people (key, name, role, department, position, manager, phone, email, telegram_id,
      language, origin, ordinal, archived_at, created_at)
    values (@key, @name, @role, @department, @position, @manager, @phone, @email, @telegramId,
      @language, @origin, @ordinal, @now, @now)
    on conflict do nothing`,
  ),
  change: $client.prepare(
    `update people set name = @name, role = @role, department = @department, position = @position,
      manager = @manager, phone = @phone, email = @email, telegram_id = @telegramId,
      language = @language, origin = @origin, archived_at = null
    where id = @id`,
  ),
}))

function insert(desk: Desk, values: Record<string, unknown>): number | undefined {
  const { changes, lastInsertRowid } = statements(desk).insert.run(values)
  return changes === 0 ? undefined : Number(lastInsertRowid)
}

function finish(desk: Desk, by: Person | null, plan: PeoplePlan, late: Late[]): PeopleImported {
  const count = (how: PlannedPerson['how']) => plan.people.filter((one) => one.how === how).length
  const changed = plan.people.filter(({ how }) => how === 'changed')
  checkUnchanged(desk, changed)
  addDepartments(desk, plan.departments, TABLE)
  for (const one of changed) release(desk, one)
  for (const one of changed) write(desk, by, one)
  for (const { id, contacts } of late) changePerson(desk, id, contacts)
  const shown = desk.db
    .update(people)
    .set({ origin: TABLE, archivedAt: null })
    .where(eq(people.origin, PREPARED))
    .run()
  // Another import has taken what this one prepared.
  if (shown.changes !== count('added')) throw new DeskError('people_changed')
  const imported = {
    added: shown.changes,
    changed: changed.length,
    same: count('same'),
    departments: plan.departments.length,
  }
  record(desk, 'people_imported', { by: by?.id ?? null, data: { ...imported } })
  for (let at = 0; at < changed.length; at += SLICE) {
    const slice = changed.slice(at, at + SLICE).map(({ before, changes }) => ({
      person: before?.id,
      changes,
    }))
    record(desk, 'people_changed', { by: by?.id ?? null, data: { people: slice } })
  }
  desk.bus.note({ what: 'config' })
  return imported
}

function checkUnchanged(desk: Desk, changed: PlannedPerson[]): void {
  for (let at = 0; at < changed.length; at += SLICE) {
    const before = new Map(
      changed.slice(at, at + SLICE).flatMap(({ before }) => (before ? [[before.id, before]] : [])),
    )
    const rows = desk.db
      .select()
      .from(people)
      .where(inArray(people.id, [...before.keys()]))
      .all()
    if (rows.length !== before.size || !rows.every((row) => isSame(row, before.get(row.id)))) {
      throw new DeskError('people_changed')
    }
  }
}

function isSame(one: Person, other: Person | undefined): boolean {
  const fields = Object.keys(one) as (keyof Person)[]
  return other !== undefined && fields.every((field) => one[field] === other[field])
}

/** A phone may pass from one person of the table to another: first everybody lets go. */
function release(desk: Desk, { before, values }: PlannedPerson): void {
  if (!before) return
  const gone = (['phone', 'email'] as const).filter(
    (field) => before[field] !== null && before[field] !== values[field],
  )
  if (gone.length === 0) return
  const none = Object.fromEntries(gone.map((field) => [field, null]))
  desk.db.update(people).set(none).where(eq(people.id, before.id)).run()
}

function write(desk: Desk, by: Person | null, { before, values, changes }: PlannedPerson): void {
  if (!before) return
  // Whoever was known by their account only is in the directory now.
  const origin = before.origin === 'telegram' ? TABLE : before.origin
  holding(desk, values, before.id, () =>
    statements(desk).change.run({ ...values, origin, id: before.id }),
  )
  if (changes.some(({ field }) => field === 'name' || field === 'position')) {
    indexPerson(desk, { id: before.id, ...values })
  }
  if (before.role === values.role) return
  endSessions(desk, before.id)
  if (isAgent(before) && values.role === 'requester') handOnTickets(desk, by, before, null)
}

/** Forgets some of what imports prepared that a crash cut off an hour ago or more; gives how many. */
export function sweepPrepared(desk: Desk): number {
  return dropSome(desk, desk.now() - HOUR_MS)
}

/** Forgets what imports prepared that did not come to their end. */
function* dropPrepared(desk: Desk): Generator<undefined> {
  while (dropSome(desk, desk.now()) > 0) yield
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
