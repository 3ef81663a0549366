import { bad } from '../refusal.ts'
import { isForum } from '../world/chats.ts'
import type { Content, SentKind } from '../world/content.ts'
import { showKeyboard } from '../world/keyboards.ts'
import { hasRight } from '../world/members.ts'
import {
  addMessage,
  type ForwardOrigin,
  findMessage,
  type MessageObject,
  type MessageRow,
  messageObject,
} from '../world/messages.ts'
import type { World } from '../world/open.ts'
import { findTopic, generalId } from '../world/topics.ts'
import {
  flag,
  flagField,
  type Input,
  integer,
  isObject,
  json,
  numberField,
  text,
  textField,
} from './input.ts'
import { checkButtons, checkMarkup, type Markup, readMarkup } from './markup.ts'
import { checkMaySend, checkReachable, type Target, target } from './target.ts'

/** Where a message goes and what comes with it; the chat is checked, the content not yet. */
export interface Envelope {
  chat: Target
  replyTo: number | undefined
  /** The topic of a forum, General aside. */
  threadId: number | undefined
  markup: Markup | undefined
  isProtected: boolean
}

/** Reads everything about a new message but its content, in Telegram's order. */
export function readEnvelope(world: World, input: Input): Envelope {
  const reply = readReply(input)
  const markup = readMarkup(input)
  const chat = target(world, text(input, 'chat_id'), 'write')
  const wanted = namedThread(world, chat, integer(input, 'message_thread_id'))
  const answered = repliedMessage(world, chat, reply)
  checkMarkup(markup, chat)
  const replyTo = answered?.message_id
  const threadId = wanted ?? (isForum(world, chat.id) ? answered?.thread_id : null) ?? undefined
  return { chat, replyTo, threadId, markup, isProtected: flag(input, 'protect_content') }
}

/** The content may be sent there: the last of Telegram's checks. */
export function checkSendable(world: World, envelope: Envelope, kind: SentKind): void {
  checkMaySend(world, envelope.chat, kind)
  checkButtons(envelope.markup)
  checkTopicOpen(world, envelope)
  checkReachable(world, envelope.chat)
}

/** Puts the bot's message into the chat and shows what it brought. */
export function post(
  world: World,
  envelope: Envelope,
  content: Content,
  more: { album?: string; forward?: ForwardOrigin } = {},
): MessageObject {
  const { chat, replyTo, threadId, markup, isProtected } = envelope
  const row = addMessage(world, {
    chatId: chat.id,
    fromId: world.bot.id,
    content: isProtected ? { ...content, has_protected_content: true } : content,
    replyTo,
    threadId,
    inlineKeyboard: markup && 'inline' in markup ? markup.inline : undefined,
    locked: markup !== undefined && 'reply' in markup,
    ...more,
  })
  if (markup && 'reply' in markup) showKeyboard(world, chat.id, row.message_id, markup.reply)
  return messageObject(world, row)
}

interface Reply {
  messageId: number
  orNothing: boolean
}

function readReply(input: Input): Reply {
  if (!('reply_parameters' in input.values)) {
    const messageId = integer(input, 'reply_to_message_id')
    return { messageId, orNothing: flag(input, 'allow_sending_without_reply') }
  }
  const value = json(input, 'reply_parameters', 'reply parameters') ?? {}
  if (!isObject(value)) throw bad('Object expected as reply parameters')
  if (Object.keys(value).length === 0) return { messageId: 0, orNothing: true }
  textField(value, 'chat_id')
  const messageId = numberField(value, 'message_id')
  return { messageId, orNothing: flagField(value, 'allow_sending_without_reply') }
}

// General is named by naming none.
function namedThread(world: World, chat: Target, threadId: number): number | undefined {
  if (threadId <= 0) return undefined
  const topic = isForum(world, chat.id) && findTopic(world, chat.id, threadId)
  if (!topic || threadId === generalId) throw bad('message thread not found')
  return threadId
}

function checkTopicOpen(world: World, { chat, threadId = generalId }: Envelope): void {
  const topic = isForum(world, chat.id) ? findTopic(world, chat.id, threadId) : undefined
  if (!topic?.closed || topic.creator_id === world.bot.id) return
  if (!hasRight(world, chat.id, world.bot.id, 'can_manage_topics')) throw bad('TOPIC_CLOSED')
}

function repliedMessage(world: World, chat: Target, reply: Reply): MessageRow | undefined {
  if (reply.messageId <= 0) return undefined
  const row = findMessage(world, chat.id, reply.messageId)
  if (row || reply.orNothing) return row
  throw bad('message to be replied not found')
}
