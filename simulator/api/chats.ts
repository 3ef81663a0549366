import { bad } from '../refusal.ts'
import type { User } from '../types.ts'
import { type ChatRow, chatObject, findChat, showAction } from '../world/chats.ts'
import { fact, setFact } from '../world/facts.ts'
import { moveMember } from '../world/membership.ts'
import { findMessage, messageObject } from '../world/messages.ts'
import type { World } from '../world/open.ts'
import { botUser } from '../world/people.ts'
import { type Input, isObject, json, requiredField, text, within } from './input.ts'
import { checkReachable, target } from './target.ts'

export function getMe(world: World): User & Record<string, unknown> {
  return {
    ...botUser(world),
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
  }
}

export function getChat(world: World, input: Input): Record<string, unknown> {
  const { id } = target(world, text(input, 'chat_id'), 'read')
  const chat = findChat(world, id)
  if (!chat) return { ...chatObject(world, privateStub(id)), ...fullInfo }
  const pinned = world
    .sql<{ message_id: number }>(
      `SELECT message_id FROM messages WHERE chat_id = ? AND pinned > 0
       ORDER BY pinned DESC LIMIT 1`,
    )
    .get(id)
  const row = pinned && findMessage(world, id, pinned.message_id)
  return {
    ...chatObject(world, chat),
    ...fullInfo,
    ...(row && { pinned_message: messageObject(world, row) }),
  }
}

export function leaveChat(world: World, input: Input): true {
  const named = text(input, 'chat_id')
  if (findChat(world, Number(named))?.migrated_to) throw bad('chat is deactivated')
  const chat = target(world, named, 'edit')
  if (chat.type === 'private') throw bad("chat member status can't be changed in private chats")
  moveMember(world, chat.id, world.bot.id, 'left', world.bot.id)
  return true
}

const actions = [
  'typing',
  'upload_photo',
  'record_video',
  'upload_video',
  'record_voice',
  'record_audio',
  'upload_voice',
  'upload_audio',
  'upload_document',
  'choose_sticker',
  'find_location',
  'pick_up_location',
  'record_video_note',
  'upload_video_note',
  'cancel',
]

export function sendChatAction(world: World, input: Input): true {
  const action = text(input, 'action').toLowerCase()
  if (!actions.includes(action)) throw bad('Wrong parameter action in request')
  const chat = target(world, text(input, 'chat_id'), 'write')
  checkReachable(world, chat)
  showAction(world, chat.id, action)
  return true
}

const defaultButton = { type: 'default' }

/** Sets the button beside the field for typing, of one private chat or of all. */
export function setChatMenuButton(world: World, input: Input): true {
  const value = json(input, 'menu_button', 'menu button') ?? defaultButton
  const button = within('MenuButton', () => {
    if (!isObject(value)) throw bad('Object expected as menu button')
    const type = requiredField(value, 'type')
    if (!['default', 'commands', 'web_app'].includes(type)) {
      throw bad('MenuButton has unsupported type')
    }
    return JSON.stringify(value)
  })
  const named = text(input, 'chat_id')
  if (named === '') setFact(world, 'menu_button', button)
  else {
    const chat = target(world, named, 'read')
    if (chat.type !== 'private') throw bad("Menu button can't be set in this chat")
    world.sql('UPDATE chats SET menu_button = ? WHERE id = ?').run(button, chat.id)
  }
  world.tell({ kind: 'menu_button' })
  return true
}

export function getChatMenuButton(world: World, input: Input): unknown {
  const named = text(input, 'chat_id')
  const own = named === '' ? null : findChat(world, target(world, named, 'read').id)?.menu_button
  return JSON.parse(own ?? fact(world, 'menu_button') ?? JSON.stringify({ type: 'commands' }))
}

const fullInfo = { accent_color_id: 0, max_reaction_count: 11 }

function privateStub(id: number): ChatRow {
  return {
    id,
    type: 'private',
    title: null,
    blocked: 0,
    forbidden: '[]',
    action: null,
    action_at: 0,
    menu_button: null,
    forum: 0,
    migrated_to: null,
    deleted: 0,
  }
}
