import { and, desc, eq, gt, isNull, lte, sql } from 'drizzle-orm'
import { signInLinks } from '../../db/tables/people.ts'
import { type Desk, deed } from '../desk.ts'
import { DeskError } from '../errors.ts'
import { record } from '../events.ts'
import { hashOf, newSecret } from './identity.ts'
import { isAgent, type Person, personById, personByKey } from './people.ts'
import { beginSession, type Origin, told } from './sessions.ts'

const LINK_MS = 15 * 60_000
const KEPT_MS = 30 * 24 * 3_600_000
const MOST_LINKS = 5

/**
 * A single-use token that lets a person into the panel within 15 minutes; of unspent ones only the
 * last five work. Throws `not_found`, `not_agent` for a requester.
 */
export function signInLink(desk: Desk, personId: number): string {
  return deed(desk, () => {
    const person = personById(desk, personId)
    if (!person) throw new DeskError('not_found')
    if (!isAgent(person)) throw new DeskError('not_agent')
    const now = desk.now()
    desk.db
      .delete(signInLinks)
      .where(lte(signInLinks.expiresAt, now - KEPT_MS))
      .run()
    leaveNewest(desk, personId, MOST_LINKS - 1)
    const token = newSecret()
    desk.db
      .insert(signInLinks)
      .values({ hash: hashOf(token), personId, createdAt: now, expiresAt: now + LINK_MS })
      .run()
    return token
  })
}

/** The address that signs a person in once; throws `not_found` for an unknown key, `not_agent` for a requester. */
export function signInUrl(desk: Desk, personKey: string): string {
  const person = personByKey(desk, personKey)
  if (!person) throw new DeskError('not_found')
  return `${desk.publicUrl}/admin/sign-in/${signInLink(desk, person.id)}`
}

/** Whom a sign-in link lets in, without spending it; throws `link_unknown`, `link_used`, `link_expired` or `not_agent`. */
export function readSignInLink(desk: Desk, token: string): Person {
  const row = desk.db
    .select()
    .from(signInLinks)
    .where(eq(signInLinks.hash, hashOf(token)))
    .get()
  if (!row) throw new DeskError('link_unknown')
  if (row.usedAt !== null) throw new DeskError('link_used')
  if (row.expiresAt <= desk.now()) throw new DeskError('link_expired')
  const person = personById(desk, row.personId)
  if (!person || !isAgent(person)) throw new DeskError('not_agent')
  return person
}

/**
 * Spends a sign-in link and begins a session; gives its secret, for the browser's cookie. The
 * session that the browser had before (`former`, its secret) ends.
 */
export function spendSignInLink(
  desk: Desk,
  token: string,
  browser: Origin & { former?: string | undefined },
): string {
  return deed(desk, () => {
    const person = readSignInLink(desk, token)
    desk.db
      .update(signInLinks)
      .set({ usedAt: desk.now() })
      .where(eq(signInLinks.hash, hashOf(token)))
      .run()
    return beginSession(desk, person, browser)
  })
}

/** Keeps in the audit that a link was refused, and whose it was where that is known. */
export function signInRefused(desk: Desk, token: string, why: string, browser: Origin): void {
  deed(desk, () => {
    const row = desk.db
      .select()
      .from(signInLinks)
      .where(eq(signInLinks.hash, hashOf(token)))
      .get()
    record(desk, 'sign_in_refused', { by: row?.personId ?? null, data: { why, ...told(browser) } })
  })
}

/** Whoever asks again and again leaves no heap of keys behind. */
function leaveNewest(desk: Desk, personId: number, count: number): void {
  const now = desk.now()
  const live = and(eq(signInLinks.personId, personId), isNull(signInLinks.usedAt))
  const rows = desk.db
    .select({ hash: signInLinks.hash })
    .from(signInLinks)
    .where(and(live, gt(signInLinks.expiresAt, now)))
    .orderBy(desc(signInLinks.createdAt), desc(sql`rowid`))
    .all()
  for (const { hash } of rows.slice(count)) {
    desk.db.update(signInLinks).set({ expiresAt: now }).where(eq(signInLinks.hash, hash)).run()
  }
}
