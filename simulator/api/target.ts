import { bad, forbidden, Refusal } from '../refusal.ts'
import { type ChatRow, chatRow, findChat } from '../world/chats.ts'
import type { SentKind } from '../world/content.ts'
import { botWasIn, isPresent, statusIn } from '../world/members.ts'
import { findMessage, type MessageRow } from '../world/messages.ts'
import type { World } from '../world/open.ts'
import { findPerson } from '../world/people.ts'

/** What the bot wants of a chat: writing needs most, reading least. */
type Access = 'read' | 'edit' | 'write'

/** A chat the bot may address. A person who never pressed Start has none yet. */
export interface Target {
  id: number
  type: ChatRow['type']
}

/** The chat a caller names, or the refusal Telegram gives. */
export function target(world: World, named: string, access: Access): Target {
  if (named === '') throw bad('chat_id is empty')
  const id = Number.parseInt(named, 10) || 0
  return id > 0 ? privateTarget(world, id, access) : groupTarget(world, id, access)
}

/** The message a caller names in a chat; `what` is Telegram's name for it in the refusal. */
export function namedMessage(
  world: World,
  chat: Target,
  messageId: number,
  what: string,
): MessageRow {
  const row = findMessage(world, chat.id, messageId)
  if (!row) throw bad(`${what} not found`)
  return row
}

/** The bot can reach this chat: the person has started it and not blocked it. */
export function checkReachable(world: World, chat: Target): void {
  if (chat.type !== 'private') return
  const row = findChat(world, chat.id)
  if (!row) throw forbidden("bot can't initiate conversation with a user")
  if (row.blocked) throw forbidden('bot was blocked by the user')
}

/** Members may send this kind of message here. */
export function checkMaySend(world: World, chat: Target, kind: SentKind): void {
  if (chat.type === 'private') return
  const forbiddenKinds = JSON.parse(chatRow(world, chat.id).forbidden) as string[]
  if (statusIn(world, chat.id, world.bot.id) !== 'member') return
  if (forbiddenKinds.includes('all')) throw bad('Have no write access to the chat')
  if (forbiddenKinds.includes(rightFor(kind))) {
    throw bad(`Not enough rights to send ${nouns[kind]} to the chat`)
  }
}

// Places and contacts go with texts.
function rightFor(kind: SentKind): string {
  return kind === 'location' || kind === 'contact' ? 'text' : kind
}

const nouns: Record<SentKind, string> = {
  text: 'text messages',
  photo: 'photos',
  document: 'documents',
  voice: 'voice notes',
  video: 'videos',
  video_note: 'video notes',
  audio: 'music',
  animation: 'animations',
  sticker: 'stickers',
  location: 'locations',
  contact: 'contacts',
}

/** The group is still there: neither deleted nor become another. */
export function checkStands(world: World, { id }: Target): void {
  const { migrated_to, deleted } = chatRow(world, id)
  if (migrated_to !== null) {
    const problem = 'Bad Request: group chat was upgraded to a supergroup chat'
    throw new Refusal(400, problem, { migrate_to_chat_id: migrated_to })
  }
  if (deleted) throw forbidden('the group chat was deleted')
}

function privateTarget(world: World, id: number, access: Access): Target {
  if (id === world.bot.id) throw forbidden("the bot can't send messages to the bot")
  const person = findPerson(world, id)
  if (!person?.met) throw bad('chat not found')
  if (person.deactivated && access !== 'read') throw forbidden('user is deactivated')
  return { id, type: 'private' }
}

function groupTarget(world: World, id: number, access: Access): Target {
  const chat = findChat(world, id)
  if (!chat || !botWasIn(world, id)) throw bad('chat not found')
  // What was said there can still be read, to be forwarded.
  if (access !== 'read') checkStands(world, chat)
  const status = statusIn(world, id, world.bot.id)
  const noun = chat.type === 'supergroup' ? 'supergroup' : 'group'
  // A basic group that was left can still be read; a supergroup cannot.
  if (!isPresent(status) && (access !== 'read' || chat.type === 'supergroup')) {
    throw status === 'kicked'
      ? forbidden(`bot was kicked from the ${noun} chat`)
      : forbidden(`bot is not a member of the ${noun} chat`)
  }
  return chat
}
