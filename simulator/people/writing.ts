import { randomInt } from 'node:crypto'
import { newAlbum } from '../api/album.ts'
import type { NewContact, NewFile, Place, Sent } from '../person.ts'
import { codePoints, finishText } from '../text/finish.ts'
import type { Entity, MediaKind } from '../types.ts'
import { type Content, hasCaption } from '../world/content.ts'
import { type FileRow, keepFile } from '../world/files.ts'
import { imageSize } from '../world/image.ts'
import { hideKeyboard, shownKeyboard } from '../world/keyboards.ts'
import { mediaContent } from '../world/media.ts'
import { tellMessage } from '../world/membership.ts'
import { addMessage, findMessage, type MessageRow } from '../world/messages.ts'
import type { World } from '../world/open.ts'
import { personRow } from '../world/people.ts'
import { checkMayWrite, topicFor } from './place.ts'
import { seenMessage } from './seen-message.ts'

const textLimit = 4096
const captionLimit = 1024

export function send(world: World, userId: number, message: Place & { text: string }): Sent {
  return say(world, userId, message, written(message.text))
}

/** Sends a file of this kind. */
export function sendFile(kind: MediaKind) {
  return (world: World, userId: number, file: NewFile): Sent => {
    return say(world, userId, file, fileContent(world, kind, file), file.album)
  }
}

export function sendAlbum(
  world: World,
  userId: number,
  items: (NewFile & { kind: MediaKind })[],
  place: Place = {},
): Sent[] {
  if (items.length < 2 || items.length > 10) throw new Error('an album has two to ten files')
  const album = newAlbum()
  return items.map((item) => {
    return say(world, userId, place, fileContent(world, item.kind, item), album)
  })
}

/** Shares a card: one's own number, digits only, or somebody's as it was noted down. */
export function sendContact(world: World, userId: number, contact: NewContact): Sent {
  if (!contact.own) {
    const { phone, first_name, user_id } = contact
    const card = { phone_number: phone, first_name, ...(user_id && { user_id }) }
    return say(world, userId, contact, { contact: card })
  }
  const { phone, first_name, last_name } = personRow(world, userId)
  if (!phone) throw new Error(`person ${userId} has no phone number to share`)
  const card = { phone_number: phone.replace(/\D/g, ''), first_name, user_id: userId }
  return say(world, userId, contact, { contact: { ...card, ...(last_name && { last_name }) } })
}

export function sendLocation(
  world: World,
  userId: number,
  at: Place & { latitude: number; longitude: number },
): Sent {
  const { latitude, longitude } = at
  return say(world, userId, at, { location: { latitude, longitude } })
}

export function sendPoll(
  world: World,
  userId: number,
  poll: Place & { question: string; options: string[] },
): Sent {
  const content = {
    id: newAlbum(),
    question: poll.question,
    options: poll.options.map((text) => ({ text, voter_count: 0 })),
    total_voter_count: 0,
    is_closed: false,
    is_anonymous: true,
    type: 'regular',
    allows_multiple_answers: false,
  }
  return say(world, userId, poll, { poll: content })
}

export function sendDice(
  world: World,
  userId: number,
  dice: Place & { emoji?: string } = {},
): Sent {
  const content = { emoji: dice.emoji ?? '🎲', value: randomInt(1, 7) }
  return say(world, userId, dice, { dice: content })
}

/** Puts a person's message into a chat and tells the bot, if it hears it. */
export function say(
  world: World,
  userId: number,
  place: Place,
  content: Content,
  album?: string,
): Sent {
  const chatId = place.chatId ?? userId
  checkMayWrite(world, userId, chatId)
  const replyTo = place.replyTo ?? askedReply(world, chatId, userId)
  const threadId = topicFor(world, userId, chatId, place.threadId, replyTo)
  if (replyTo !== undefined && !findMessage(world, chatId, replyTo)) {
    throw new Error(`there is no message ${replyTo} to reply to`)
  }
  const row = addMessage(world, { chatId, fromId: userId, content, replyTo, threadId, album })
  return sent(world, userId, row, tellMessage(world, row))
}

/** What an act of writing returns. */
export function sent(
  world: World,
  userId: number,
  row: MessageRow,
  updateId: number | undefined,
): Sent {
  return {
    message: seenMessage(world, row, userId),
    messageId: row.message_id,
    chatId: row.chat_id,
    ...(updateId !== undefined && { updateId }),
  }
}

/** Somebody's text with what Telegram marks in it; throws where their app would not send it. */
export function written(text: string): { text: string; entities?: Entity[] } {
  const finished = finishText({ text, entities: [] })
  if (finished.text === '') throw new Error('there is nothing to send')
  if (codePoints(finished.text) > textLimit) throw new Error('the text is too long')
  return {
    text: finished.text,
    ...(finished.entities.length > 0 && { entities: finished.entities }),
  }
}

/** The same for what stands under a file; it may be empty. */
export function subtitled(text: string): Pick<Content, 'caption' | 'caption_entities'> {
  const { text: caption, entities } = finishText({ text, entities: [] })
  if (codePoints(caption) > captionLimit) throw new Error('the caption is too long')
  return {
    ...(caption && { caption }),
    ...(entities.length > 0 && { caption_entities: entities }),
  }
}

function fileContent(world: World, kind: MediaKind, file: NewFile): Content {
  const content = mediaContent(world, keptFile(world, kind, file))
  const caption = file.caption ? subtitled(file.caption) : {}
  return hasCaption(content) ? { ...content, ...caption } : content
}

const usualSize: Partial<Record<MediaKind, { width: number; height: number }>> = {
  photo: { width: 1280, height: 960 },
  video: { width: 1280, height: 720 },
  video_note: { width: 240, height: 240 },
  animation: { width: 320, height: 240 },
  sticker: { width: 512, height: 512 },
}

// A person's app sends what it likes as a photo, so bytes that are no image get the usual size.
function keptFile(world: World, kind: MediaKind, file: NewFile): FileRow {
  const { bytes, name, mime } = file
  const size = (kind === 'photo' && imageSize(bytes)) || usualSize[kind]
  const width = file.width ?? size?.width
  const height = file.height ?? size?.height
  return keepFile(world, kind, { bytes, name, mime, width, height, duration: file.duration })
}

// Whoever is asked to reply does so with the next message.
function askedReply(world: World, chatId: number, userId: number): number | undefined {
  const shown = shownKeyboard(world, chatId, userId)
  if (!shown || !('force_reply' in shown.markup)) return undefined
  hideKeyboard(world, chatId, userId)
  return shown.messageId
}
