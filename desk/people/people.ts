import { and, asc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import { chats, people } from '../../db/tables/people.ts'
import type { Locale } from '../../scenarios/text.ts'
import type { Desk } from '../desk.ts'
import { fold, ftsQuery } from '../folding.ts'
import { config } from '../setup/config.ts'

export type Person = typeof people.$inferSelect
export type Role = Person['role']

/** The person of a number, also one who has left. */
export function personById(desk: Desk, id: number): Person | undefined {
  return desk.db.select().from(people).where(eq(people.id, id)).get()
}

/** The person of a key, also one who has left. */
export function personByKey(desk: Desk, key: string): Person | undefined {
  return desk.db.select().from(people).where(eq(people.key, key)).get()
}

/** The person whose Telegram account this is. */
export function personByTelegram(desk: Desk, telegramId: number): Person | undefined {
  return desk.db
    .select()
    .from(people)
    .where(and(eq(people.telegramId, telegramId), isNull(people.archivedAt)))
    .get()
}

/** People of a list of numbers, by number. */
export function peopleByIds(desk: Desk, ids: Iterable<number>): Map<number, Person> {
  const wanted = [...new Set(ids)]
  const rows = wanted.length
    ? desk.db.select().from(people).where(inArray(people.id, wanted)).all()
    : []
  return new Map(rows.map((row) => [row.id, row]))
}

/** Whether the person works in the panel. */
export function isAgent(person: Person): boolean {
  return person.role !== 'requester' && person.archivedAt === null
}

/** Everybody who works in the panel, by name; `limit` bounds it. */
export function agents(desk: Desk, limit = 500): Person[] {
  return desk.db
    .select()
    .from(people)
    .where(and(inArray(people.role, ['agent', 'lead', 'admin']), isNull(people.archivedAt)))
    .orderBy(asc(people.name), asc(people.id))
    .limit(limit)
    .all()
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
  const row = chat ? desk.db.select().from(chats).where(eq(chats.id, chat)).get() : undefined
  return (
    localeOf(person?.language) ??
    localeOf(row?.language) ??
    localeOf(row?.languageCode) ??
    config(desk).locale
  )
}

export interface PeoplePage {
  people: Person[]
  total: number
}

/**
 * The directory by words of the name, each from its beginning; an empty query gives everybody by
 * name. Departments narrow it. `total` counts at most 1,000.
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

/** Adds a person to the directory and to its search; throws SQLITE_CONSTRAINT on a value held twice. */
export function addPerson(desk: Desk, person: NewPerson): Person {
  const row = desk.db
    .insert(people)
    .values({ ...person, createdAt: desk.now() })
    .returning()
    .get()
  indexName(desk, row)
  desk.bus.note({ what: 'person', person: row.id })
  return row
}

/** Changes a person; a new name is found at once. */
export function changePerson(desk: Desk, id: number, values: Partial<NewPerson>): Person {
  const row = desk.db.update(people).set(values).where(eq(people.id, id)).returning().get()
  if (values.name !== undefined) indexName(desk, row)
  desk.bus.note({ what: 'person', person: id })
  return row
}

function indexName(desk: Desk, person: Person): void {
  desk.db.run(sql`delete from people_search where rowid = ${person.id}`)
  desk.db.run(
    sql`insert into people_search (rowid, name) values (${person.id}, ${fold(person.name)})`,
  )
}

function localeOf(code: string | null | undefined): Locale | undefined {
  const language = code?.toLowerCase().slice(0, 2)
  return language === 'ru' || language === 'en' ? language : undefined
}
