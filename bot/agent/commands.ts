import { Composer } from 'grammy'
import { setAwayInChat } from '../../desk/chat/agent-chat.ts'
import { tellAside } from '../../desk/chat/chat-screens.ts'
import { DeskError } from '../../desk/errors.ts'
import { isAgent } from '../../desk/people/people.ts'
import type { Ctx } from '../context.ts'

/** /panel, /away and /back; for anybody else they are refused. */
export function agentCommands(): Composer<Ctx> {
  const all = new Composer<Ctx>()
  all.command('panel', ({ desk, person, meeting }) => {
    if (!isAgent(person)) throw new DeskError('not_agent')
    tellAside(desk, meeting.chatId, { fact: 'panel_link' })
  })
  all.command('away', ({ desk, person, meeting }) => {
    setAwayInChat(desk, person, meeting.chatId, true)
  })
  all.command('back', ({ desk, person, meeting }) => {
    setAwayInChat(desk, person, meeting.chatId, false)
  })
  return all
}
