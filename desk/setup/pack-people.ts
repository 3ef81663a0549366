import { eq, ne } from 'drizzle-orm'
import { people } from '../../db/tables/people.ts'
import type { Pack } from '../../scenarios/pack.ts'
import type { PackPerson } from '../../scenarios/pack-people.ts'
import type { Desk } from '../desk.ts'
import { clearChat, endInvites, endSessions } from '../people/leaving.ts'
import { addPerson, changePerson, type NewPerson, type Person, PREPARED } from '../people/people.ts'
import {
  type Preparing,
  preparePeople,
  showPrepared,
  type Wanted,
} from '../people/people-preparing.ts'
import { phoneNumber } from '../people/phones.ts'
import type { Changed } from './pack-import.ts'

const SLICE = 300

/** Prepares the people of a pack who are new, unseen, with turns for others; `importPeople` shows them. */
export function* prepareNew(
  desk: Desk,
  preparing: Preparing,
  pack: Pack,
  linkAccounts: boolean,
): Generator<undefined> {
  const rows = desk.db.select({ key: people.key }).from(people).all()
  const known = new Set(rows.map(({ key }) => key))
  const wanted: Wanted[] = []
  for (const [ordinal, person] of (pack.people ?? []).entries()) {
    if (known.has(person.key)) continue
    wanted.push(valuesOf(person, undefined, { origin: PREPARED, ordinal, linkAccounts }))
    if (wanted.length % SLICE === 0) yield
  }
  yield* preparePeople(desk, preparing, wanted)
}

/**
 * Brings the people of a pack into the directory, those who are new by showing them where they were
 * prepared. A Telegram account that somebody linked by themselves stays theirs; one that the pack names
 * is linked where `linkAccounts` says so.
 */
export function importPeople(
  desk: Desk,
  pack: Pack,
  linkAccounts: boolean,
  preparing?: Preparing,
): Changed[] {
  if (!pack.people) return []
  const met = preparing ? ne(people.origin, PREPARED) : undefined
  const rows = desk.db.select().from(people).where(met).all()
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
    if (!known) changes.push({ list: 'people', key: person.key, how: 'added', name: person.name })
    if (!known && preparing) return
    const values = valuesOf(person, known, { origin: pack.pack, ordinal, linkAccounts })
    if (!known) {
      addPerson(desk, values)
      return
    }
    if (isChanged(known, values)) {
      if (known.role !== values.role) endSessions(desk, known.id)
      changes.push({ list: 'people', key: person.key, how: 'changed', name: person.name })
      changePerson(desk, known.id, values)
    } else if (known.ordinal !== ordinal) set(desk, known.id, { ordinal })
  })
  if (preparing) {
    const added = changes.filter(({ how }) => how === 'added').length
    showPrepared(desk, pack.pack, preparing, added)
  }
  return changes
}

function valuesOf(
  person: PackPerson,
  known: Person | undefined,
  how: { origin: string; ordinal: number; linkAccounts: boolean },
): NewPerson & Wanted {
  const telegramId = person.telegram_id ?? null
  const own = known && known.telegramId !== known.packTelegramId ? known.telegramId : null
  return {
    key: person.key,
    name: person.name,
    role: person.role ?? 'requester',
    department: person.department ?? null,
    position: person.position ?? null,
    manager: person.manager ?? null,
    phone: phoneOf(person, known),
    email: person.email ?? null,
    telegramId: own ?? (how.linkAccounts ? telegramId : null),
    packTelegramId: telegramId,
    language: person.language ?? known?.language ?? null,
    origin: how.origin,
    ordinal: how.ordinal,
    archivedAt: null,
  }
}

/** Thousands of numbers take a while to be read: what is known is not read again. */
function phoneOf({ phone }: PackPerson, known: Person | undefined): string | null {
  if (phone === undefined) return null
  return phone === known?.phone ? phone : (phoneNumber(phone) ?? phone)
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
    if (known.phone !== phoneOf(person, known)) set(desk, known.id, { phone: null })
    if (known.email !== (person.email ?? null)) set(desk, known.id, { email: null })
    const isPacked = known.telegramId === known.packTelegramId
    if (linkAccounts && isPacked && known.telegramId !== (person.telegram_id ?? null)) {
      if (known.telegramId !== null) clearChat(desk, known.telegramId)
      set(desk, known.id, { telegramId: null })
    }
  }
}

function archive(desk: Desk, person: Person): void {
  if (person.telegramId !== null) clearChat(desk, person.telegramId)
  set(desk, person.id, { archivedAt: desk.now(), telegramId: null, phone: null, email: null })
  endSessions(desk, person.id)
  endInvites(desk, person.id)
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
