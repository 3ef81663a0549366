import { and, desc, eq, isNotNull, isNull, lt, notInArray, or, sql } from 'drizzle-orm'
import { inbox, outbox } from '../db/tables/boxes.ts'
import { chats, people } from '../db/tables/people.ts'
import type { Desk } from './desk.ts'
import { heldLetters } from './keeping/holding.ts'
import { poisoned } from './keeping/poisoned.ts'

const STUCK_MS = 10 * 60_000
const MOST = 100
/** Why letters fail that are about their reader: the list of unreachable people names them. */
const SHUT_OUT = ['blocked', 'deactivated', 'never_started']

/** What is wrong with a desk: damage, letters that do not go out, updates set aside, people out of reach. */
export function examine(desk: Desk) {
  const client = desk.db.$client
  const integrity = String(client.pragma('integrity_check', { simple: true }))
  const danglingReferences = (client.pragma('foreign_key_check') as unknown[]).length
  const lists = complaints(desk)
  const held = heldLetters(desk)
  const isWell =
    integrity === 'ok' &&
    danglingReferences === 0 &&
    held === 0 &&
    Object.values(lists).every((list) => list.length === 0)
  return { integrity, danglingReferences, ...lists, heldLetters: held, isWell }
}

/** What waits for somebody to look at it, a bounded number of each. */
export function complaints(desk: Desk) {
  return {
    stuckDeliveries: stuck(desk),
    failedDeliveries: failedLetters(desk),
    setAsideUpdates: setAsideUpdates(desk),
    poisonedTickets: poisoned(desk),
    unreachablePeople: unreachable(desk),
  }
}

const letter = {
  id: outbox.id,
  chatId: outbox.chatId,
  kind: outbox.kind,
  ticket: outbox.ticket,
  tries: outbox.tries,
  error: outbox.error,
}

/** Letters that Telegram refused, for other reasons than that their reader does not want any. */
export function failedLetters(desk: Desk) {
  const isOurs = or(isNull(outbox.error), notInArray(outbox.error, SHUT_OUT))
  return desk.db
    .select(letter)
    .from(outbox)
    .where(and(sql`${outbox.state} = 'failed'`, isOurs))
    .orderBy(desc(outbox.id))
    .limit(MOST)
    .all()
}

/** Updates whose handling failed again and again. */
export function setAsideUpdates(desk: Desk) {
  return desk.db
    .select({ updateId: inbox.updateId, error: inbox.error, receivedAt: inbox.receivedAt })
    .from(inbox)
    .where(and(isNotNull(inbox.error), isNotNull(inbox.doneAt)))
    .orderBy(desc(inbox.updateId))
    .limit(MOST)
    .all()
}

function stuck(desk: Desk) {
  return desk.db
    .select(letter)
    .from(outbox)
    .where(and(sql`${outbox.state} = 'pending'`, lt(outbox.createdAt, desk.now() - STUCK_MS)))
    .orderBy(outbox.id)
    .limit(MOST)
    .all()
}

function unreachable(desk: Desk) {
  return desk.db
    .select({ id: people.id, key: people.key, name: people.name })
    .from(people)
    .innerJoin(chats, eq(chats.id, people.telegramId))
    .where(and(isNull(people.archivedAt), isNotNull(chats.blockedAt)))
    .limit(MOST)
    .all()
}
