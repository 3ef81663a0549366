import type { ChatType } from '../types.ts'
import type { World } from './open.ts'
import { personRow } from './people.ts'

export interface ChatRow {
  id: number
  type: ChatType
  title: string | null
  /** The person blocked the bot (private chats). */
  blocked: number
  /** Kinds of message that members may not send, a JSON list. */
  forbidden: string
  action: string | null
  action_at: number
  menu_button: string | null
  /** A supergroup with topics. */
  forum: number
  /** The supergroup that a basic group has become. */
  migrated_to: number | null
  deleted: number
}

/** A chat as the Bot API shows it within messages and updates. */
export type ChatObject =
  | { id: number; type: 'private'; first_name: string; last_name?: string; username?: string }
  | { id: number; type: 'group' | 'supergroup'; title: string; is_forum?: true }

/** The chat with this id, if it exists. A private chat has its person's id. */
export function findChat(world: World, id: number): ChatRow | undefined {
  return world.sql<ChatRow>('SELECT * FROM chats WHERE id = ?').get(id)
}

/** The chat with this id; throws when there is none. */
export function chatRow(world: World, id: number): ChatRow {
  const row = findChat(world, id)
  if (!row) throw new Error(`there is no chat ${id}`)
  return row
}

/** The chat is a supergroup with topics. */
export function isForum(world: World, id: number): boolean {
  return findChat(world, id)?.forum === 1
}

/** Brings a chat into being; doing it again changes nothing. */
export function openChat(world: World, id: number, type: ChatType, title?: string): void {
  world
    .sql('INSERT OR IGNORE INTO chats (id, type, title) VALUES (?, ?, ?)')
    .run(id, type, title ?? null)
  world.tell({ kind: 'chat', chatId: id })
}

/** Describes a chat the way updates do. */
export function chatObject(world: World, chat: ChatRow): ChatObject {
  if (chat.type !== 'private') {
    return {
      id: chat.id,
      type: chat.type,
      title: chat.title ?? '',
      ...(chat.forum && { is_forum: true as const }),
    }
  }
  const person = personRow(world, chat.id)
  return {
    id: chat.id,
    type: 'private',
    first_name: person.first_name,
    ...(person.last_name && { last_name: person.last_name }),
    ...(person.username && { username: person.username }),
  }
}

/** Shows what the bot is doing; it fades after five seconds. */
export function showAction(world: World, chatId: number, action: string): void {
  world
    .sql('UPDATE chats SET action = ?, action_at = ? WHERE id = ?')
    .run(action, world.now(), chatId)
  world.tell({ kind: 'action', chatId, action })
}
