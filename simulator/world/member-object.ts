import type { User } from '../types.ts'
import type { MemberStatus } from './members.ts'

/** How somebody stands in a chat, as the Bot API shows it. */
export function memberObject(user: User, status: MemberStatus): Record<string, unknown> {
  switch (status) {
    case 'creator':
      return { status, user, is_anonymous: false }
    case 'administrator':
      return { status, user, is_anonymous: false, can_be_edited: false, ...rights }
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
