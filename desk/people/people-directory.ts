import { asc, gt } from 'drizzle-orm'
import { people } from '../../db/tables/people.ts'
import { readPhone } from '../../scenarios/answer-contact.ts'
import { fold } from '../../scenarios/fold.ts'
import type { Desk } from '../desk.ts'
import { type Person, PREPARED } from './people.ts'

const SLICE = 1000

/** Somebody who can be named: of the desk, or of a file that is being read. */
interface Named {
  key: string
  name: string
  phone: string | null
  email: string | null
}

/** Everybody of the desk, in slices; those who have left too. */
export function* everybody(desk: Desk): Generator<undefined, Person[]> {
  const all: Person[] = []
  for (let after = 0; ; yield) {
    const rows = desk.db
      .select()
      .from(people)
      .where(gt(people.id, after))
      .orderBy(asc(people.id))
      .limit(SLICE)
      .all()
    all.push(...rows.filter((row) => row.origin !== PREPARED))
    if (rows.length < SLICE) return all
    after = rows.at(-1)?.id ?? after
  }
}

/** Finds people by what somebody wrote to name one: key, phone, e-mail, or name in any order of its words. */
export function* naming(all: readonly Named[]): Generator<undefined, (text: string) => Named[]> {
  const byKey = new Map<string, Named>()
  const byContact = new Map<string, Named>()
  const byName = new Map<string, Named[]>()
  for (const [index, one] of all.entries()) {
    if (index % SLICE === 0) yield
    byKey.set(one.key, one)
    if (one.phone !== null) byContact.set(one.phone, one)
    if (one.email !== null) byContact.set(one.email.toLowerCase(), one)
    const name = sortedName(one.name)
    byName.set(name, [...(byName.get(name) ?? []), one])
  }
  return (text) => {
    const word = text.trim().toLowerCase()
    const phone = /\d{5}/.test(word) ? readPhone(word, 'RU') : undefined
    const found = byKey.get(word) ?? byContact.get(phone ?? word)
    return found ? [found] : (byName.get(sortedName(text)) ?? [])
  }
}

/** «Иванова Анна» is «Анна Иванова». */
function sortedName(name: string): string {
  return fold(name).split(' ').sort().join(' ')
}
