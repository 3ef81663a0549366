import { setAwayInChat } from '../../desk/chat/agent-chat.ts'
import { tellAside } from '../../desk/chat/chat-screens.ts'
import { DeskError } from '../../desk/errors.ts'
import { isAgent } from '../../desk/people/people.ts'
import type { Command } from '../command.ts'
import type { Ctx } from '../context.ts'

/** /panel, /away and /back; for anybody else they are refused. False: it is none of them. */
export function agentCommand({ desk, person, meeting }: Ctx, { name }: Command): boolean {
  switch (name) {
    case 'panel':
      if (!isAgent(person)) throw new DeskError('not_agent')
      tellAside(desk, meeting.chatId, { fact: 'panel_link' })
      return true
    case 'away':
    case 'back':
      setAwayInChat(desk, person, meeting.chatId, name === 'away')
      return true
    default:
      return false
  }
}
