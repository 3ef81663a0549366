import { randomBytes } from 'node:crypto'
import type { CallbackAnswer } from '../types.ts'
import type { World } from './open.ts'

/** A press on a button with data, waiting for the bot's answer. */
interface TapRow {
  id: string
  user_id: number
  chat_id: number
  message_id: number
  data: string
  at: number
  answer: string | null
}

// Telegram does not tell how long it waits; its own apps give up after fifteen seconds.
const answerableMs = 60_000
const keptAnswers = 20
const keptMs = 7 * 86_400_000

/** Records a press. */
export function addTap(
  world: World,
  tap: { userId: number; chatId: number; messageId: number; data: string },
): TapRow {
  world.sql('DELETE FROM taps WHERE at < ?').run(world.now() - keptMs)
  const id = (randomBytes(8).readBigUInt64BE() >> 1n).toString()
  world
    .sql('INSERT INTO taps (id, user_id, chat_id, message_id, data, at) VALUES (?, ?, ?, ?, ?, ?)')
    .run(id, tap.userId, tap.chatId, tap.messageId, tap.data, world.now())
  return tapRow(world, id) as TapRow
}

/** The press the bot may still answer. */
export function answerableTap(world: World, id: string): TapRow | undefined {
  const tap = tapRow(world, id)
  const isOpen = tap && tap.answer === null && tap.at + answerableMs > world.now()
  return isOpen ? tap : undefined
}

/** Keeps the bot's answer, for the person to see. */
export function answerTap(
  world: World,
  tap: TapRow,
  said: Pick<CallbackAnswer, 'text' | 'alert' | 'url'>,
): void {
  const answer: CallbackAnswer = {
    queryId: tap.id,
    chatId: tap.chat_id,
    messageId: tap.message_id,
    data: tap.data,
    ...said,
    at: world.now(),
  }
  world.sql('UPDATE taps SET answer = ? WHERE id = ?').run(JSON.stringify(answer), tap.id)
  world.tell({ kind: 'callback_answer', chatId: tap.chat_id, userId: tap.user_id, answer })
}

/** The latest answers a person got in a chat, oldest first. */
export function latestAnswers(world: World, chatId: number, userId: number): CallbackAnswer[] {
  return world
    .sql<{ answer: string }>(
      `SELECT answer FROM taps WHERE chat_id = ? AND user_id = ? AND answer IS NOT NULL
       ORDER BY at DESC LIMIT ?`,
    )
    .all(chatId, userId, keptAnswers)
    .map((row) => JSON.parse(row.answer) as CallbackAnswer)
    .reverse()
}

function tapRow(world: World, id: string): TapRow | undefined {
  return world.sql<TapRow>('SELECT * FROM taps WHERE id = ?').get(id)
}
