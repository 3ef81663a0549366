import { bad } from '../refusal.ts'
import { isForum } from '../world/chats.ts'
import { nextNumber } from '../world/facts.ts'
import { hasRight } from '../world/members.ts'
import { tellEvent } from '../world/membership.ts'
import type { World } from '../world/open.ts'
import { generalId } from '../world/topics.ts'
import { type Input, integer, text } from './input.ts'
import { checkReachable, namedMessage, type Target, target } from './target.ts'

/** Pins a message and notes it in the chat; the bot hears of its own note, as in Telegram. */
export function pinChatMessage(world: World, input: Input): true {
  const chat = target(world, text(input, 'chat_id'), 'write')
  const row = namedMessage(world, chat, integer(input, 'message_id'), 'message to pin')
  checkMayPin(world, chat)
  checkReachable(world, chat)
  setPinned(world, chat, row.message_id, nextNumber(world, 'pin', 1))
  const content = { pinned_id: row.message_id }
  const threadId = isForum(world, chat.id) ? row.thread_id : null
  tellEvent(world, chat.id, world.bot.id, content, threadId ?? undefined)
  return true
}

/** Unpins one message, by default the last that was pinned. */
export function unpinChatMessage(world: World, input: Input): true {
  const chat = target(world, text(input, 'chat_id'), 'write')
  const named = integer(input, 'message_id')
  const id = named || lastPinned(world, chat)
  if (!id) throw bad('message to unpin not found')
  const row = namedMessage(world, chat, id, 'message to unpin')
  checkMayPin(world, chat)
  setPinned(world, chat, row.message_id, 0)
  return true
}

export function unpinAllChatMessages(world: World, input: Input): true {
  const chat = target(world, text(input, 'chat_id'), 'write')
  checkMayPin(world, chat)
  for (let id = lastPinned(world, chat); id; id = lastPinned(world, chat)) {
    setPinned(world, chat, id, 0)
  }
  return true
}

export function unpinAllForumTopicMessages(world: World, input: Input): true {
  const chat = target(world, text(input, 'chat_id'), 'write')
  return unpinTopic(world, chat, integer(input, 'message_thread_id'))
}

export function unpinAllGeneralForumTopicMessages(world: World, input: Input): true {
  return unpinTopic(world, target(world, text(input, 'chat_id'), 'write'), generalId)
}

function unpinTopic(world: World, chat: Target, threadId: number): true {
  if (!isForum(world, chat.id)) throw bad("chat doesn't have topics")
  checkMayPin(world, chat)
  const pinned = world
    .sql<{ message_id: number }>(
      `SELECT message_id FROM messages
       WHERE chat_id = ? AND coalesce(thread_id, ?) = ? AND pinned > 0`,
    )
    .all(chat.id, generalId, threadId)
  for (const { message_id } of pinned) setPinned(world, chat, message_id, 0)
  return true
}

function checkMayPin(world: World, chat: Target): void {
  if (chat.type === 'private') return
  if (hasRight(world, chat.id, world.bot.id, 'can_pin_messages')) return
  throw bad('Not enough rights to manage pinned messages in the chat')
}

function setPinned(world: World, chat: Target, messageId: number, rank: number): void {
  world
    .sql('UPDATE messages SET pinned = ? WHERE chat_id = ? AND message_id = ?')
    .run(rank, chat.id, messageId)
  world.tell({ kind: 'pinned', chatId: chat.id, messageId })
}

function lastPinned(world: World, chat: Target): number | undefined {
  return world
    .sql<{ message_id: number }>(
      `SELECT message_id FROM messages WHERE chat_id = ? AND pinned > 0
       ORDER BY pinned DESC LIMIT 1`,
    )
    .get(chat.id)?.message_id
}
