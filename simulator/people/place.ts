import { findChat, isForum } from '../world/chats.ts'
import { hasRight, isPresent, statusIn } from '../world/members.ts'
import { findMessage } from '../world/messages.ts'
import type { World } from '../world/open.ts'
import { personRow } from '../world/people.ts'
import { findTopic, generalId, type TopicRow } from '../world/topics.ts'

/** Somebody can write in this chat now. */
export function checkMayWrite(world: World, userId: number, chatId: number): void {
  if (personRow(world, userId).deactivated) throw new Error('the account was deleted')
  const chat = findChat(world, chatId)
  if (chatId > 0) {
    if (chatId !== userId) throw new Error('this is the chat of somebody else')
    if (!chat) throw new Error('the chat begins with Start')
    if (chat.blocked) throw new Error('the bot is blocked')
  } else if (!chat || !isPresent(statusIn(world, chatId, userId))) {
    throw new Error(`person ${userId} is not in the group ${chatId}`)
  } else if (chat.migrated_to !== null || chat.deleted) {
    throw new Error('the group is no more')
  }
}

/** The topic a message goes to, if it is another than General; throws where it is closed. */
export function topicFor(
  world: World,
  userId: number,
  chatId: number,
  wanted: number | undefined,
  replyTo: number | undefined,
): number | undefined {
  if (!isForum(world, chatId) && wanted === undefined) return undefined
  const answered = replyTo === undefined ? undefined : findMessage(world, chatId, replyTo)
  const topic = findTopic(world, chatId, wanted ?? answered?.thread_id ?? generalId)
  if (!topic) throw new Error(`there is no topic ${wanted}`)
  if (topic.closed && !mayChange(world, userId, topic)) throw new Error('the topic is closed')
  return topic.thread_id === generalId ? undefined : topic.thread_id
}

/** Whoever manages the topics of a group, or began this one, may write there though it is closed. */
export function mayChange(world: World, userId: number, topic: TopicRow): boolean {
  return topic.creator_id === userId || hasRight(world, topic.chat_id, userId, 'can_manage_topics')
}
