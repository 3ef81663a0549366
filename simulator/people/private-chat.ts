import type { Sent } from '../person.ts'
import { chatObject, chatRow, findChat, openChat } from '../world/chats.ts'
import { memberObject } from '../world/member-object.ts'
import type { World } from '../world/open.ts'
import { botUser, meet, personRow, userOf } from '../world/people.ts'
import { pushUpdate } from '../world/updates.ts'
import { send } from './writing.ts'

/** Presses Start, or Restart after blocking: `/start PAYLOAD` is sent. */
export function start(world: World, userId: number, payload?: string): Sent {
  personRow(world, userId)
  if (payload !== undefined && !/^[\w-]{1,64}$/.test(payload)) {
    throw new Error(`"${payload}" cannot be a link's payload`)
  }
  meet(world, userId)
  openChat(world, userId, 'private')
  if (findChat(world, userId)?.blocked) unblock(world, userId)
  return send(world, userId, { text: payload === undefined ? '/start' : `/start ${payload}` })
}

/** Blocks the bot; it is told. */
export function block(world: World, userId: number): void {
  setBlocked(world, userId, true)
}

/** Takes the block back; the bot is told. */
export function unblock(world: World, userId: number): void {
  setBlocked(world, userId, false)
}

/** Closes an account: nobody can write to it any more. */
export function deactivate(world: World, userId: number): void {
  personRow(world, userId)
  world.sql('UPDATE people SET deactivated = 1 WHERE id = ?').run(userId)
  world.tell({ kind: 'user', userId })
}

function setBlocked(world: World, userId: number, wanted: boolean): void {
  const chat = findChat(world, userId)
  if (!chat) throw new Error('the chat begins with Start')
  if (Boolean(chat.blocked) === wanted) return
  world.sql('UPDATE chats SET blocked = ? WHERE id = ?').run(wanted ? 1 : 0, userId)
  const standing = (status: 'member' | 'kicked') => {
    return memberObject(botUser(world), { status, lacks: [] }, 'private')
  }
  pushUpdate(world, 'my_chat_member', userId, {
    chat: chatObject(world, chatRow(world, userId)),
    from: userOf(world, userId),
    date: Math.floor(world.now() / 1000),
    old_chat_member: standing(wanted ? 'member' : 'kicked'),
    new_chat_member: standing(wanted ? 'kicked' : 'member'),
  })
  world.tell({ kind: 'chat', chatId: userId })
}
