import type { MessageRow } from '../world/messages.ts'
import type { World } from '../world/open.ts'

/** The latest messages of a chat that this person has not hidden, oldest first. */
export function visibleMessages(
  world: World,
  chatId: number,
  userId: number,
  limit: number,
  before = Number.MAX_SAFE_INTEGER,
): MessageRow[] {
  return world
    .sql<MessageRow>(
      `SELECT * FROM messages m WHERE chat_id = ? AND message_id < ?
         AND NOT EXISTS (SELECT 1 FROM hidden h WHERE h.chat_id = m.chat_id
           AND h.message_id = m.message_id AND h.user_id = ?)
       ORDER BY message_id DESC LIMIT ?`,
    )
    .all(chatId, before, userId, limit)
    .reverse()
}
