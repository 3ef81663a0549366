import type { ReplyButton } from '../types.ts'
import { present } from './members.ts'
import type { World } from './open.ts'

/** What a message may bring besides buttons of its own. */
export type ReplyMarkup =
  | {
      keyboard: ReplyButton[][]
      resize_keyboard?: boolean
      one_time_keyboard?: boolean
      is_persistent?: boolean
      input_field_placeholder?: string
    }
  | { remove_keyboard: true }
  | { force_reply: true; input_field_placeholder?: string }

interface ShownKeyboard {
  messageId: number
  markup: ReplyMarkup
}

/** Puts what a message brought in place of the letters, for everybody it concerns. */
export function showKeyboard(
  world: World,
  chatId: number,
  messageId: number,
  markup: ReplyMarkup,
): void {
  const people = chatId > 0 ? [chatId] : present(world, chatId).map((member) => member.user_id)
  for (const userId of people) {
    if (userId === world.bot.id) continue
    if ('remove_keyboard' in markup) hideKeyboard(world, chatId, userId)
    else {
      world
        .sql(
          'INSERT OR REPLACE INTO keyboards (chat_id, user_id, message_id, markup) VALUES (?, ?, ?, ?)',
        )
        .run(chatId, userId, messageId, JSON.stringify(markup))
      world.tell({ kind: 'reply_keyboard', chatId, userId })
    }
  }
}

/** Brings the letters back for one person. */
export function hideKeyboard(world: World, chatId: number, userId: number): void {
  world.sql('DELETE FROM keyboards WHERE chat_id = ? AND user_id = ?').run(chatId, userId)
  world.tell({ kind: 'reply_keyboard', chatId, userId })
}

/** What stands in place of the letters for this person, if anything does. */
export function shownKeyboard(
  world: World,
  chatId: number,
  userId: number,
): ShownKeyboard | undefined {
  const row = world
    .sql<{ message_id: number; markup: string }>(
      'SELECT message_id, markup FROM keyboards WHERE chat_id = ? AND user_id = ?',
    )
    .get(chatId, userId)
  return row && { messageId: row.message_id, markup: JSON.parse(row.markup) as ReplyMarkup }
}
