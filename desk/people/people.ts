import { and, asc, eq, inArray, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import { people } from '../../db/tables/people.ts'
import type { Locale } from '../../scenarios/text.ts'
import type { Desk } from '../desk.ts'
import { DeskError } from '../errors.ts'
import { fold, ftsQuery } from '../folding.ts'
import { givenList, prepared } from '../prepared.ts'
import { remembered } from '../remembered.ts'
import { config } from '../setup/config.ts'
import { findChat } from './chats.ts'

export type Person = typeof people.$inferSelect
export type Role = Person['role']
export const ROLES = ['requester', 'agent', 'lead', 'admin'] as const satisfies Role[]

/** Origin of a row that a running import has prepared: nobody sees it before the import is whole. */
export const PREPARED = 'preparing'

const ofId = prepared((db) =>
  db
    .select()
    .from(people)
    .where(and(eq(people.id, sql.placeholder('id')), ne(people.origin, PREPARED)))
    .prepare(),
)

const ofIds = prepared((db) =>
  db
    .select()
    .from(people)
    .where(sql`${people.id} in ${givenList('ids')}`)
    .prepare(),
)

const atWork = prepared((db) =>
  db
    .select()
    .from(people)
    .where(and(inArray(people.role, ['agent', 'lead', 'admin']), isNull(people.archivedAt)))
    .orderBy(asc(people.name), asc(people.id))
    .limit(sql.placeholder('limit'))
    .prepare(),
)

const ofKey = prepared((db) =>
  db
    .select()
    .from(people)
    .where(eq(people.key, sql.placeholder('key')))
    .prepare(),
)

const ofTelegram = prepared((db) =>
  db
    .select()
    .from(people)
    .where(and(eq(people.telegramId, sql.placeholder('telegramId')), isNull(people.archivedAt)))
    .prepare(),
)

/** The person of a number, also one who has left. */
export function personById(desk: Desk, id: number): Person | undefined {
  return ofId(desk).get({ id })
}

/** The person of a key, also one who has left. */
export function personByKey(desk: Desk, key: string): Person | undefined {
  return ofKey(desk).get({ key })
}

/** The person whose Telegram account this is. */
export function personByTelegram(desk: Desk, telegramId: number): Person | undefined {
  return ofTelegram(desk).get({ telegramId })
}

/** People of a list of numbers, by number. */
export function peopleByIds(desk: Desk, ids: Iterable<number>): Map<number, Person> {
  const wanted = [...new Set(ids)]
  const rows = wanted.length ? ofIds(desk).all({ ids: JSON.stringify(wanted) }) : []
  return new Map(rows.map((row) => [row.id, row]))
}

/** Whether the person works in the panel. */
export function isAgent(person: Person): boolean {
  return person.role !== 'requester' && person.archivedAt === null
}

/** Everybody who works in the panel, by name; `limit` bounds it. */
export function agents(desk: Desk, limit = 500): readonly Person[] {
  return remembered(desk, `agents ${limit}`, () => atWork(desk).all({ limit }))
}

/** People with a Telegram account, in the order of the directory; `limit` bounds it. */
export function linkedPeople(desk: Desk, limit = 500): Person[] {
  return desk.db
    .select()
    .from(people)
    .where(and(isNotNull(people.telegramId), isNull(people.archivedAt)))
    .orderBy(asc(people.ordinal), asc(people.id))
    .limit(limit)
    .all()
}

/** The reader's language: chosen, else Telegram's, else the company's. */
export function languageOf(desk: Desk, person: Person | undefined, chatId?: number): Locale {
  const chat = chatId ?? person?.telegramId
  const row = chat ? findChat(desk, chat) : undefined
  return (
    localeOf(person?.language) ??
    localeOf(row?.language) ??
    localeOf(row?.languageCode) ??
    config(desk).locale
  )
}

interface PeoplePage {
  people: Person[]
  total: number
}

/**
 * The directory by words of name and position, each from its beginning; an empty query gives everybody
 * by name. Departments narrow it. `total` counts at most 1,000.
 */
export function searchPeople(
  desk: Desk,
  query: string,
  page: { departments?: string[]; offset: number; limit: number },
): PeoplePage {
  const match = ftsQuery(fold(query))
  const found = and(
    isNull(people.archivedAt),
    page.departments?.length ? inArray(people.department, page.departments) : undefined,
    match
      ? sql`${people.id} in (select rowid from people_search where people_search match ${match})`
      : undefined,
  )
  const counted = desk.db.select({ id: people.id }).from(people).where(found).limit(1000).as('c')
  const total = desk.db.select({ n: sql<number>`count(*)` }).from(counted).get()?.n ?? 0
  const rows = desk.db
    .select()
    .from(people)
    .where(found)
    .orderBy(asc(people.name), asc(people.id))
    .limit(page.limit)
    .offset(page.offset)
    .all()
  return { people: rows, total }
}

export type NewPerson = Omit<typeof people.$inferInsert, 'id' | 'createdAt'>

/**
 * Adds a person to the directory and to its search. Throws `key_taken`, `phone_taken`, `email_taken`
 * or `account_taken` for what somebody else holds; those who have left let go of theirs.
 */
export function addPerson(desk: Desk, person: NewPerson): Person {
  const row = holding(desk, person, null, () =>
    desk.db
      .insert(people)
      .values({ ...person, createdAt: desk.now() })
      .returning()
      .get(),
  )
  indexPerson(desk, row)
  desk.bus.note({ what: 'person', person: row.id })
  return row
}

/** Changes a person, who is found by the new name at once. Throws as `addPerson` does. */
export function changePerson(desk: Desk, id: number, values: Partial<NewPerson>): Person {
  const row = holding(desk, values, id, () =>
    desk.db.update(people).set(values).where(eq(people.id, id)).returning().get(),
  )
  if (values.name !== undefined || values.position !== undefined) indexPerson(desk, row)
  desk.bus.note({ what: 'person', person: id })
  return row
}

const search = prepared(({ $client }) => ({
  drop: $client.prepare('delete from people_search where rowid = ?'),
  put: $client.prepare('insert into people_search (rowid, name) values (?, ?)'),
}))

/** Puts a person's name and position into the search. */
export function indexPerson(desk: Desk, person: Pick<Person, 'id' | 'name' | 'position'>): void {
  const { drop, put } = search(desk)
  drop.run(person.id)
  put.run(person.id, fold([person.name, person.position].filter(Boolean).join(' ')))
}

/**
 * Writes a person's values; where one is held by another, that one lets go if they have left, else the
 * refusal names them. Throws as `addPerson` does.
 */
export function holding<Row>(
  desk: Desk,
  values: Partial<NewPerson>,
  id: number | null,
  write: () => Row,
): Row {
  try {
    return write()
  } catch (error) {
    if (!isHeldTwice(error)) throw error
    refuseHeld(desk, values, id)
    return write()
  }
}

function isHeldTwice(error: unknown): boolean {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return (cause as { code?: unknown }).code === 'SQLITE_CONSTRAINT_UNIQUE'
}

const HELD = [
  ['key', 'key_taken'],
  ['phone', 'phone_taken'],
  ['email', 'email_taken'],
  ['telegramId', 'account_taken'],
] as const

function refuseHeld(desk: Desk, values: Partial<NewPerson>, id: number | null): void {
  for (const [field, code] of HELD) {
    const value = values[field]
    if (value == null) continue
    const holder = desk.db.select().from(people).where(eq(people[field], value)).get()
    if (!holder || holder.id === id) continue
    const hasLeft = holder.archivedAt !== null && holder.origin !== PREPARED
    if (!hasLeft || field === 'key') {
      throw new DeskError(code, { name: holder.name, key: holder.key })
    }
    desk.db
      .update(people)
      .set({ [field]: null })
      .where(eq(people.id, holder.id))
      .run()
  }
}

function localeOf(code: string | null | undefined): Locale | undefined {
  const language = code?.toLowerCase().slice(0, 2)
  return language === 'ru' || language === 'en' ? language : undefined
}
