import { randomInt } from 'node:crypto'
import { findChat, openChat } from '../world/chats.ts'
import { setStatus, statusIn } from '../world/members.ts'
import { moveMember, tellMember, tellMessage } from '../world/membership.ts'
import { addMessage } from '../world/messages.ts'
import type { World } from '../world/open.ts'
import { personRow } from '../world/people.ts'

interface NewGroup {
  title: string
  members: number[]
  supergroup?: boolean
  bot?: boolean
}

/** Founds a group; the first member is its creator. Returns the chat's id. */
export function createGroup(world: World, group: NewGroup): number {
  const [creator, ...others] = group.members
  if (creator === undefined) throw new Error('a group needs somebody to found it')
  for (const id of group.members) personRow(world, id)
  const chatId = freshGroupId(world, group.supergroup ?? false)
  openChat(world, chatId, group.supergroup ? 'supergroup' : 'group', group.title)
  setStatus(world, chatId, creator, 'creator')
  for (const id of others) setStatus(world, chatId, id, 'member')
  if (group.bot ?? true) {
    setStatus(world, chatId, world.bot.id, 'member')
    tellMember(world, chatId, world.bot.id, 'left', 'member', creator)
  }
  const content = group.supergroup
    ? ({ supergroup_chat_created: true } as const)
    : ({ group_chat_created: true } as const)
  tellMessage(world, addMessage(world, { chatId, fromId: creator, content }))
  return chatId
}

/** Brings somebody, perhaps the bot, into a group. */
export function addToGroup(world: World, chatId: number, userId: number, by?: number): void {
  moveMember(world, chatId, userId, 'member', by ?? creatorOf(world, chatId))
}

/** Puts somebody out of a group; whoever goes by themselves has left it. */
export function removeFromGroup(world: World, chatId: number, userId: number, by?: number): void {
  const remover = by ?? creatorOf(world, chatId)
  moveMember(world, chatId, userId, remover === userId ? 'left' : 'kicked', remover)
}

/** Makes somebody an administrator, or a plain member again. */
export function setRole(
  world: World,
  chatId: number,
  userId: number,
  role: 'administrator' | 'member',
): void {
  if (statusIn(world, chatId, userId) === 'creator') throw new Error('the creator stays so')
  moveMember(world, chatId, userId, role, creatorOf(world, chatId))
}

/** Sets what members may not send. */
export function forbid(world: World, chatId: number, kinds: string[]): void {
  world.sql('UPDATE chats SET forbidden = ? WHERE id = ?').run(JSON.stringify(kinds), chatId)
  world.tell({ kind: 'chat', chatId })
}

function creatorOf(world: World, chatId: number): number {
  const row = world
    .sql<{ user_id: number }>(
      "SELECT user_id FROM members WHERE chat_id = ? AND status = 'creator'",
    )
    .get(chatId)
  if (!row) throw new Error(`there is no group ${chatId}`)
  return row.user_id
}

function freshGroupId(world: World, isSupergroup: boolean): number {
  const number = randomInt(1_000_000_000, 4_000_000_000)
  const id = isSupergroup ? -(1_000_000_000_000 + number) : -number
  return findChat(world, id) ? freshGroupId(world, isSupergroup) : id
}
