import type { Person, Role } from './people.ts'
import type { Told } from './people-import-rows.ts'

/** Everything about a person that somebody writes down. */
export interface PersonValues {
  key: string
  name: string
  role: Role
  department: string | null
  position: string | null
  manager: string | null
  phone: string | null
  email: string | null
  telegramId: number | null
  language: string | null
}

/** One thing that is no longer as it was; `left`: whether they have left the company. */
export interface FieldChange {
  field: keyof PersonValues | 'left'
  from: string | null
  to: string | null
}

const FIELDS = [
  'name',
  'role',
  'department',
  'position',
  'manager',
  'phone',
  'email',
  'telegramId',
  'language',
] as const

/** A person as a row makes them: an empty cell leaves what is there. */
export function finalValues(
  before: Person | null,
  key: string,
  told: Told,
  department: string | undefined,
): PersonValues {
  return {
    key,
    name: told.name ?? before?.name ?? '',
    role: told.role ?? before?.role ?? 'requester',
    department: (department || before?.department) ?? null,
    position: told.position ?? before?.position ?? null,
    manager: before?.manager ?? null,
    phone: told.phone ?? before?.phone ?? null,
    email: told.email ?? before?.email ?? null,
    telegramId: told.telegramId ?? before?.telegramId ?? null,
    language: told.language ?? before?.language ?? null,
  }
}

/** What becomes different of a person, field by field. */
export function changesOf(before: Person, after: PersonValues): FieldChange[] {
  const changes: FieldChange[] = FIELDS.filter((field) => before[field] !== after[field]).map(
    (field) => ({ field, from: asText(before[field]), to: asText(after[field]) }),
  )
  if (before.archivedAt !== null) changes.push({ field: 'left', from: 'yes', to: null })
  return changes
}

function asText(value: string | number | null): string | null {
  return value === null ? null : String(value)
}
