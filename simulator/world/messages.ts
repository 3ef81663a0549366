import type { InlineButton, User } from '../types.ts'
import { type ChatObject, chatObject, chatRow } from './chats.ts'
import type { Content } from './content.ts'
import type { World } from './open.ts'
import { anonymousAdmin, userOf } from './people.ts'

export interface MessageRow {
  chat_id: number
  message_id: number
  from_id: number
  /** Seconds, as all dates of the Bot API. */
  date: number
  edit_date: number | null
  reply_to: number | null
  /** The topic of a forum, General aside; elsewhere in supergroups the first of the replies. */
  thread_id: number | null
  album: string | null
  /** `Content` as JSON. */
  content: string
  /** An inline keyboard as JSON. */
  markup: string | null
  /** Sent with another kind of reply markup, hence never editable. */
  locked: number
  pinned: number
  /** `ForwardOrigin` as JSON. */
  forward: string | null
}

export interface ForwardOrigin {
  type: 'user'
  sender_user: User
  date: number
}

interface NewMessage {
  chatId: number
  fromId: number
  content: Content
  replyTo?: number | undefined
  threadId?: number | undefined
  album?: string | undefined
  inlineKeyboard?: InlineButton[][] | undefined
  locked?: boolean
  forward?: ForwardOrigin | undefined
}

/** A message as the Bot API shows it. */
export type MessageObject = Omit<Content, 'pinned_id'> & {
  message_id: number
  message_thread_id?: number
  is_topic_message?: true
  from: User
  sender_chat?: ChatObject
  chat: ChatObject
  date: number
  edit_date?: number
  media_group_id?: string
  forward_origin?: ForwardOrigin
  reply_to_message?: MessageObject
  pinned_message?: MessageObject
  reply_markup?: { inline_keyboard: InlineButton[][] }
}

/** Adds a message at the end of its chat. */
export function addMessage(world: World, message: NewMessage): MessageRow {
  const messageId = nextMessageId(world, message.chatId)
  const row: MessageRow = {
    chat_id: message.chatId,
    message_id: messageId,
    from_id: message.fromId,
    date: Math.floor(world.now() / 1000),
    edit_date: null,
    reply_to: message.replyTo ?? null,
    thread_id: threadOf(world, message, messageId),
    album: message.album ?? null,
    content: JSON.stringify(message.content),
    markup: message.inlineKeyboard ? JSON.stringify(message.inlineKeyboard) : null,
    locked: message.locked ? 1 : 0,
    pinned: 0,
    forward: message.forward ? JSON.stringify(message.forward) : null,
  }
  world
    .sql(
      `INSERT INTO messages (chat_id, message_id, from_id, date, reply_to, thread_id, album, content,
         markup, locked, forward)
       VALUES (@chat_id, @message_id, @from_id, @date, @reply_to, @thread_id, @album, @content,
         @markup, @locked, @forward)`,
    )
    .run(row)
  world.tell({ kind: 'message', chatId: row.chat_id, messageId: row.message_id })
  return row
}

/** The message, if it was not deleted. */
export function findMessage(
  world: World,
  chatId: number,
  messageId: number,
): MessageRow | undefined {
  return world
    .sql<MessageRow>('SELECT * FROM messages WHERE chat_id = ? AND message_id = ?')
    .get(chatId, messageId)
}

/** Replaces a message's content and inline keyboard, and marks it edited. */
export function changeMessage(
  world: World,
  row: MessageRow,
  content: Content,
  inlineKeyboard: InlineButton[][] | undefined,
): MessageRow {
  const changed: MessageRow = {
    ...row,
    content: JSON.stringify(content),
    markup: inlineKeyboard ? JSON.stringify(inlineKeyboard) : null,
    edit_date: Math.floor(world.now() / 1000),
  }
  world
    .sql(
      `UPDATE messages SET content = @content, markup = @markup, edit_date = @edit_date
       WHERE chat_id = @chat_id AND message_id = @message_id`,
    )
    .run(changed)
  world.tell({ kind: 'edited', chatId: row.chat_id, messageId: row.message_id })
  return changed
}

/** Deletes a message for everybody; a reply keyboard it brought goes with it. */
export function deleteMessage(world: World, chatId: number, messageId: number): void {
  for (const table of ['messages', 'reactions', 'hidden', 'keyboards']) {
    world.sql(`DELETE FROM ${table} WHERE chat_id = ? AND message_id = ?`).run(chatId, messageId)
  }
  world.tell({ kind: 'deleted', chatId, messageId })
}

/** What a message says. */
export function contentOf(row: MessageRow): Content {
  return JSON.parse(row.content) as Content
}

/** The buttons under a message, if it has any. */
export function keyboardOf(row: MessageRow): InlineButton[][] | undefined {
  return row.markup ? (JSON.parse(row.markup) as InlineButton[][]) : undefined
}

/** A message as the Bot API shows it, with the message it answers. */
export function messageObject(world: World, row: MessageRow, deep = true): MessageObject {
  const { pinned_id, ...content } = contentOf(row)
  const keyboard = keyboardOf(row)
  const chat = chatRow(world, row.chat_id)
  const answered = deep ? answeredMessage(world, row, chat.forum === 1) : undefined
  const pinned = deep && pinned_id ? findMessage(world, row.chat_id, pinned_id) : undefined
  return {
    message_id: row.message_id,
    ...(row.thread_id && { message_thread_id: row.thread_id }),
    ...(row.thread_id && chat.forum && { is_topic_message: true as const }),
    from: userOf(world, row.from_id),
    ...(row.from_id === anonymousAdmin.id && { sender_chat: chatObject(world, chat) }),
    chat: chatObject(world, chat),
    date: row.date,
    ...(row.edit_date && { edit_date: row.edit_date }),
    ...(row.album && { media_group_id: row.album }),
    ...(row.forward && { forward_origin: JSON.parse(row.forward) as ForwardOrigin }),
    ...(answered && { reply_to_message: messageObject(world, answered, false) }),
    ...content,
    ...(pinned && { pinned_message: messageObject(world, pinned, false) }),
    ...(keyboard && { reply_markup: { inline_keyboard: keyboard } }),
  }
}

/** In a topic, what answers nothing else answers the message that began the topic. */
function answeredMessage(world: World, row: MessageRow, isForum: boolean): MessageRow | undefined {
  const answered = row.reply_to ?? (isForum && row.thread_id !== row.message_id && row.thread_id)
  return answered ? findMessage(world, row.chat_id, answered) : undefined
}

function threadOf(world: World, message: NewMessage, messageId: number): number | null {
  if (message.content.forum_topic_created) return messageId
  if (message.threadId !== undefined || !message.replyTo) return message.threadId ?? null
  const chat = chatRow(world, message.chatId)
  if (chat.type !== 'supergroup') return null
  const answered = findMessage(world, chat.id, message.replyTo)
  return answered?.thread_id ?? (chat.forum ? null : message.replyTo)
}

function nextMessageId(world: World, chatId: number): number {
  const row = world
    .sql<{ last_message_id: number }>(
      `UPDATE chats SET last_message_id = last_message_id + 1 WHERE id = ?
       RETURNING last_message_id`,
    )
    .get(chatId)
  if (!row) throw new Error(`there is no chat ${chatId}`)
  return row.last_message_id
}
