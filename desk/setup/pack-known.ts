import { createHash } from 'node:crypto'
import { ne } from 'drizzle-orm'
import { people } from '../../db/tables/people.ts'
import { setup } from '../../db/tables/set-up.ts'
import type { Known } from '../../scenarios/cross-names.ts'
import type { Desk } from '../desk.ts'
import { PREPARED } from '../people/people.ts'
import { config } from './config.ts'
import { KINDS } from './pack-kinds.ts'

/** What a pack's file meets in the desk: keys with their origin, and who holds a phone, e-mail or account. */
export function knownTo(desk: Desk): Known {
  const rows = desk.db.select().from(setup).all()
  // Whom an import has only prepared nobody meets.
  const directory = desk.db.select().from(people).where(ne(people.origin, PREPARED)).all()
  const lists: Record<string, Map<string, string>> = {}
  for (const [list, kind] of Object.entries(KINDS)) {
    const mine = rows.filter((row) => row.kind === kind && row.archivedAt === null)
    lists[list] = new Map(mine.map((row) => [row.key, row.origin]))
  }
  lists.people = new Map(directory.map((person) => [person.key, person.origin]))
  // Whoever has left lets go of theirs when somebody needs them.
  const present = directory.filter(({ archivedAt }) => archivedAt === null)
  const contacts = present.flatMap((person) =>
    [person.phone, person.email?.toLowerCase(), person.telegramId?.toString()].flatMap(
      (contact): [string, string][] => (contact ? [[contact, person.key]] : []),
    ),
  )
  return { lists, contacts: new Map(contacts), locale: config(desk).locale }
}

/** A mark of what a file meets, the same as long as that is: what was checked against it holds. */
export function markOfKnown({ lists = {}, contacts = new Map(), locale }: Known): string {
  const all = [Object.entries(lists).map(([list, keys]) => [list, ...keys]), [...contacts], locale]
  return createHash('sha256').update(JSON.stringify(all)).digest('base64url')
}
