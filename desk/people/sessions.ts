import { and, desc, eq, gt, lte, or, sql } from 'drizzle-orm'
import { sessions } from '../../db/tables/people.ts'
import { type Desk, deed } from '../desk.ts'
import { record } from '../events.ts'
import { prepared } from '../prepared.ts'
import { remembered } from '../remembered.ts'
import { hashOf, newSecret } from './identity.ts'
import { isAgent, type Person, personById } from './people.ts'

const IDLE_MS = 12 * 3_600_000
const LONGEST_MS = 30 * 24 * 3_600_000
const SEEN_STEP_MS = 5 * 60_000
const ID_LENGTH = 16
const LONGEST_AGENT = 300
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
  const { row, person } = kept(desk, hashOf(secret))
  if (!row) return undefined
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

/** Every page asks for it. */
function kept(desk: Desk, hash: string): { row?: SessionRow; person?: Person } {
  return remembered(desk, `session ${hash}`, () => {
    const row = ofHash(desk).get({ hash })
    const person = row && personById(desk, row.personId)
    return { ...(row && { row }), ...(person && { person }) }
  })
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
