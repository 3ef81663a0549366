import { articleHelped, openArticle } from '../../desk/chat/article-chat.ts'
import {
  cancelInChat,
  rateInChat,
  rejectInChat,
  showTicket,
  thank,
} from '../../desk/chat/chat-deeds.ts'
import {
  confirmCancel,
  expectMessage,
  leaveScreen,
  openMine,
  openScreen,
  speak,
} from '../../desk/chat/chat-screens.ts'
import { answer, continueDraft, openDraft } from '../../desk/chat/drafts.ts'
import { decideLinkInChat } from '../../desk/chat/letting-in.ts'
import { promptIn } from '../../desk/chat/prompts.ts'
import { beginDraft, beginInstead } from '../../desk/chat/starting.ts'
import { settle, settleAnew, settleIntoDraft } from '../../desk/chat/which-ticket.ts'
import { DeskError } from '../../desk/errors.ts'
import type { Callback } from '../callback.ts'
import type { Tapping } from '../tapping.ts'

/** What a requester's buttons do; those of agents are not among them. */
export function tapRequester(tapping: Tapping, callback: Callback): void {
  const { desk, person, place, fresh } = tapping
  const { chatId } = place
  switch (callback.noun) {
    case 'new':
      openScreen(desk, chatId, { kind: 'catalogue', group: null, page: 0 }, fresh)
      break
    case 'catalogue': {
      const group = callback.group === 'all' ? null : callback.group
      openScreen(desk, chatId, { kind: 'catalogue', group, page: callback.page }, fresh)
      break
    }
    case 'service':
      beginDraft(desk, person, chatId, callback.key, fresh)
      break
    case 'draft':
      tapDraft(tapping, callback)
      break
    case 'continue':
      continueDraft(desk, chatId, fresh)
      break
    case 'instead':
      beginInstead(desk, person, chatId, callback.key)
      break
    case 'mine':
      openMine(desk, chatId, callback.which === 'over', callback.before, fresh)
      break
    case 'ticket':
      tapTicket(tapping, callback)
      break
    case 'rate':
      rateInChat(desk, person, place, callback.number, callback.rating)
      break
    case 'which':
      if (callback.to === 'new') settleAnew(desk, person, chatId)
      else if (callback.to === 'draft') settleIntoDraft(desk, person, chatId)
      else settle(desk, person, chatId, callback.to)
      break
    case 'tickets': {
      const asked = promptIn(desk, chatId)?.data
      if (asked?.kind !== 'which_ticket') throw new DeskError('draft_gone')
      openScreen(desk, chatId, { ...asked, page: callback.page }, fresh)
      break
    }
    case 'language':
      speak(desk, chatId, callback.language)
      break
    case 'link':
      decideLinkInChat(desk, place, callback.request, callback.answer === 'yes')
      break
    case 'article':
      openArticle(desk, person, chatId, callback, fresh)
      break
    case 'helped':
      articleHelped(desk, person, place, callback.key, callback.ticket)
      break
    case 'close':
      leaveScreen(desk, chatId)
      break
  }
}

function tapDraft(
  { desk, person, place }: Tapping,
  { draft: id, tap }: Extract<Callback, { noun: 'draft' }>,
): void {
  const draft = openDraft(desk, place.chatId)
  if (draft?.id !== id) throw new DeskError('draft_gone')
  answer(desk, person, draft, { kind: 'tap', tap })
}

function tapTicket(
  { desk, person, place, fresh }: Tapping,
  { deed, number }: Extract<Callback, { noun: 'ticket' }>,
): void {
  switch (deed) {
    case 'show':
      showTicket(desk, person, place.chatId, number)
      break
    case 'message':
      expectMessage(desk, person, place.chatId, number, fresh)
      break
    case 'cancel':
      confirmCancel(desk, person, place.chatId, number, fresh)
      break
    case 'cancelled':
      cancelInChat(desk, person, place, number)
      break
    case 'reject':
      rejectInChat(desk, person, place, number)
      break
    case 'thanks':
      thank(desk, person, place, number)
      break
  }
}
