import { Composer } from 'grammy'
import { openApprovals } from '../../desk/chat/approvals-chat.ts'
import { openRankings } from '../../desk/chat/ranking-chat.ts'
import { openTeam } from '../../desk/chat/team-chat.ts'
import { departmentsSeenBy } from '../../desk/tickets/team-tickets.ts'
import type { Ctx } from '../context.ts'

/** /team of heads, /approvals of whoever decides, /order of owners; anybody else knows no such command. */
export function deciderCommands(): Composer<Ctx> {
  const all = new Composer<Ctx>()
  all.command('team', async ({ desk, person, meeting }, next) => {
    if (departmentsSeenBy(desk, person).length === 0) await next()
    else openTeam(desk, meeting.chatId, false, 0, true)
  })
  all.command('approvals', ({ desk, meeting }) => {
    openApprovals(desk, meeting.chatId, 0, true)
  })
  all.command('order', async ({ desk, person, meeting }, next) => {
    if (!openRankings(desk, person, meeting.chatId, 0, true)) await next()
  })
  return all
}
