import { and, desc, eq, isNotNull, isNull, lt } from 'drizzle-orm'
import { inbox, outbox } from '../db/tables/boxes.ts'
import { chats, people } from '../db/tables/people.ts'
import type { Desk } from './desk.ts'

const STUCK_MS = 10 * 60_000
const MOST = 100

/** What is wrong with a desk: damage, letters that do not go out, updates set aside, people out of reach. */
export function examine(desk: Desk) {
  const client = desk.db.$client
  const integrity = String(client.pragma('integrity_check', { simple: true }))
  const danglingReferences = (client.pragma('foreign_key_check') as unknown[]).length
  const lists = {
    stuckDeliveries: stuck(desk),
    failedDeliveries: failed(desk),
    setAsideUpdates: setAside(desk),
    unreachablePeople: unreachable(desk),
  }
  const isWell =
    integrity === 'ok' &&
    danglingReferences === 0 &&
    Object.values(lists).every((list) => list.length === 0)
  return { integrity, danglingReferences, ...lists, isWell }
}

const letter = {
  id: outbox.id,
  chatId: outbox.chatId,
  kind: outbox.kind,
  ticket: outbox.ticket,
  tries: outbox.tries,
  error: outbox.error,
}

function stuck(desk: Desk) {
  return desk.db
    .select(letter)
    .from(outbox)
    .where(and(eq(outbox.state, 'pending'), lt(outbox.createdAt, desk.now() - STUCK_MS)))
    .orderBy(outbox.id)
    .limit(MOST)
    .all()
}

function failed(desk: Desk) {
  return desk.db
    .select(letter)
    .from(outbox)
    .where(eq(outbox.state, 'failed'))
    .orderBy(desc(outbox.id))
    .limit(MOST)
    .all()
}

function setAside(desk: Desk) {
  return desk.db
    .select({ updateId: inbox.updateId, error: inbox.error })
    .from(inbox)
    .where(and(isNotNull(inbox.error), isNotNull(inbox.doneAt)))
    .orderBy(desc(inbox.updateId))
    .limit(MOST)
    .all()
}

function unreachable(desk: Desk) {
  return desk.db
    .select({ key: people.key, name: people.name })
    .from(people)
    .innerJoin(chats, eq(chats.id, people.telegramId))
    .where(and(isNull(people.archivedAt), isNotNull(chats.blockedAt)))
    .limit(MOST)
    .all()
}
