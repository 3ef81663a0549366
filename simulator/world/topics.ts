import type { TopicLook } from './content.ts'
import { deleteMessage } from './messages.ts'
import type { World } from './open.ts'

export interface TopicRow {
  chat_id: number
  /** Also the id of the message that tells of its creation. */
  thread_id: number
  name: string
  icon_color: number
  icon_custom_emoji_id: string | null
  creator_id: number
  closed: number
  /** Only General can be hidden. */
  hidden: number
}

/** The topic of every forum that holds what belongs to no other; its messages name no thread. */
export const generalId = 1

export const usualColor = 0x6fb9f0

/** Keeps a new topic of a forum. */
export function keepTopic(
  world: World,
  chatId: number,
  threadId: number,
  look: TopicLook,
  creatorId: number,
): void {
  world
    .sql(
      `INSERT INTO topics (chat_id, thread_id, name, icon_color, icon_custom_emoji_id, creator_id)
       VALUES (?, ?, ?, ?, ?, ?)`,
    )
    .run(chatId, threadId, look.name, look.icon_color, look.icon_custom_emoji_id ?? null, creatorId)
  world.tell({ kind: 'chat', chatId })
}

/** The topics of a forum, General first. */
export function topicsOf(world: World, chatId: number): TopicRow[] {
  return world
    .sql<TopicRow>('SELECT * FROM topics WHERE chat_id = ? ORDER BY thread_id')
    .all(chatId)
}

/** The topic with this id, if it is there. */
export function findTopic(world: World, chatId: number, threadId: number): TopicRow | undefined {
  return world
    .sql<TopicRow>('SELECT * FROM topics WHERE chat_id = ? AND thread_id = ?')
    .get(chatId, threadId)
}

/** Changes a topic's name or state. */
export function changeTopic(
  world: World,
  topic: TopicRow,
  change: Partial<Pick<TopicRow, 'name' | 'icon_custom_emoji_id' | 'closed' | 'hidden'>>,
): void {
  world
    .sql(
      `UPDATE topics SET name = @name, icon_custom_emoji_id = @icon_custom_emoji_id,
         closed = @closed, hidden = @hidden
       WHERE chat_id = @chat_id AND thread_id = @thread_id`,
    )
    .run({ ...topic, ...change })
  world.tell({ kind: 'chat', chatId: topic.chat_id })
}

/** Deletes a topic with all that was said in it. */
export function dropTopic(world: World, { chat_id, thread_id }: TopicRow): void {
  const said = world
    .sql<{ message_id: number }>(
      'SELECT message_id FROM messages WHERE chat_id = ? AND thread_id = ?',
    )
    .all(chat_id, thread_id)
  for (const { message_id } of said) deleteMessage(world, chat_id, message_id)
  world.sql('DELETE FROM topics WHERE chat_id = ? AND thread_id = ?').run(chat_id, thread_id)
  world.tell({ kind: 'chat', chatId: chat_id })
}
