import type { PackDepartment } from '../../scenarios/pack-people.ts'
import type { Desk } from '../desk.ts'
import { config } from '../setup/config.ts'
import { departmentsMeant } from './departments-adding.ts'
import { freeKey, keyOf } from './key-making.ts'
import type { Person } from './people.ts'
import { everybody, naming } from './people-directory.ts'
import type { Column } from './people-import-columns.ts'
import { contactFaults } from './people-import-contacts.ts'
import {
  headingOf,
  type RowFault,
  readTable,
  type Table,
  type TableRow,
} from './people-import-rows.ts'
import {
  changesOf,
  type FieldChange,
  finalValues,
  type PersonValues,
} from './people-import-values.ts'
import type { FieldFaultCode } from './person-fields.ts'
import { ERASED } from './personal-data.ts'

/** Origin of people whom a table brought: no pack's file ever archives them. */
export const TABLE = 'csv'

const SLICE = 300

/** What becomes of one row. */
export interface PlannedPerson {
  row: number
  how: 'added' | 'changed' | 'same'
  /** The person as they are; null for somebody new. */
  before: Person | null
  values: PersonValues
  changes: FieldChange[]
}

/** What a table would do to the directory; with faults it does nothing. */
export interface PeoplePlan {
  people: PlannedPerson[]
  /** Departments that do not exist yet. */
  departments: PackDepartment[]
  /** Headings that mean nothing here. */
  ignored: string[]
  faults: RowFault[]
}

interface Draft extends TableRow {
  before: Person | null
  values: PersonValues
}

type Complain = (
  row: number,
  column: Column,
  code: FieldFaultCode,
  params?: RowFault['params'],
) => void

/**
 * Reads a table of people (CSV in whatever form a spreadsheet saves it) and tells what it would do, or
 * every fault at once. In slices of a few milliseconds: between them others have their turn.
 */
export function* planPeople(desk: Desk, bytes: Uint8Array): Generator<undefined, PeoplePlan> {
  const table = yield* readTable(bytes, config(desk).locale)
  const complain: Complain = (row, column, code, params) => {
    const fault = { row, column: headingOf(table, column), code }
    table.faults.push(params ? { ...fault, params } : fault)
  }
  const all = yield* everybody(desk)
  const departments = departmentsMeant(desk)
  const drafts: Draft[] = []
  for (const match of yield* matches(table, all, complain)) {
    const { told } = match
    const department = told.department && departments.keyOf(told.department)
    drafts.push({ ...match, values: finalValues(match.before, match.key, told, department) })
    if (drafts.length % SLICE === 0) yield
  }
  yield* nameManagers(drafts, all, complain)
  yield
  yield* contactFaults(drafts, all, complain)
  adminFaults(drafts, all, complain)
  const people: PlannedPerson[] = []
  for (const draft of drafts) {
    if (people.length % SLICE === 0) yield
    people.push(planned(draft))
  }
  return {
    people,
    departments: departments.added(),
    ignored: table.columns.ignored,
    faults: inOrder(table),
  }
}

/** Row by row, from left to right. */
function inOrder({ faults, columns: { headings } }: Table): RowFault[] {
  const at = ({ column }: RowFault) => headings.indexOf(column)
  return faults.toSorted((one, other) => one.row - other.row || at(one) - at(other))
}

interface Match extends TableRow {
  before: Person | null
  key: string
}

/** Who is meant by each row: by key, else phone, else e-mail, else Telegram account. */
function* matches(table: Table, all: Person[], complain: Complain): Generator<undefined, Match[]> {
  const byKey = new Map(all.map((person) => [person.key, person]))
  const known = new Map<string | number, Person>()
  for (const person of all) {
    if (person.archivedAt !== null) continue
    for (const contact of [person.phone, person.email?.toLowerCase(), person.telegramId]) {
      if (contact != null) known.set(contact, person)
    }
  }
  // Who is named by key elsewhere is not who has their phone here: it may be passed on.
  for (const { told } of table.rows) {
    const named = told.key === undefined ? undefined : byKey.get(told.key)
    for (const contact of [named?.phone, named?.email?.toLowerCase(), named?.telegramId]) {
      if (contact != null) known.delete(contact)
    }
  }
  const rowOf = new Map<string, number>()
  const found: Match[] = []
  for (const { row, told } of table.rows) {
    if (found.length % SLICE === 0) yield
    const { key, phone, email, telegramId, name } = told
    const hasContact = phone !== undefined || email !== undefined || telegramId !== undefined
    const before =
      (key === undefined ? undefined : byKey.get(key)) ??
      [phone, email, telegramId].flatMap((one) =>
        one === undefined ? [] : (known.get(one) ?? []),
      )[0]
    if (!before && name === undefined) complain(row, 'name', 'name_missing')
    if (before?.origin === ERASED) complain(row, 'key', 'erased')
    const isTaken = (one: string) => rowOf.has(one) || byKey.has(one)
    // Somebody of whom nothing but the name is told is the one whom the same table brought before.
    const isThem = (one: string) =>
      !hasContact &&
      !rowOf.has(one) &&
      byKey.get(one)?.origin === TABLE &&
      byKey.get(one)?.name === name
    const made =
      before?.key ??
      key ??
      freeKey(keyOf(name ?? '', 'person'), (one) => !isTaken(one) || isThem(one))
    const first = rowOf.get(made)
    if (first === undefined) rowOf.set(made, row)
    else complain(row, key === undefined ? 'name' : 'key', 'same_person', { row: first })
    found.push({ row, told, before: before ?? byKey.get(made) ?? null, key: made })
  }
  return found
}

/** Managers may be anybody of the desk or of the table, so they are looked for once all have keys. */
function* nameManagers(drafts: Draft[], all: Person[], complain: Complain): Generator<undefined> {
  if (!drafts.some(({ told }) => told.manager !== undefined)) return
  const planned = new Set(drafts.map(({ values }) => values.key))
  const others = all.filter((person) => person.archivedAt === null && !planned.has(person.key))
  const find = yield* naming([...others, ...drafts.map(({ values }) => values)])
  for (const [index, { row, told, values }] of drafts.entries()) {
    if (index % SLICE === 0) yield
    if (told.manager === undefined) continue
    const found = find(told.manager)
    const [manager] = found
    const typed = told.manager
    if (!manager) complain(row, 'manager', 'manager_unknown', { typed })
    else if (found.length > 1) complain(row, 'manager', 'manager_ambiguous', { typed })
    else if (manager.key === values.key) complain(row, 'manager', 'manager_self')
    else values.manager = manager.key
  }
}

/** The desk keeps somebody who may set it up. */
function adminFaults(drafts: Draft[], all: Person[], complain: Complain): void {
  const roles = new Map(
    all.filter(({ archivedAt }) => archivedAt === null).map(({ key, role }) => [key, role]),
  )
  if (![...roles.values()].includes('admin')) return
  for (const { values } of drafts) roles.set(values.key, values.role)
  if ([...roles.values()].includes('admin')) return
  for (const { row, before } of drafts) {
    if (before?.role === 'admin') complain(row, 'role', 'last_admin')
  }
}

function planned({ row, before, values }: Draft): PlannedPerson {
  const changes = before ? changesOf(before, values) : []
  const how = before === null ? 'added' : changes.length > 0 ? 'changed' : 'same'
  return { row, how, before, values, changes }
}
