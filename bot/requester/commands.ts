import {
  cancelAsked,
  openMine,
  openScreen,
  tellAside,
  welcome,
} from '../../desk/chat/chat-screens.ts'
import { goOn } from '../../desk/chat/letting-in.ts'
import { beginDraft } from '../../desk/chat/starting.ts'
import type { Command } from '../command.ts'
import type { Ctx } from '../context.ts'
import { serviceIn } from '../service-link.ts'

/**
 * What everybody may say: /start with its deep link, /new, /my, /help, /language, /cancel. False: it
 * is none of them.
 */
export function requesterCommand({ desk, person, meeting }: Ctx, { name, rest }: Command): boolean {
  const { chatId } = meeting
  switch (name) {
    case 'start': {
      const service = serviceIn(rest)
      if (service !== undefined) beginDraft(desk, person, chatId, service, true)
      else if (!goOn(desk, person, chatId)) welcome(desk, chatId)
      return true
    }
    case 'new':
      openScreen(desk, chatId, { kind: 'catalogue', group: null, page: 0 }, true)
      return true
    case 'my':
      openMine(desk, chatId, false, 0, true)
      return true
    case 'language':
      openScreen(desk, chatId, { kind: 'language' }, true)
      return true
    case 'cancel':
      cancelAsked(desk, chatId)
      return true
    case 'help':
      tellAside(desk, chatId, { fact: 'help' })
      return true
    default:
      return false
  }
}
