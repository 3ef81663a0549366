import { eq, inArray, sql } from 'drizzle-orm'
import { people } from '../../db/tables/people.ts'
import { type Desk, deed } from '../desk.ts'
import { DeskError } from '../errors.ts'
import { record } from '../events.ts'
import { prepared } from '../prepared.ts'
import { addDepartments } from './departments-adding.ts'
import { endSessions, handOnTickets } from './leaving.ts'
import { changePerson, indexPerson, isAgent, type Person, PREPARED, personById } from './people.ts'
import { type PeoplePlan, type PlannedPerson, TABLE } from './people-import.ts'

/** Rows that one short deed prepares, and changes that one event tells. */
const SLICE = 150

/** How many people a table added, changed and left as they were, and the departments it made. */
export interface PeopleImported {
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
  const { phone, email, telegramId, ...rest } = values
  const none = { phone: null, email: null, telegramId: null }
  const now = desk.now()
  const all = { ...rest, origin: PREPARED, ordinal: row, archivedAt: now, createdAt: now }
  const contacts = { phone, email, telegramId }
  const id = insert(desk, { ...all, ...contacts }) ?? insert(desk, { ...all, ...none })
  if (id === undefined) throw new DeskError('people_changed')
  indexPerson(desk, { id, ...values })
  const isLate = (phone ?? email ?? telegramId) !== null && !holds(desk, id, contacts)
  return isLate ? [{ id, contacts }] : []
}

const insertion = prepared((db) => {
  const given = (name: string) => sql`${sql.placeholder(name)}`
  return db
    .insert(people)
    .values({
      key: given('key'),
      name: given('name'),
      role: given('role'),
      department: given('department'),
      position: given('position'),
      manager: given('manager'),
      phone: given('phone'),
      email: given('email'),
      telegramId: given('telegramId'),
      language: given('language'),
      origin: given('origin'),
      ordinal: given('ordinal'),
      archivedAt: given('archivedAt'),
      createdAt: given('createdAt'),
    })
    .onConflictDoNothing()
    .returning({ id: people.id })
    .prepare()
})

function insert(desk: Desk, values: Record<string, unknown>): number | undefined {
  return insertion(desk).get(values)?.id
}

function holds(desk: Desk, id: number, contacts: Late['contacts']): boolean {
  const row = personById(desk, id)
  return (['phone', 'email', 'telegramId'] as const).every((one) => row?.[one] === contacts[one])
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
    const isSame = rows.every((row) => JSON.stringify(row) === JSON.stringify(before.get(row.id)))
    if (rows.length !== before.size || !isSame) throw new DeskError('people_changed')
  }
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

function write(desk: Desk, by: Person | null, { before, values }: PlannedPerson): void {
  if (!before) return
  // Whoever was known by their account only is in the directory now.
  const origin = before.origin === 'telegram' ? TABLE : before.origin
  const { key: _, ...rest } = values
  const after = changePerson(desk, before.id, { ...rest, origin, archivedAt: null })
  if (before.role !== after.role) endSessions(desk, before.id)
  if (isAgent(before) && !isAgent(after)) handOnTickets(desk, by, after, null)
}

/** Forgets what an import prepared that did not come to its end. */
function* dropPrepared(desk: Desk): Generator<undefined> {
  for (;;) {
    const dropped = deed(desk, () => {
      const rows = desk.db
        .select({ id: people.id })
        .from(people)
        .where(eq(people.origin, PREPARED))
        .limit(SLICE)
        .all()
      for (const { id } of rows) {
        desk.db.run(sql`delete from people_search where rowid = ${id}`)
        desk.db.delete(people).where(eq(people.id, id)).run()
      }
      return rows.length
    })
    if (dropped === 0) return
    yield
  }
}
