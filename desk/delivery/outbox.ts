import { and, eq, sql } from 'drizzle-orm'
import { outbox } from '../../db/tables/boxes.ts'
import type { Desk } from '../desk.ts'
import { prepared, preparedInsert } from '../prepared.ts'
import type { Fact, Letter } from './letters.ts'

interface Address {
  chatId: number
  ticket?: number
  /** The message of the ticket that this letter delivers. */
  messageId?: number
}

const replace = prepared((db) =>
  db
    .update(outbox)
    .set({ state: 'replaced', settledAt: sql`${sql.placeholder('now')}` })
    .where(and(eq(outbox.key, sql.placeholder('key')), sql`${outbox.state} = 'pending'`))
    .returning({ data: outbox.data, leasedUntil: outbox.leasedUntil })
    .prepare(),
)

const insert = preparedInsert(outbox, [
  'chatId',
  'kind',
  'data',
  'ticket',
  'messageId',
  'key',
  'state',
  'nextAt',
  'createdAt',
])

/** Whoever knocks a hundred times is turned away once before they look. */
const TURNING_AWAY: Fact['fact'][] = ['ask_contact', 'invite_needed', 'invite_bad', 'refused']

/**
 * Puts a letter into the outbox of the running deed; what is drawn when it goes, and what would
 * only say the same again, replaces its pending like.
 */
export function post(desk: Desk, address: Address, letter: Letter): void {
  const key = keyOf(address.chatId, letter)
  const now = desk.now()
  const former = key === null ? undefined : replace(desk).get({ key, now })
  // One that is on its way tells of its message itself.
  const isUntold = former !== undefined && (former.leasedUntil ?? 0) <= now
  const said = isUntold ? joined(former.data as unknown as Letter, letter) : letter
  insert(desk, {
    chatId: address.chatId,
    kind: letter.kind,
    data: { ...said },
    ticket: address.ticket ?? null,
    messageId: address.messageId ?? null,
    key,
    state: 'pending',
    nextAt: now,
    createdAt: now,
  })
  desk.bus.note({ what: 'outbox' })
}

/** Whether a chat was posted the very same about a ticket. */
export function isPosted(desk: Desk, chatId: number, ticket: number, letter: Letter): boolean {
  const same = and(
    eq(outbox.ticket, ticket),
    eq(outbox.chatId, chatId),
    eq(outbox.data, { ...letter }),
  )
  return desk.db.select({ id: outbox.id }).from(outbox).where(same).limit(1).get() !== undefined
}

/** What a letter says for itself and for the one that it replaces. */
function joined(former: Letter, letter: Letter): Letter {
  if (letter.kind !== 'fact' || letter.fact.fact !== 'requester_wrote') return letter
  const before = former.kind === 'fact' && former.fact.fact === 'requester_wrote' && former.fact
  const count = before ? (before.count ?? 1) + 1 : 1
  return { ...letter, fact: { ...letter.fact, count } }
}

function keyOf(chatId: number, letter: Letter): string | null {
  if (letter.kind === 'prompt') return `prompt:${chatId}`
  if (letter.kind === 'card') return `card:${letter.ticket}:${chatId}`
  if (letter.kind !== 'fact') return null
  const { fact } = letter
  // Five lines written in a row are added five times, told once and confirmed once.
  if (fact.fact === 'requester_wrote') return `wrote:${fact.number}:${chatId}`
  if (fact.fact === 'added') return `added:${fact.number}:${chatId}`
  // Of two promises that nobody has read yet the former is none any more.
  if (fact.fact === 'promise') return `promise:${fact.number}:${chatId}`
  // Whoever was out of reach over all of a clock's reminders hears the latest.
  if (fact.fact === 'reminder') return `reminder:${fact.target}:${fact.number}:${chatId}`
  return TURNING_AWAY.includes(fact.fact) ? `${JSON.stringify(fact)}:${chatId}` : null
}
