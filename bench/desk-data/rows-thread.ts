import { BOT_ID } from '../telegram/bot.ts'
import { inserter } from './inserts.ts'
import { HOUR } from './life.ts'
import type { Filed, Hand } from './rows.ts'

/** Of settled letters the desk keeps those of the last month. */
const KEPT_MS = 30 * 24 * HOUR

/** Gives a function that writes what was said and done in a ticket. */
export function writeThread(hand: Hand): (filed: Filed) => void {
  const { desk, dice } = hand
  const insert = insertersOf(hand)
  const now = desk.now()
  return ({ life, requester, assignee, texts }) => {
    const { number, createdAt, solvedAt } = life
    const ends = solvedAt ?? Math.min(createdAt + 5 * HOUR, now)
    const chat = requester.telegramId
    const event = (type: string, by: number, data: object, at: number) =>
      insert.event(number, type, by, JSON.stringify(data), at)

    event('filed', requester.id, { service: life.service.key, line: life.service.line }, createdAt)
    insert.card(number, chat, number * 100)
    insert.binding(BOT_ID, chat, number * 100, number, null, 1, createdAt)
    if (assignee !== null) {
      event('taken', assignee, { from: null, to: assignee, why: 'taken' }, createdAt)
      insert.read(assignee, number, ends)
      insert.notice(assignee, number, createdAt, ends)
    }
    for (const [n, text] of texts.entries()) {
      const at = Math.floor(createdAt + ((ends - createdAt) * n) / life.messages)
      const isReply = assignee !== null && n % 2 === 1
      const kind = !isReply ? 'message' : dice.falls(0.15) ? 'note' : 'reply'
      const author = isReply ? assignee : requester.id
      const source = isReply ? `form:${number}:${n}` : `tg:${chat}:${number * 100 + n + 1}`
      const delivery = kind === 'reply' ? 'sent' : null
      const message = insert.message(number, author, kind, text, source, delivery, at)
      if (kind !== 'note') {
        insert.binding(BOT_ID, chat, number * 100 + n + 1, number, message, isReply ? 1 : 0, at)
        event(isReply ? 'replied' : 'received', author, { message }, at)
      }
      if (kind === 'reply' && at > now - KEPT_MS) {
        insert.letter(chat, number, message, JSON.stringify({ kind: 'reply', message }), at, at)
      }
      if (dice.falls(0.12)) attach(number, message, author, at)
    }
    if (solvedAt === null) return
    const by = assignee ?? requester.id
    const moved = {
      from: 'in_progress',
      fromCategory: 'active',
      to: 'solved',
      toCategory: 'solved',
    }
    event('status_changed', by, moved, solvedAt)
  }

  function attach(number: number, message: number, owner: number, at: number): void {
    const path = `bench/${message}.png`
    insert.file(number, message, owner, `Снимок ${message}.png`, 40_000, path, `F${message}`, at)
  }
}

function insertersOf({ desk: { db } }: Hand) {
  const letter = inserter(
    db,
    'outbox',
    'chat_id, ticket, message_id, data, created_at, settled_at, next_at, kind, state',
  )
  const file = inserter(
    db,
    'attachments',
    'ticket, message_id, owner_id, name, size, path, file_id, created_at, kind, mime, state',
  )
  const notice = inserter(db, 'notices', 'person_id, ticket, created_at, read_at, kind, data')
  return {
    event: inserter(db, 'events', 'ticket, type, by_id, data, at'),
    card: inserter(db, 'cards', 'ticket, chat_id, message_id'),
    binding: inserter(
      db,
      'bindings',
      'bot_id, chat_id, telegram_message_id, ticket, message_id, outgoing, at',
    ),
    read: inserter(db, 'reads', 'person_id, ticket, read_at'),
    message: inserter(
      db,
      'messages',
      'ticket, author_id, kind, text, source, delivery, created_at',
    ),
    notice: (person: number, ticket: number, at: number, readAt: number) =>
      notice(person, ticket, at, readAt, 'assigned', '{}'),
    letter: (chat: number, ticket: number, message: number, data: string, at: number, to: number) =>
      letter(chat, ticket, message, data, at, to, at, 'reply', 'sent'),
    file: (
      ticket: number,
      message: number,
      owner: number,
      name: string,
      size: number,
      path: string,
      id: string,
      at: number,
    ) => file(ticket, message, owner, name, size, path, id, at, 'photo', 'image/png', 'stored'),
  }
}
