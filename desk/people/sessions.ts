import { and, desc, eq, gt, isNull, lte, or, sql } from 'drizzle-orm'
import { sessions, signInLinks } from '../../db/tables/people.ts'
import { type Desk, deed } from '../desk.ts'
import { DeskError } from '../errors.ts'
import { record } from '../events.ts'
import { prepared } from '../prepared.ts'
import { hashOf, newSecret } from './identity.ts'
import { isAgent, type Person, personById, personByKey } from './people.ts'

const LINK_MS = 15 * 60_000
const IDLE_MS = 12 * 3_600_000
const LONGEST_MS = 30 * 24 * 3_600_000
const SEEN_STEP_MS = 5 * 60_000
const ID_LENGTH = 16
const LONGEST_AGENT = 300
const MOST_LINKS = 5
const MOST_SESSIONS = 20

const ofHash = prepared((db) =>
  db
    .select()
    .from(sessions)
    .where(eq(sessions.hash, sql.placeholder('hash')))
    .prepare(),
)

type SessionRow = typeof sessions.$inferSelect

/** A browser in which somebody works; its secret is known to that browser only. */
export interface Session {
  /** Names the session in lists and addresses; lets nobody in. */
  id: string
  /** The browser as it describes itself. */
  agent: string
  createdAt: number
  seenAt: number
}

/** Where somebody signs in from, as the audit keeps it. */
export interface Origin {
  /** The browser as it describes itself. */
  agent: string
  /** Its network, which names no single machine. */
  network?: string | undefined
}

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
      .where(lte(signInLinks.expiresAt, now - LONGEST_MS))
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

/**
 * Begins a session of a person who has shown who they are; gives its secret, for the browser's
 * cookie, and keeps in the audit that they came, and by which `method` where it was no link.
 * Within a deed.
 */
export function beginSession(
  desk: Desk,
  person: Person,
  browser: Origin & { former?: string | undefined },
  how: { method?: string } = {},
): string {
  const now = desk.now()
  if (browser.former !== undefined) endSession(desk, browser.former)
  desk.db
    .delete(sessions)
    .where(or(lte(sessions.expiresAt, now), lte(sessions.seenAt, now - IDLE_MS)))
    .run()
  const secret = newSecret()
  desk.db
    .insert(sessions)
    .values({
      hash: hashOf(secret),
      personId: person.id,
      role: person.role,
      agent: shortened(browser.agent),
      createdAt: now,
      seenAt: now,
      expiresAt: now + LONGEST_MS,
    })
    .run()
  for (const { hash } of sessionRows(desk, person.id).slice(MOST_SESSIONS)) {
    desk.db.delete(sessions).where(eq(sessions.hash, hash)).run()
  }
  record(desk, 'signed_in', { by: person.id, data: { ...how, ...told(browser) } })
  return secret
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

/**
 * Who works under this secret; undefined once the session was ended, idle for 12 hours or 30 days
 * old, and at once when the person has left or has another role than when they signed in. With
 * `isAtWork` the idle hours begin anew.
 */
export function findSession(
  desk: Desk,
  secret: string,
  isAtWork = true,
): { person: Person; session: Session } | undefined {
  const row = ofHash(desk).get({ hash: hashOf(secret) })
  if (!row) return undefined
  const person = personById(desk, row.personId)
  const now = desk.now()
  const isLive = row.expiresAt > now && row.seenAt > now - IDLE_MS
  if (!isLive || !person || !isAgent(person) || person.role !== row.role) {
    desk.db.delete(sessions).where(eq(sessions.hash, row.hash)).run()
    return undefined
  }
  if (isAtWork && now - row.seenAt >= SEEN_STEP_MS) {
    desk.db.update(sessions).set({ seenAt: now }).where(eq(sessions.hash, row.hash)).run()
  }
  return { person, session: shown(row) }
}

/** Whether the secret still lets somebody in; asking does not count as work. */
export function isSessionLive(desk: Desk, secret: string): boolean {
  return findSession(desk, secret, false) !== undefined
}

/** A person's sessions that are alive, the one used last first. */
export function sessionsOf(desk: Desk, person: Person): Session[] {
  const now = desk.now()
  const alive = and(
    eq(sessions.personId, person.id),
    eq(sessions.role, person.role),
    gt(sessions.expiresAt, now),
    gt(sessions.seenAt, now - IDLE_MS),
  )
  return desk.db
    .select()
    .from(sessions)
    .where(alive)
    .orderBy(desc(sessions.seenAt), desc(sessions.createdAt))
    .limit(100)
    .all()
    .map(shown)
}

/** Ends the session of a secret: signing out. */
export function endSession(desk: Desk, secret: string): void {
  deed(desk, () => {
    const row = desk.db
      .delete(sessions)
      .where(eq(sessions.hash, hashOf(secret)))
      .returning()
      .get()
    if (!row) return
    record(desk, 'signed_out', { by: row.personId, data: { browser: row.agent } })
    tell(desk, row.personId)
  })
}

/** A person ends one of their own sessions elsewhere, named by its id; unknown ones change nothing. */
export function revokeSession(desk: Desk, person: Person, id: string): void {
  deed(desk, () => {
    const mine = sessionRows(desk, person.id)
    end(
      desk,
      person,
      mine.filter((row) => shown(row).id === id),
    )
  })
}

/** A person ends all their sessions but the one that asks. */
export function revokeOthers(desk: Desk, person: Person, secret: string): void {
  deed(desk, () => {
    const here = hashOf(secret)
    end(
      desk,
      person,
      sessionRows(desk, person.id).filter(({ hash }) => hash !== here),
    )
  })
}

function end(desk: Desk, { id }: Person, rows: SessionRow[]): void {
  for (const { hash, agent } of rows) {
    desk.db.delete(sessions).where(eq(sessions.hash, hash)).run()
    record(desk, 'session_ended', { by: id, data: { browser: agent } })
  }
  tell(desk, id)
}

/** All of a person's, the one used last first. */
function sessionRows(desk: Desk, personId: number): SessionRow[] {
  return desk.db
    .select()
    .from(sessions)
    .where(eq(sessions.personId, personId))
    .orderBy(desc(sessions.seenAt), desc(sessions.createdAt))
    .all()
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

/** What the audit keeps of where somebody came from. */
export function told({ agent, network }: Origin): Record<string, string> {
  return { browser: shortened(agent), ...(network === undefined ? {} : { network }) }
}

function shortened(agent: string): string {
  return agent.slice(0, LONGEST_AGENT)
}

function shown(row: SessionRow): Session {
  const { agent, createdAt, seenAt } = row
  return { id: row.hash.slice(0, ID_LENGTH), agent, createdAt, seenAt }
}

/** Open streams of the person look again whether their session lives. Within a deed. */
function tell(desk: Desk, personId: number): void {
  desk.bus.note({ what: 'person', person: personId })
}
