import type { AdminRight } from '../types.ts'
import { chatObject, chatRow } from './chats.ts'
import type { Content } from './content.ts'
import { hears } from './hearing.ts'
import { memberObject } from './member-object.ts'
import {
  isAdmin,
  isPresent,
  type MemberStatus,
  type Standing,
  setStatus,
  standingIn,
  statusIn,
} from './members.ts'
import { addMessage, type MessageRow, messageObject } from './messages.ts'
import type { World } from './open.ts'
import { userOf } from './people.ts'
import { pushUpdate } from './updates.ts'

/** Changes how somebody stands in a group: the chat notes who came or went, the bot is told. */
export function moveMember(
  world: World,
  chatId: number,
  userId: number,
  status: MemberStatus,
  by: number,
  lacks: AdminRight[] = [],
): void {
  const before = standingIn(world, chatId, userId)
  const after = { status, lacks }
  if (JSON.stringify(before) === JSON.stringify(after)) return
  setStatus(world, chatId, userId, status, lacks)
  tellMember(world, chatId, userId, before, after, by)
  if (isPresent(before.status) === isPresent(status)) return
  const user = userOf(world, userId)
  const content: Content = isPresent(status)
    ? { new_chat_members: [user] }
    : { left_chat_member: user }
  tellEvent(world, chatId, by, content)
}

/** Notes an event in a chat and tells the bot of it, also of its own: so does Telegram. */
export function tellEvent(
  world: World,
  chatId: number,
  fromId: number,
  content: Content,
  threadId?: number,
): MessageRow {
  const row = addMessage(world, { chatId, fromId, content, threadId })
  tellMessage(world, row)
  return row
}

/** Tells the bot of somebody's message, if it hears it. */
export function tellMessage(
  world: World,
  row: MessageRow,
  kind: 'message' | 'edited_message' = 'message',
): number | undefined {
  if (!hears(world, row)) return undefined
  return pushUpdate(world, kind, row.chat_id, messageObject(world, row))
}

/** Tells the bot that somebody, perhaps itself, stands otherwise in a chat than before. */
export function tellMember(
  world: World,
  chatId: number,
  userId: number,
  before: Standing,
  after: Standing,
  by: number,
): void {
  const isSelf = userId === world.bot.id
  if (!isSelf && !isAdmin(statusIn(world, chatId, world.bot.id))) return
  const chat = chatRow(world, chatId)
  const user = userOf(world, userId)
  pushUpdate(world, isSelf ? 'my_chat_member' : 'chat_member', isSelf ? chatId : userId, {
    chat: chatObject(world, chat),
    from: userOf(world, by),
    date: Math.floor(world.now() / 1000),
    old_chat_member: memberObject(user, before, chat.type),
    new_chat_member: memberObject(user, after, chat.type),
  })
}
