import type { TopicChange } from '../person.ts'
import { isForum } from '../world/chats.ts'
import type { World } from '../world/open.ts'
import { cleanName, reviseTopic, setClosed, setHidden, startTopic } from '../world/topic-events.ts'
import { dropTopic, findTopic, generalId, type TopicRow } from '../world/topics.ts'
import { checkMayWrite, mayChange } from './place.ts'

/** Begins a topic, as every member may; returns its id. */
export function createTopic(
  world: World,
  userId: number,
  given: { chatId: number; name: string },
): number {
  checkMayWrite(world, userId, given.chatId)
  if (!isForum(world, given.chatId)) throw new Error('the group has no topics')
  const name = cleanName(given.name)
  if (name === '') throw new Error('a topic has a name')
  return startTopic(world, given.chatId, { name }, userId).message_thread_id
}

/** Renames, closes, reopens, hides or shows a topic. */
export function editTopic(world: World, userId: number, change: TopicChange): void {
  const { name, closed, hidden } = change
  if (name !== undefined) {
    reviseTopic(world, ownTopic(world, userId, change), { name: cleanName(name) }, userId)
  }
  if (closed !== undefined) setClosed(world, ownTopic(world, userId, change), closed, userId)
  if (hidden === undefined) return
  if (change.threadId !== generalId) throw new Error('only General can be hidden')
  setHidden(world, ownTopic(world, userId, change), hidden, userId)
}

/** Deletes a topic with all that was said in it; the bot never hears of it. */
export function deleteTopic(
  world: World,
  userId: number,
  place: { chatId: number; threadId: number },
): void {
  if (place.threadId === generalId) throw new Error('General stays')
  dropTopic(world, ownTopic(world, userId, place))
}

function ownTopic(
  world: World,
  userId: number,
  { chatId, threadId }: { chatId: number; threadId: number },
): TopicRow {
  checkMayWrite(world, userId, chatId)
  const topic = findTopic(world, chatId, threadId)
  if (!topic) throw new Error(`there is no topic ${threadId}`)
  if (!mayChange(world, userId, topic)) throw new Error('not enough rights for this topic')
  return topic
}
