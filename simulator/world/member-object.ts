import type { User } from '../types.ts'
import type { ChatRow } from './chats.ts'
import type { Standing } from './members.ts'

/** How somebody stands in a chat, as the Bot API shows it. */
export function memberObject(
  user: User,
  { status, lacks }: Standing,
  type: ChatRow['type'],
): Record<string, unknown> {
  switch (status) {
    case 'creator':
      return { status, user, is_anonymous: false }
    case 'administrator': {
      const all = type === 'supergroup' ? { ...rights, can_manage_topics: true } : rights
      const denied = lacks.filter((right) => right in all).map((right) => [right, false])
      const own = { ...all, ...Object.fromEntries(denied) }
      return { status, user, is_anonymous: false, can_be_edited: false, ...own }
    }
    case 'kicked':
      return { status, user, until_date: 0 }
    default:
      return { status, user }
  }
}

const rights = {
  can_manage_chat: true,
  can_delete_messages: true,
  can_manage_video_chats: true,
  can_restrict_members: true,
  can_promote_members: false,
  can_change_info: true,
  can_invite_users: true,
  can_pin_messages: true,
  can_post_stories: false,
  can_edit_stories: false,
  can_delete_stories: false,
}
