import { Composer } from 'grammy'
import {
  cancelAsked,
  openMine,
  openScreen,
  tellAside,
  welcome,
} from '../../desk/chat/chat-screens.ts'
import { goOn } from '../../desk/chat/letting-in.ts'
import { beginDraft } from '../../desk/chat/starting.ts'
import type { Ctx } from '../context.ts'
import { serviceIn } from '../service-link.ts'

/** What everybody may say: /start with its deep link, /new, /my, /help, /language, /cancel. */
export function requesterCommands(): Composer<Ctx> {
  const all = new Composer<Ctx>()
  all.command('start', ({ desk, person, meeting: { chatId }, match }) => {
    const service = serviceIn(match)
    if (service !== undefined) beginDraft(desk, person, chatId, service, true)
    else if (!goOn(desk, person, chatId)) welcome(desk, chatId)
  })
  all.command('new', ({ desk, meeting }) => {
    openScreen(desk, meeting.chatId, { kind: 'catalogue', group: null, page: 0 }, true)
  })
  all.command('my', ({ desk, meeting }) => {
    openMine(desk, meeting.chatId, false, 0, true)
  })
  all.command('language', ({ desk, meeting }) => {
    openScreen(desk, meeting.chatId, { kind: 'language' }, true)
  })
  all.command('cancel', ({ desk, meeting }) => {
    cancelAsked(desk, meeting.chatId)
  })
  all.command('help', ({ desk, meeting }) => {
    tellAside(desk, meeting.chatId, { fact: 'help' })
  })
  return all
}
