import { eq, inArray } from 'drizzle-orm'
import { people } from '../../db/tables/people.ts'
import { type Desk, deed } from '../desk.ts'
import { DeskError } from '../errors.ts'
import { record } from '../events.ts'
import { prepared } from '../prepared.ts'
import { addDepartments } from './departments-adding.ts'
import { endSessions, handOnTickets } from './leaving.ts'
import { holding, indexPerson, isAgent, type Person } from './people.ts'
import { type PeoplePlan, type PlannedPerson, TABLE } from './people-import.ts'
import {
  beginPreparing,
  endPreparing,
  type Preparing,
  preparePeople,
  showPrepared,
} from './people-preparing.ts'

/** Changes that one event tells. */
const SLICE = 150

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
  const preparing = yield* beginPreparing(desk)
  try {
    const added = plan.people.filter(({ how }) => how === 'added')
    const wanted = added.map(({ row, values }) => ({ ...values, ordinal: row }))
    yield* preparePeople(desk, preparing, wanted)
    return deed(desk, () => finish(desk, by, plan, preparing))
  } catch (error) {
    yield* endPreparing(desk, preparing)
    throw error
  }
}

// A statement of SQLite itself: drizzle would take longer than the whole rest.
const rewritten = prepared(({ $client }) =>
  $client.prepare(
    `update people set name = @name, role = @role, department = @department, position = @position,
      manager = @manager, phone = @phone, email = @email, telegram_id = @telegramId,
      language = @language, origin = @origin, archived_at = null
    where id = @id`,
  ),
)

function finish(
  desk: Desk,
  by: Person | null,
  plan: PeoplePlan,
  preparing: Preparing,
): PeopleImported {
  const count = (how: PlannedPerson['how']) => plan.people.filter((one) => one.how === how).length
  const changed = plan.people.filter(({ how }) => how === 'changed')
  checkUnchanged(desk, changed)
  addDepartments(desk, plan.departments, TABLE)
  for (const one of changed) release(desk, one)
  for (const one of changed) write(desk, by, one)
  showPrepared(desk, TABLE, preparing, count('added'))
  const imported = {
    added: count('added'),
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
  holding(desk, values, before.id, () => rewritten(desk).run({ ...values, origin, id: before.id }))
  if (changes.some(({ field }) => field === 'name' || field === 'position')) {
    indexPerson(desk, { id: before.id, ...values })
  }
  if (before.role === values.role) return
  endSessions(desk, before.id)
  if (isAgent(before) && values.role === 'requester') handOnTickets(desk, by, before, null)
}
