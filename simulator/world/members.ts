import type { AdminRight } from '../types.ts'
import type { World } from './open.ts'
import { meet } from './people.ts'

export type MemberStatus = 'creator' | 'administrator' | 'member' | 'left' | 'kicked'

/** How somebody stands in a group; `lacks`: what an administrator may not do. */
export interface Standing {
  status: MemberStatus
  lacks: AdminRight[]
}

/** How somebody stands in a group: `left` when they never were there. */
export function standingIn(world: World, chatId: number, userId: number): Standing {
  const row = world
    .sql<{ status: MemberStatus; lacks: string }>(
      'SELECT status, lacks FROM members WHERE chat_id = ? AND user_id = ?',
    )
    .get(chatId, userId)
  if (!row) return { status: 'left', lacks: [] }
  return { status: row.status, lacks: JSON.parse(row.lacks) as AdminRight[] }
}

export function statusIn(world: World, chatId: number, userId: number): MemberStatus {
  return standingIn(world, chatId, userId).status
}

/** Somebody with this status takes part in the group. */
export function isPresent(status: MemberStatus): boolean {
  return status !== 'left' && status !== 'kicked'
}

/** Somebody with this status may do more than a member. */
export function isAdmin(status: MemberStatus): boolean {
  return status === 'creator' || status === 'administrator'
}

/** Somebody may do in a group what only some administrators may. */
export function hasRight(world: World, chatId: number, userId: number, right: AdminRight): boolean {
  const { status, lacks } = standingIn(world, chatId, userId)
  return isAdmin(status) && !lacks.includes(right)
}

/** Who takes part in the group now, the bot too. */
export function present(world: World, chatId: number): { user_id: number; status: MemberStatus }[] {
  return world
    .sql<{ user_id: number; status: MemberStatus }>(
      `SELECT user_id, status FROM members
       WHERE chat_id = ? AND status NOT IN ('left', 'kicked') ORDER BY user_id`,
    )
    .all(chatId)
}

/** Sets how somebody stands in a group; a bot among them gets to know everybody there. */
export function setStatus(
  world: World,
  chatId: number,
  userId: number,
  status: MemberStatus,
  lacks: AdminRight[] = [],
): void {
  world
    .sql('INSERT OR REPLACE INTO members (chat_id, user_id, status, lacks) VALUES (?, ?, ?, ?)')
    .run(chatId, userId, status, JSON.stringify(lacks))
  if (isPresent(statusIn(world, chatId, world.bot.id))) {
    for (const member of present(world, chatId)) meet(world, member.user_id)
  }
  world.tell({ kind: 'member', chatId, userId })
}

/** The bot was in this group once. */
export function botWasIn(world: World, chatId: number): boolean {
  const row = world
    .sql('SELECT 1 FROM members WHERE chat_id = ? AND user_id = ?')
    .get(chatId, world.bot.id)
  return row !== undefined
}
