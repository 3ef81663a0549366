import { randomInt } from 'node:crypto'
import type { AdminRight } from '../types.ts'
import { chatRow, findChat, openChat } from '../world/chats.ts'
import { present, type Standing, setStatus, standingIn, statusIn } from '../world/members.ts'
import { moveMember, tellEvent, tellMember } from '../world/membership.ts'
import type { World } from '../world/open.ts'
import { anonymousAdmin, personRow } from '../world/people.ts'
import { generalId, keepTopic, usualColor } from '../world/topics.ts'

interface NewGroup {
  title: string
  members: number[]
  supergroup?: boolean
  forum?: boolean
  bot?: boolean
}

/** Founds a group; the first member is its creator. Returns the chat's id. */
export function createGroup(world: World, group: NewGroup): number {
  const [creator, ...others] = group.members
  if (creator === undefined) throw new Error('a group needs somebody to found it')
  for (const id of group.members) personRow(world, id)
  const isSupergroup = group.supergroup || group.forum || false
  const chatId = freshGroupId(world, isSupergroup)
  openChat(world, chatId, isSupergroup ? 'supergroup' : 'group', group.title)
  if (group.forum) openForum(world, chatId, creator)
  setStatus(world, chatId, creator, 'creator')
  for (const id of others) setStatus(world, chatId, id, 'member')
  if (group.bot ?? true) {
    setStatus(world, chatId, world.bot.id, 'member')
    tellMember(world, chatId, world.bot.id, stands('left'), stands('member'), creator)
  }
  const content = isSupergroup
    ? ({ supergroup_chat_created: true } as const)
    : ({ group_chat_created: true } as const)
  tellEvent(world, chatId, creator, content)
  return chatId
}

/** Makes a basic group a supergroup, which has another id; whoever was in it is in the new one. */
export function upgradeGroup(world: World, chatId: number): number {
  const chat = chatRow(world, chatId)
  if (chat.type !== 'group' || chat.migrated_to !== null) throw new Error('no basic group')
  const newId = freshGroupId(world, true)
  openChat(world, newId, 'supergroup', chat.title ?? '')
  for (const { user_id } of present(world, chatId)) {
    const { status, lacks } = standingIn(world, chatId, user_id)
    setStatus(world, newId, user_id, status, lacks)
  }
  world.sql('UPDATE chats SET forbidden = ? WHERE id = ?').run(chat.forbidden, newId)
  tellEvent(world, chatId, creatorOf(world, chatId), { migrate_to_chat_id: newId })
  tellEvent(world, newId, anonymousAdmin.id, { migrate_from_chat_id: chatId })
  world.sql('UPDATE chats SET migrated_to = ? WHERE id = ?').run(newId, chatId)
  world.tell({ kind: 'chat', chatId })
  return newId
}

/** Deletes a basic group for everybody. */
export function deleteGroup(world: World, chatId: number): void {
  if (chatRow(world, chatId).type !== 'group') throw new Error('no basic group')
  world.sql('UPDATE chats SET deleted = 1 WHERE id = ?').run(chatId)
  world.tell({ kind: 'chat', chatId })
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

/** Makes somebody an administrator, without some rights if told, or a plain member again. */
export function setRole(
  world: World,
  chatId: number,
  userId: number,
  role: 'administrator' | 'member',
  without: AdminRight[] = [],
): void {
  if (statusIn(world, chatId, userId) === 'creator') throw new Error('the creator stays so')
  moveMember(world, chatId, userId, role, creatorOf(world, chatId), without)
}

/** Sets what members may not send. */
export function forbid(world: World, chatId: number, kinds: string[]): void {
  world.sql('UPDATE chats SET forbidden = ? WHERE id = ?').run(JSON.stringify(kinds), chatId)
  world.tell({ kind: 'chat', chatId })
}

function openForum(world: World, chatId: number, creator: number): void {
  world.sql('UPDATE chats SET forum = 1 WHERE id = ?').run(chatId)
  keepTopic(world, chatId, generalId, { name: 'General', icon_color: usualColor }, creator)
}

function stands(status: 'left' | 'member'): Standing {
  return { status, lacks: [] }
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
