import type { Content, TopicLook } from './content.ts'
import { tellEvent } from './membership.ts'
import type { World } from './open.ts'
import { changeTopic, generalId, keepTopic, type TopicRow, usualColor } from './topics.ts'

const longestName = 128

/** A topic's name as Telegram keeps it; may be empty. */
export function cleanName(given: string): string {
  return [...given.replace(/\s+/g, ' ').trim()].slice(0, longestName).join('').trim()
}

/** Begins a topic with the message that tells of it; returns the topic's id. */
export function startTopic(
  world: World,
  chatId: number,
  given: Omit<TopicLook, 'icon_color'> & { icon_color?: number },
  by: number,
): TopicLook & { message_thread_id: number } {
  const look = { icon_color: usualColor, ...given }
  const row = tellEvent(world, chatId, by, { forum_topic_created: look })
  keepTopic(world, chatId, row.message_id, look, by)
  return { message_thread_id: row.message_id, ...look }
}

/** Gives a topic another name or icon. */
export function reviseTopic(
  world: World,
  topic: TopicRow,
  look: Partial<Omit<TopicLook, 'icon_color'>>,
  by: number,
): void {
  changeTopic(world, topic, look)
  tellOf(world, topic, by, { forum_topic_edited: look })
}

/** Closes or reopens a topic; a hidden General is shown again with it. */
export function setClosed(world: World, topic: TopicRow, isClosed: boolean, by: number): void {
  changeTopic(world, topic, isClosed ? { closed: 1 } : { closed: 0, hidden: 0 })
  tellOf(world, topic, by, isClosed ? { forum_topic_closed: {} } : { forum_topic_reopened: {} })
}

/** Hides General, which closes it too, or shows it again. */
export function setHidden(world: World, general: TopicRow, isHidden: boolean, by: number): void {
  changeTopic(world, general, isHidden ? { hidden: 1, closed: 1 } : { hidden: 0 })
  const content: Content = isHidden
    ? { general_forum_topic_hidden: {} }
    : { general_forum_topic_unhidden: {} }
  tellOf(world, general, by, content)
}

function tellOf(world: World, topic: TopicRow, by: number, content: Content): void {
  const threadId = topic.thread_id === generalId ? undefined : topic.thread_id
  tellEvent(world, topic.chat_id, by, content, threadId)
}
