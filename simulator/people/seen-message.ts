import type { SeenMedia, SeenMessage, ServiceNote, User } from '../types.ts'
import { chatRow, isForum } from '../world/chats.ts'
import { type Content, mediaKind } from '../world/content.ts'
import { fileIn } from '../world/media.ts'
import {
  contentOf,
  type ForwardOrigin,
  findMessage,
  keyboardOf,
  type MessageRow,
} from '../world/messages.ts'
import type { World } from '../world/open.ts'
import { fullName, userOf } from '../world/people.ts'
import { reactionsTo } from '../world/reactions.ts'
import { generalId } from '../world/topics.ts'

/** A message as this person sees it. */
export function seenMessage(world: World, row: MessageRow, userId: number): SeenMessage {
  const content = contentOf(row)
  const from = userOf(world, row.from_id)
  const keyboard = keyboardOf(row)
  const answered = row.reply_to ? findMessage(world, row.chat_id, row.reply_to) : undefined
  const media = seenMedia(content)
  const service = serviceNote(world, row, content)
  return {
    chatId: row.chat_id,
    messageId: row.message_id,
    from: { id: from.id, name: fullName(from), isBot: from.is_bot },
    mine: row.from_id === userId,
    date: row.date * 1000,
    ...(row.edit_date && { editedAt: row.edit_date * 1000 }),
    ...(content.text !== undefined && { text: content.text }),
    ...(content.caption !== undefined && { caption: content.caption }),
    entities: content.entities ?? content.caption_entities ?? [],
    ...(media && { media }),
    ...(row.album && { albumId: row.album }),
    ...(isForum(world, row.chat_id) && { threadId: row.thread_id ?? generalId }),
    ...(answered && { replyTo: quoted(world, answered) }),
    ...(row.forward && { forwardedFrom: forwardedFrom(row.forward) }),
    ...(keyboard && { inlineKeyboard: keyboard }),
    ...(content.contact && { contact: content.contact }),
    ...(content.location && { location: content.location }),
    ...(content.poll && { poll: seenPoll(content.poll) }),
    ...(content.dice && { dice: content.dice }),
    ...(service && { service }),
    reactions: reactionsTo(world, row.chat_id, row.message_id),
    pinned: row.pinned > 0,
  }
}

function seenMedia(content: Content): SeenMedia | undefined {
  const kind = mediaKind(content)
  const file = kind && fileIn(content, kind)
  if (!kind || !file) return undefined
  return {
    kind,
    fileId: file.file_id,
    size: file.file_size,
    ...(file.file_name && { name: file.file_name }),
    ...(file.mime_type && { mime: file.mime_type }),
    ...(file.width && { width: file.width }),
    ...(file.height && { height: file.height }),
    ...(file.duration && { duration: file.duration }),
    ...(file.title && { title: file.title }),
    ...(file.performer && { performer: file.performer }),
  }
}

function quoted(world: World, row: MessageRow): { messageId: number; from: string; text: string } {
  const { text, caption } = contentOf(row)
  const from = fullName(userOf(world, row.from_id))
  return { messageId: row.message_id, from, text: text ?? caption ?? '' }
}

function forwardedFrom(forward: string): string {
  return fullName((JSON.parse(forward) as ForwardOrigin).sender_user)
}

function seenPoll(poll: NonNullable<Content['poll']>): { question: string; options: string[] } {
  return { question: poll.question, options: poll.options.map((option) => option.text) }
}

function serviceNote(world: World, row: MessageRow, content: Content): ServiceNote | undefined {
  if (content.group_chat_created || content.supergroup_chat_created) {
    return { kind: 'group_created', title: chatRow(world, row.chat_id).title ?? '' }
  }
  if (content.new_chat_members) {
    return { kind: 'joined', people: content.new_chat_members.map(named) }
  }
  if (content.left_chat_member) return { kind: 'left', people: [named(content.left_chat_member)] }
  if (content.pinned_id) return { kind: 'pinned', messageId: content.pinned_id }
  if (content.migrate_to_chat_id || content.migrate_from_chat_id) return { kind: 'upgraded' }
  return topicNote(content)
}

function topicNote(content: Content): ServiceNote | undefined {
  const { forum_topic_created: created, forum_topic_edited: edited } = content
  if (created) return { kind: 'topic_created', name: created.name }
  if (edited) return { kind: 'topic_renamed', name: edited.name ?? '' }
  if (content.forum_topic_closed) return { kind: 'topic_closed' }
  if (content.forum_topic_reopened) return { kind: 'topic_reopened' }
  if (content.general_forum_topic_hidden) return { kind: 'topic_hidden' }
  if (content.general_forum_topic_unhidden) return { kind: 'topic_shown' }
  return undefined
}

function named(user: User): { id: number; name: string } {
  return { id: user.id, name: fullName(user) }
}
