import { openApprovals } from '../../desk/chat/approvals-chat.ts'
import { openRankings } from '../../desk/chat/ranking-chat.ts'
import { openTeam } from '../../desk/chat/team-chat.ts'
import { departmentsSeenBy } from '../../desk/tickets/team-tickets.ts'
import type { Command } from '../command.ts'
import type { Ctx } from '../context.ts'

/**
 * /team of heads, /approvals of whoever decides, /order of owners; anybody else knows no such
 * command. False: it is none of them.
 */
export function deciderCommand({ desk, person, meeting }: Ctx, { name }: Command): boolean {
  switch (name) {
    case 'team':
      if (departmentsSeenBy(desk, person).length === 0) return false
      openTeam(desk, meeting.chatId, false, 0, true)
      return true
    case 'approvals':
      openApprovals(desk, meeting.chatId, 0, true)
      return true
    case 'order':
      return openRankings(desk, person, meeting.chatId, 0, true)
    default:
      return false
  }
}
