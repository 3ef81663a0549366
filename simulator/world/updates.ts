import { fact, setFact } from './facts.ts'
import type { World } from './open.ts'

/** The kinds of update this world can make, and those sent without being asked for. */
const updateKinds = [
  'message',
  'edited_message',
  'callback_query',
  'my_chat_member',
  'chat_member',
  'message_reaction',
] as const

type UpdateKind = (typeof updateKinds)[number]

export interface PendingUpdate {
  id: number
  lane: number
  payload: string
  /** Epoch milliseconds. */
  expires_at: number
}

const defaultKinds: readonly UpdateKind[] = [
  'message',
  'edited_message',
  'callback_query',
  'my_chat_member',
]
// What is written and what is tapped in a chat come by ways of their own, as in Telegram.
const laneNumbers: Record<UpdateKind, number> = {
  message: 0,
  edited_message: 0,
  callback_query: 3,
  my_chat_member: 5,
  chat_member: 6,
  message_reaction: 8,
}
const laneWidth = 2 ** 33
const dayMs = 86_400_000
const tapMs = 150_000
const queueLimit = 100_000

/**
 * Queues an update for the bot; undefined where it asked not to hear of its kind. Those of one
 * kind about one chat or person (`about`) stay in order, by a webhook too.
 */
export function pushUpdate(
  world: World,
  kind: UpdateKind,
  about: number,
  payload: unknown,
): number | undefined {
  if (!allowedKinds(world).includes(kind) || pendingCount(world) >= queueLimit) return undefined
  const expiresAt = world.now() + (kind === 'callback_query' ? tapMs : dayMs)
  const { lastInsertRowid } = world
    .sql('INSERT INTO updates (lane, payload, expires_at) VALUES (?, ?, ?)')
    .run(about + laneNumbers[kind] * laneWidth, JSON.stringify({ [kind]: payload }), expiresAt)
  const updateId = Number(lastInsertRowid)
  world.tell({ kind: 'update', updateId })
  return updateId
}

/** The oldest updates from this id on; what has expired is gone. */
export function pendingUpdates(world: World, from: number, limit: number): PendingUpdate[] {
  world.sql('DELETE FROM updates WHERE expires_at <= ?').run(world.now())
  return world
    .sql<PendingUpdate>('SELECT * FROM updates WHERE id >= ? ORDER BY id LIMIT ?')
    .all(from, limit)
}

/** The id of the update that stands `back` places before the end of the queue. */
export function idFromEnd(world: World, back: number): number {
  const row = world
    .sql<{ id: number }>('SELECT id FROM updates ORDER BY id DESC LIMIT 1 OFFSET ?')
    .get(back - 1)
  return row?.id ?? 0
}

/** Forgets the updates before this id. */
export function confirmBefore(world: World, id: number): void {
  world.sql('DELETE FROM updates WHERE id < ?').run(id)
}

/** Forgets one update. */
export function confirmOne(world: World, id: number): void {
  world.sql('DELETE FROM updates WHERE id = ?').run(id)
}

/** Forgets every update. */
export function dropUpdates(world: World): void {
  world.sql('DELETE FROM updates').run()
}

/** How many wait that have not expired. */
export function pendingCount(world: World): number {
  const row = world
    .sql<{ n: number }>('SELECT count(*) AS n FROM updates WHERE expires_at > ?')
    .get(world.now())
  return row?.n ?? 0
}

/** The highest update_id given so far. */
export function lastUpdateId(world: World): number {
  const row = world
    .sql<{ seq: number }>("SELECT seq FROM sqlite_sequence WHERE name = 'updates'")
    .get()
  return row?.seq ?? 0
}

/** What the bot wants to hear of; an empty list is the default. */
export function setAllowedKinds(world: World, kinds: string[]): void {
  const known = updateKinds.filter((kind) => kinds.includes(kind))
  setFact(world, 'allowed_updates', kinds.length ? JSON.stringify(known) : undefined)
}

/** The kinds that were asked for, if any were. */
export function askedKinds(world: World): UpdateKind[] | undefined {
  const asked = fact(world, 'allowed_updates')
  return asked ? (JSON.parse(asked) as UpdateKind[]) : undefined
}

function allowedKinds(world: World): readonly UpdateKind[] {
  return askedKinds(world) ?? defaultKinds
}
