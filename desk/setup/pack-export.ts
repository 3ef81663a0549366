import { and, asc, eq, inArray, isNotNull, isNull, ne, or } from 'drizzle-orm'
import { people } from '../../db/tables/people.ts'
import { setup } from '../../db/tables/set-up.ts'
import { type Pack, packSchema } from '../../scenarios/pack.ts'
import type { PackPerson } from '../../scenarios/pack-people.ts'
import type { Desk } from '../desk.ts'
import { type Person, PREPARED } from '../people/people.ts'
import { allSettings } from '../settings.ts'
import { KINDS, SETTINGS } from './pack-kinds.ts'
import { stillNamed, withoutLeft } from './pack-left.ts'

/** The desk as a pack: everything in use, without people who came by themselves through Telegram. */
export function exportPack(desk: Desk): Pack {
  const left = keysOfLeft(desk)
  const pack = withoutLeft(setupData(desk), left)
  const named = stillNamed(pack, left)
  const gone = new Set([...left].filter((key) => !named.has(key)))
  const directory = peopleOf(desk, named).map((person) => withoutLeft(person, gone))
  if (directory.length > 0 || listsOf(desk).has('people')) pack.people = directory
  return packSchema.parse(pack)
}

/** What the company set up, in the form of a pack without its people; unchecked. */
export function setupData(desk: Desk): Record<string, unknown> {
  const values = allSettings(desk)
  const lists = listsOf(desk)
  const pack: Record<string, unknown> = { version: 1, pack: values.get('pack') ?? 'desk' }
  for (const key of SETTINGS) if (values.has(key)) pack[key] = values.get(key)
  for (const [list, kind] of Object.entries(KINDS)) {
    const objects = objectsOf(desk, kind)
    if (objects.length > 0 || lists.has(list)) pack[list] = objects
  }
  return pack
}

/** The lists that were given, empty ones too: the export has them again. */
function listsOf(desk: Desk): Set<string> {
  return new Set((allSettings(desk).get('lists') as string[] | undefined) ?? [])
}

function objectsOf(desk: Desk, kind: string): Record<string, unknown>[] {
  return desk.db
    .select()
    .from(setup)
    .where(and(eq(setup.kind, kind), isNull(setup.archivedAt)))
    .orderBy(asc(setup.position), asc(setup.key))
    .all()
    .map((row) => {
      if (kind !== 'service') return row.data
      // The version is the desk's own counting.
      const { version: _, ...service } = row.data
      return service
    })
}

/** Who has left, so that nothing of the file leads to them. */
function keysOfLeft(desk: Desk): Set<string> {
  const hasLeft = and(isNotNull(people.archivedAt), ne(people.origin, PREPARED))
  const rows = desk.db.select({ key: people.key }).from(people).where(hasLeft).all()
  return new Set(rows.map(({ key }) => key))
}

function peopleOf(desk: Desk, named: ReadonlySet<string>): PackPerson[] {
  const isThere = and(isNull(people.archivedAt), ne(people.origin, 'telegram'))
  return desk.db
    .select()
    .from(people)
    .where(named.size === 0 ? isThere : or(isThere, inArray(people.key, [...named])))
    .orderBy(asc(people.ordinal), asc(people.id))
    .all()
    .map(packed)
}

function packed(person: Person): PackPerson {
  const { department, position, manager, phone, email, language } = person
  const telegramId = person.telegramId ?? person.packTelegramId
  return {
    key: person.key,
    name: person.name,
    ...(person.role === 'requester' ? {} : { role: person.role }),
    ...(department === null ? {} : { department }),
    ...(position === null ? {} : { position }),
    ...(manager === null ? {} : { manager }),
    ...(phone === null ? {} : { phone }),
    ...(email === null ? {} : { email }),
    ...(telegramId === null ? {} : { telegram_id: telegramId }),
    ...(language === 'ru' || language === 'en' ? { language } : {}),
  }
}
