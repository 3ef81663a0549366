import type { World } from './open.ts'
import { meet } from './people.ts'

export type MemberStatus = 'creator' | 'administrator' | 'member' | 'left' | 'kicked'

/** How somebody stands in a group: `left` when they never were there. */
export function statusIn(world: World, chatId: number, userId: number): MemberStatus {
  const row = world
    .sql<{ status: MemberStatus }>('SELECT status FROM members WHERE chat_id = ? AND user_id = ?')
    .get(chatId, userId)
  return row?.status ?? 'left'
}

/** Somebody with this status takes part in the group. */
export function isPresent(status: MemberStatus): boolean {
  return status !== 'left' && status !== 'kicked'
}

/** Somebody with this status may do more than a member. */
export function isAdmin(status: MemberStatus): boolean {
  return status === 'creator' || status === 'administrator'
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
): void {
  world
    .sql('INSERT OR REPLACE INTO members (chat_id, user_id, status) VALUES (?, ?, ?)')
    .run(chatId, userId, status)
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
