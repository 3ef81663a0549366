import { type Desk, deed } from '../desk.ts'
import { DeskError } from '../errors.ts'
import { record } from '../events.ts'
import { config } from '../setup/config.ts'
import { saveObject } from '../setup/setup-editing.ts'
import type { SetupFault } from '../setup/setup-faults.ts'
import { PANEL } from '../setup/setup-rows.ts'
import { freeKey, keyOf } from './key-making.ts'
import { editable, endSessions, handOnTickets, keepAnAdmin } from './leaving.ts'
import { addPerson, changePerson, isAgent, type Person, personByKey, type Role } from './people.ts'

/** What an admin writes about a person; a key only for somebody new. */
export interface EditedPerson {
  name: string
  department: string | null
  position: string | null
  /** The key of the manager. */
  manager: string | null
  phone: string | null
  email: string | null
  language: string | null
  role: Role
}

/** Whether the person changes the directory; everybody in the panel reads it. */
export function mayEditPeople(person: Person): boolean {
  return person.role === 'admin' && person.archivedAt === null
}

/**
 * Adds a person (no number) or changes one, and puts them into these lines: together or not at all. What
 * the lines have against it comes back. Throws as `addByHand` and `changeByHand` do.
 */
export function savePerson(
  desk: Desk,
  by: Person,
  personId: number | null,
  { key, ...values }: EditedPerson & { key?: string | undefined },
  lines: readonly string[],
): { id: number } | { faults: SetupFault[] } {
  return deed(
    desk,
    () => {
      const { id } =
        personId === null
          ? addByHand(desk, by, { ...values, key })
          : changeByHand(desk, by, personId, values)
      const faults = setLines(desk, by, id, lines)
      return faults.length === 0 ? { id } : { faults }
    },
    (saved) => 'id' in saved,
  )
}

/**
 * Adds a person; without a key one is made of the name. Throws `not_allowed`, `not_found` for an
 * unknown department or manager, and what `addPerson` throws.
 */
export function addByHand(
  desk: Desk,
  by: Person,
  values: EditedPerson & { key?: string | undefined },
): Person {
  return deed(desk, () => {
    if (!mayEditPeople(by)) throw new DeskError('not_allowed')
    return add(desk, by, values)
  })
}

/**
 * An agent adds a requester who is not in the directory, in order to file for them: only a name, and a
 * phone if they gave one. Throws `not_allowed`, and what `addPerson` throws.
 */
export function addNewcomerByHand(
  desk: Desk,
  by: Person,
  { name, phone }: Pick<EditedPerson, 'name' | 'phone'>,
): Person {
  return deed(desk, () => {
    if (!isAgent(by)) throw new DeskError('not_allowed')
    const unknown = { department: null, position: null, manager: null, email: null, language: null }
    return add(desk, by, { name, phone, ...unknown, role: 'requester' })
  })
}

/**
 * Changes a person. With the role their sessions end; tickets of somebody who is no agent any more are
 * handed on. Throws as `addByHand` does, and `last_admin`.
 */
export function changeByHand(
  desk: Desk,
  by: Person,
  personId: number,
  values: EditedPerson,
): Person {
  return deed(desk, () => {
    const before = editable(desk, by, personId)
    checkPlace(desk, values, before)
    const fields = Object.keys(values) as (keyof EditedPerson)[]
    const changed = fields.filter((field) => before[field] !== values[field])
    if (changed.length === 0) return before
    if (values.role !== 'admin') keepAnAdmin(desk, before)
    const after = changePerson(desk, before.id, values)
    if (before.role !== after.role) endSessions(desk, before.id)
    if (isAgent(before) && !isAgent(after)) handOnTickets(desk, by, after, null)
    const some = (person: Person) =>
      Object.fromEntries(changed.map((field) => [field, person[field]]))
    record(desk, 'person_changed', {
      by: by.id,
      data: { person: before.id, before: some(before), after: some(after) },
    })
    return after
  })
}

function add(desk: Desk, by: Person, values: EditedPerson & { key?: string | undefined }): Person {
  checkPlace(desk, values)
  const made = keyOf(values.name, 'person')
  const key = values.key ?? freeKey(made, (one) => personByKey(desk, one) === undefined)
  const person = addPerson(desk, { ...values, key, origin: PANEL })
  record(desk, 'person_added', {
    by: by.id,
    data: { person: person.id, before: null, after: { ...values, key } },
  })
  return person
}

/**
 * Puts an agent into these lines and takes them out of the others; what stops it comes back. Throws
 * `not_allowed`, `not_found`, `not_agent` for a requester.
 */
function setLines(desk: Desk, by: Person, personId: number, keys: readonly string[]): SetupFault[] {
  const person = editable(desk, by, personId)
  if (!isAgent(person) && keys.length > 0) throw new DeskError('not_agent')
  const wanted = new Set(keys)
  return config(desk).lines.live.flatMap((line) => {
    const agents = line.agents ?? []
    if (agents.includes(person.key) === wanted.has(line.key)) return []
    const others = agents.filter((key) => key !== person.key)
    const changed = wanted.has(line.key) ? [...agents, person.key] : others
    return saveObject(desk, by, 'lines', { ...line, agents: changed })
  })
}

function checkPlace(desk: Desk, values: EditedPerson, before?: Person): void {
  const { department, manager } = values
  const departments = config(desk).departments.live
  const isKept = before !== undefined && department === before.department
  if (department !== null && !isKept && !departments.some(({ key }) => key === department)) {
    throw new DeskError('not_found')
  }
  if (manager === null || manager === before?.manager) return
  const found = personByKey(desk, manager)
  if (!found || found.archivedAt !== null || found.id === before?.id) {
    throw new DeskError('not_found')
  }
}
