import type { MessageRow } from '../world/messages.ts'
import type { World } from '../world/open.ts'
import { generalId } from '../world/topics.ts'

/** The latest messages of a chat that this person has not hidden, oldest first; of one topic if told. */
export function visibleMessages(
  world: World,
  chatId: number,
  userId: number,
  limit: number,
  before = Number.MAX_SAFE_INTEGER,
  threadId?: number,
): MessageRow[] {
  return world
    .sql<MessageRow>(
      `SELECT * FROM messages m WHERE chat_id = ? AND message_id < ?
         AND (? IS NULL OR coalesce(thread_id, ?) = ?)
         AND NOT EXISTS (SELECT 1 FROM hidden h WHERE h.chat_id = m.chat_id
           AND h.message_id = m.message_id AND h.user_id = ?)
       ORDER BY message_id DESC LIMIT ?`,
    )
    .all(chatId, before, threadId ?? null, generalId, threadId ?? null, userId, limit)
    .reverse()
}
