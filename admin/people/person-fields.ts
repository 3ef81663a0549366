import type { Desk } from '../../desk/desk.ts'
import { type Person, ROLES } from '../../desk/people/people.ts'
import type { EditedPerson } from '../../desk/people/people-editing.ts'
import {
  type FieldFault,
  type ReadField,
  readEmailField,
  readKey,
  readLine,
  readName,
  readPhoneField,
} from '../../desk/people/person-fields.ts'
import { config } from '../../desk/setup/config.ts'
import { sayPersonFault, sentence } from '../../locales/people-words.ts'
import type { Translate } from '../../locales/words.ts'
import type { Faults, Fields, Read } from '../deadlines/fields.ts'
import { readPerson as personNamed, typedName } from '../settings/read-person.ts'

/** A person's form; `lines` are the keys of the lines they serve in. */
interface PersonForm {
  person: EditedPerson & { key: string | undefined }
  lines: string[]
}

const LINE = 'line-'

/** The fields of a person as the form shows them; somebody new has them empty. */
export function personFields(desk: Desk, person: Person | null): Fields {
  const lines = config(desk).lines.live.filter(
    (line) => person !== null && line.agents?.includes(person.key),
  )
  return {
    name: person?.name ?? '',
    department: person?.department ?? '',
    position: person?.position ?? '',
    manager: typedName(desk, person?.manager ?? undefined),
    phone: person?.phone ?? '',
    email: person?.email ?? '',
    language: person?.language ?? '',
    role: person?.role ?? 'requester',
    ...Object.fromEntries(lines.map((line) => [LINE + line.key, 'on'])),
  }
}

/** Reads a person's form, every fault at its field. */
export function readPerson(
  desk: Desk,
  fields: Fields,
  before: Person | null,
  t: Translate,
): Read<PersonForm> {
  const faults: Faults = {}
  const complain = (name: string, fault: FieldFault) => {
    faults[name] ??= sentence(sayPersonFault(fault, t))
  }
  const read = (name: string, reader: (typed: string) => ReadField<string>): string | null => {
    const typed = fields[name]?.trim() ?? ''
    if (typed === '') return null
    const result = reader(typed)
    if (result.ok) return result.value
    complain(name, result.fault)
    return null
  }
  const { locale, departments, lines } = config(desk)
  const name = read('name', readName)
  if (name === null) complain('name', { code: 'name_missing' })
  const department = fields.department || null
  const isThere = departments.live.some(({ key }) => key === department)
  if (department !== null && !isThere && department !== before?.department) {
    complain('department', { code: 'department_unknown' })
  }
  const role = ROLES.find((one) => one === fields.role)
  if (!role) complain('role', { code: 'role_bad' })
  const person = {
    key: before === null ? (read('key', readKey) ?? undefined) : undefined,
    name: name ?? '',
    department,
    position: read('position', readLine),
    manager: managerIn(desk, fields.manager ?? '', before, t, (words) => {
      faults.manager = words
    }),
    phone: read('phone', (typed) => readPhoneField(typed, locale)),
    email: read('email', readEmailField),
    language: fields.language === 'ru' || fields.language === 'en' ? fields.language : null,
    role: role ?? 'requester',
  }
  if (Object.keys(faults).length > 0) return { ok: false, faults }
  const wanted = lines.live.filter((line) => fields[LINE + line.key] === 'on')
  const served = role === 'requester' ? [] : wanted.map((line) => line.key)
  return { ok: true, value: { person, lines: served } }
}

function managerIn(
  desk: Desk,
  typed: string,
  before: Person | null,
  t: Translate,
  complain: (words: string) => void,
): string | null {
  // Whoever has left may go on being named.
  const meant = personNamed(desk, t, typed, before?.manager ?? undefined)
  if (!meant.ok) complain(meant.words)
  else if (meant.key !== undefined && meant.key === before?.key) {
    complain(sentence(sayPersonFault({ code: 'manager_self' }, t)))
  }
  return meant.ok ? (meant.key ?? null) : null
}
