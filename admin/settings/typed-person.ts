import type { Desk } from '../../desk/desk.ts'
import { type Person, personByKey, searchPeople } from '../../desk/people/people.ts'

/** Namesakes told at most. */
const MOST = 8

/** Whom a typed name means: one person, or several to choose from, or nobody. */
export type TypedPerson = { person: Person } | { among: Person[] }

/** Finds somebody by a name, by "Name (key)" or by a key. */
export function personTyped(desk: Desk, typed: string): TypedPerson {
  const text = typed.trim()
  const key = /\(([a-z][\w-]*)\)$/.exec(text)?.[1] ?? text
  const known = personByKey(desk, key)
  if (known && known.archivedAt === null) return { person: known }
  const { people } = searchPeople(desk, text, { offset: 0, limit: MOST })
  const same = people.filter(({ name }) => name === text)
  const [only, ...more] = same.length > 0 ? same : people
  return only && more.length === 0 ? { person: only } : { among: people }
}

/** The name as a field shows it, so that `personTyped` finds the same person again. */
export function personLabel(desk: Desk, person: Person): string {
  const found = personTyped(desk, person.name)
  const isOnly = 'person' in found && found.person.id === person.id
  return isOnly ? person.name : `${person.name} (${person.key})`
}
