import { bad } from '../refusal.ts'
import { memberObject } from '../world/member-object.ts'
import { isAdmin, present, standingIn } from '../world/members.ts'
import type { World } from '../world/open.ts'
import { findPerson, userOf } from '../world/people.ts'
import { type Input, integer, text } from './input.ts'
import { checkStands, target } from './target.ts'

const aMember = { status: 'member' as const, lacks: [] }

export function getChatMember(world: World, input: Input): Record<string, unknown> {
  const chat = target(world, text(input, 'chat_id'), 'read')
  const userId = integer(input, 'user_id')
  if (userId <= 0) throw bad('Invalid user_id specified')
  if (userId !== world.bot.id && !findPerson(world, userId)?.met) throw bad('user not found')
  if (chat.type === 'private') return memberObject(userOf(world, userId), aMember, 'private')
  checkStands(world, chat)
  return memberObject(userOf(world, userId), standingIn(world, chat.id, userId), chat.type)
}

/** The creator and the administrators of a group. */
export function getChatAdministrators(world: World, input: Input): Record<string, unknown>[] {
  const chat = target(world, text(input, 'chat_id'), 'edit')
  if (chat.type === 'private') throw bad('there are no administrators in the private chat')
  return present(world, chat.id)
    .filter(({ status }) => isAdmin(status))
    .map(({ user_id }) => {
      return memberObject(userOf(world, user_id), standingIn(world, chat.id, user_id), chat.type)
    })
}

export function getChatMemberCount(world: World, input: Input): number {
  const chat = target(world, text(input, 'chat_id'), 'edit')
  return chat.type === 'private' ? 2 : present(world, chat.id).length
}
