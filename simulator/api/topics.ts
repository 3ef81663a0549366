import { bad } from '../refusal.ts'
import type { AdminRight } from '../types.ts'
import { isForum } from '../world/chats.ts'
import type { TopicLook } from '../world/content.ts'
import { hasRight } from '../world/members.ts'
import type { World } from '../world/open.ts'
import { cleanName, reviseTopic, setClosed, setHidden, startTopic } from '../world/topic-events.ts'
import { dropTopic, findTopic, generalId, type TopicRow } from '../world/topics.ts'
import { type Input, integer, text } from './input.ts'
import { type Target, target } from './target.ts'

const mostColor = 0xffffff

export function createForumTopic(
  world: World,
  input: Input,
): TopicLook & { message_thread_id: number } {
  const chat = forum(world, input)
  if (!hasRight(world, chat.id, world.bot.id, 'can_manage_topics')) {
    throw bad('Not enough rights to create a topic')
  }
  const name = cleanName(text(input, 'name'))
  if (name === '') throw bad('Name must be non-empty')
  const color = integer(input, 'icon_color', -1)
  if (color > mostColor) throw bad('Invalid icon color specified')
  const icon = text(input, 'icon_custom_emoji_id')
  const look = {
    name,
    ...(color >= 0 && { icon_color: color }),
    ...(icon && { icon_custom_emoji_id: icon }),
  }
  return startTopic(world, chat.id, look, world.bot.id)
}

/** Renames a topic; an empty name keeps the old one, nothing given changes nothing. */
export function editForumTopic(world: World, input: Input): true {
  const topic = namedTopic(world, input, 'edit the topic')
  const name = cleanName(text(input, 'name'))
  const icon = text(input, 'icon_custom_emoji_id')
  if (text(input, 'name') !== '' && name === '') throw bad('Name must be non-empty')
  return revise(world, existing(topic), {
    ...(name && { name }),
    ...('icon_custom_emoji_id' in input.values && { icon_custom_emoji_id: icon }),
  })
}

export function closeForumTopic(world: World, input: Input): true {
  return shut(world, existing(namedTopic(world, input, 'close or open the topic')), true)
}

export function reopenForumTopic(world: World, input: Input): true {
  return shut(world, existing(namedTopic(world, input, 'close or open the topic')), false)
}

/** Deletes a topic with its messages; having begun it is not enough for this. */
export function deleteForumTopic(world: World, input: Input): true {
  const topic = namedTopic(world, input, 'delete the topic', 'can_delete_messages')
  if (topic?.thread_id === generalId) throw bad('TOPIC_ID_INVALID')
  dropTopic(world, existing(topic))
  return true
}

export function editGeneralForumTopic(world: World, input: Input): true {
  const name = cleanName(text(input, 'name'))
  const topic = existing(general(world, input, 'edit the topic'))
  if (name === '') throw bad('Name must be non-empty')
  return revise(world, topic, { name })
}

export function closeGeneralForumTopic(world: World, input: Input): true {
  return shut(world, existing(general(world, input, 'close or open the topic')), true)
}

export function reopenGeneralForumTopic(world: World, input: Input): true {
  return shut(world, existing(general(world, input, 'close or open the topic')), false)
}

export function hideGeneralForumTopic(world: World, input: Input): true {
  return hide(world, existing(general(world, input, 'close or open the topic')), true)
}

export function unhideGeneralForumTopic(world: World, input: Input): true {
  return hide(world, existing(general(world, input, 'close or open the topic')), false)
}

function forum(world: World, input: Input): Target {
  const chat = target(world, text(input, 'chat_id'), 'write')
  if (!isForum(world, chat.id)) throw bad('The chat is not a forum')
  return chat
}

/** The topic a caller names, if there is one; whoever began it may change it without the right. */
function namedTopic(
  world: World,
  input: Input,
  deed: string,
  right: AdminRight = 'can_manage_topics',
): TopicRow | undefined {
  const chat = forum(world, input)
  const threadId = integer(input, 'message_thread_id')
  if (threadId <= 0) throw bad('Invalid forum topic identifier specified')
  const topic = findTopic(world, chat.id, threadId)
  const isOwn = right === 'can_manage_topics' && topic?.creator_id === world.bot.id
  if (!isOwn && !hasRight(world, chat.id, world.bot.id, right)) {
    throw bad(`Not enough rights to ${deed}`)
  }
  return topic
}

function general(world: World, input: Input, deed: string): TopicRow | undefined {
  const values = { ...input.values, message_thread_id: String(generalId) }
  return namedTopic(world, { ...input, values }, deed)
}

function existing(topic: TopicRow | undefined): TopicRow {
  if (!topic) throw bad('TOPIC_ID_INVALID')
  return topic
}

function revise(
  world: World,
  topic: TopicRow,
  look: { name?: string; icon_custom_emoji_id?: string },
): true {
  if (Object.keys(look).length === 0) return true
  const { name = topic.name, icon_custom_emoji_id = topic.icon_custom_emoji_id ?? '' } = look
  const isSame = name === topic.name && icon_custom_emoji_id === (topic.icon_custom_emoji_id ?? '')
  if (isSame) throw bad('TOPIC_NOT_MODIFIED')
  reviseTopic(world, topic, look, world.bot.id)
  return true
}

function shut(world: World, topic: TopicRow, isClosed: boolean): true {
  if ((topic.closed === 1) === isClosed) throw bad('TOPIC_NOT_MODIFIED')
  setClosed(world, topic, isClosed, world.bot.id)
  return true
}

function hide(world: World, topic: TopicRow, isHidden: boolean): true {
  if ((topic.hidden === 1) === isHidden) throw bad('TOPIC_NOT_MODIFIED')
  setHidden(world, topic, isHidden, world.bot.id)
  return true
}
