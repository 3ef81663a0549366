import { and, asc, eq, isNotNull, isNull, like, ne, or, sql } from 'drizzle-orm'
import { people } from '../../db/tables/people.ts'
import type { Desk } from '../desk.ts'
import { fold, ftsQuery } from '../folding.ts'
import { type Person, PREPARED, personById, type Role } from './people.ts'

interface DirectoryQuery {
  /** Words of name and position, or digits of the phone. */
  text: string
  department?: string | undefined
  role?: Role | undefined
  /** Those who have left instead of those who are there. */
  left: boolean
  /** The number of the person after whom the page begins. */
  after?: number | undefined
  limit: number
}

export interface DirectoryPage {
  people: Person[]
  /** Whom the next page comes after; null on the last. */
  next: number | null
}

/** A page of the directory by name. */
export function directoryPage(desk: Desk, query: DirectoryQuery): DirectoryPage {
  const last = query.after === undefined ? undefined : personById(desk, query.after)
  const rows = desk.db
    .select()
    .from(people)
    .where(
      and(
        query.left ? isNotNull(people.archivedAt) : isNull(people.archivedAt),
        ne(people.origin, PREPARED),
        query.department === undefined ? undefined : eq(people.department, query.department),
        query.role === undefined ? undefined : eq(people.role, query.role),
        found(query.text),
        last && sql`(${people.name}, ${people.id}) > (${last.name}, ${last.id})`,
      ),
    )
    .orderBy(asc(people.name), asc(people.id))
    .limit(query.limit + 1)
    .all()
  const shown = rows.slice(0, query.limit)
  return { people: shown, next: rows.length > query.limit ? (shown.at(-1)?.id ?? null) : null }
}

function found(text: string) {
  const digits = text.replace(/\D/g, '').replace(/^8(?=9)/, '')
  const isPhone = digits.length >= 4 && !/\p{L}/u.test(text)
  const match = ftsQuery(fold(text))
  if (isPhone) return like(people.phone, `%${digits}%`)
  if (match === null) return undefined
  return or(
    sql`${people.id} in (select rowid from people_search where people_search match ${match})`,
    eq(people.email, text.trim().toLowerCase()),
    eq(people.key, text.trim().toLowerCase()),
  )
}
