import { eq } from 'drizzle-orm'
import { people } from '../../db/tables/people.ts'
import type { Pack } from '../../scenarios/pack.ts'
import type { PackPerson } from '../../scenarios/pack-people.ts'
import type { Desk } from '../desk.ts'
import { clearChat, endSessions } from '../people/leaving.ts'
import { addPerson, changePerson, type NewPerson, type Person } from '../people/people.ts'
import { phoneNumber } from '../people/phones.ts'
import type { Changed } from './pack-import.ts'

/**
 * Brings the people of a pack into the directory. A Telegram account that somebody linked by
 * themselves stays theirs; one that the pack names is linked where `linkAccounts` says so.
 */
export function importPeople(desk: Desk, pack: Pack, linkAccounts: boolean): Changed[] {
  if (!pack.people) return []
  const rows = desk.db.select().from(people).all()
  const before = new Map(rows.map((row) => [row.key, row]))
  const kept = new Set(pack.people.map((person) => person.key))
  const changes: Changed[] = []
  for (const row of rows) {
    if (kept.has(row.key) || row.origin !== pack.pack || row.archivedAt !== null) continue
    archive(desk, row)
    changes.push({ list: 'people', key: row.key, how: 'archived', name: row.name })
  }
  // A phone or account may pass from one person to another: first everybody lets go.
  release(desk, pack.people, before, linkAccounts)
  pack.people.forEach((person, ordinal) => {
    const known = before.get(person.key)
    const values = valuesOf(person, known, { origin: pack.pack, ordinal, linkAccounts })
    if (!known) {
      addPerson(desk, values)
      changes.push({ list: 'people', key: person.key, how: 'added', name: person.name })
      return
    }
    if (isChanged(known, values)) {
      if (known.role !== values.role) endSessions(desk, known.id)
      changes.push({ list: 'people', key: person.key, how: 'changed', name: person.name })
      changePerson(desk, known.id, values)
    } else if (known.ordinal !== ordinal) set(desk, known.id, { ordinal })
  })
  return changes
}

function valuesOf(
  person: PackPerson,
  known: Person | undefined,
  how: { origin: string; ordinal: number; linkAccounts: boolean },
): NewPerson {
  const telegramId = person.telegram_id ?? null
  const own = known && known.telegramId !== known.packTelegramId ? known.telegramId : null
  return {
    key: person.key,
    name: person.name,
    role: person.role ?? 'requester',
    department: person.department ?? null,
    position: person.position ?? null,
    manager: person.manager ?? null,
    phone: person.phone === undefined ? null : (phoneNumber(person.phone) ?? person.phone),
    email: person.email ?? null,
    telegramId: own ?? (how.linkAccounts ? telegramId : null),
    packTelegramId: telegramId,
    language: person.language ?? known?.language ?? null,
    origin: how.origin,
    ordinal: how.ordinal,
    archivedAt: null,
  }
}

function release(
  desk: Desk,
  wanted: PackPerson[],
  before: Map<string, Person>,
  linkAccounts: boolean,
): void {
  for (const person of wanted) {
    const known = before.get(person.key)
    if (!known) continue
    const phone = person.phone === undefined ? null : phoneNumber(person.phone)
    if (known.phone !== phone) set(desk, known.id, { phone: null })
    if (known.email !== (person.email ?? null)) set(desk, known.id, { email: null })
    const isPacked = known.telegramId === known.packTelegramId
    if (linkAccounts && isPacked && known.telegramId !== (person.telegram_id ?? null)) {
      set(desk, known.id, { telegramId: null })
    }
  }
}

function archive(desk: Desk, person: Person): void {
  if (person.telegramId !== null) clearChat(desk, person.telegramId)
  set(desk, person.id, { archivedAt: desk.now(), telegramId: null, phone: null, email: null })
  endSessions(desk, person.id)
  desk.bus.note({ what: 'person', person: person.id })
}

function set(desk: Desk, id: number, values: Partial<NewPerson>): void {
  desk.db.update(people).set(values).where(eq(people.id, id)).run()
}

function isChanged(known: Person, values: NewPerson): boolean {
  return Object.entries(values).some(
    // The place in the file is no change of the person.
    ([name, value]) => name !== 'ordinal' && (known as Record<string, unknown>)[name] !== value,
  )
}
