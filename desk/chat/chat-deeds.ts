import { type Desk, deed } from '../desk.ts'
import { DeskError } from '../errors.ts'
import { record } from '../events.ts'
import { messageById } from '../messages/messages.ts'
import { edit, type Incoming, takeNewFiles } from '../messages/receiving.ts'
import { correct } from '../messages/replying.ts'
import { setBlocked } from '../people/chats.ts'
import type { Person } from '../people/people.ts'
import { ticketFor } from '../people/rights.ts'
import { rate } from '../tickets/csat.ts'
import { cancel, reject } from '../tickets/progress.ts'
import { change } from '../tickets/tickets.ts'
import { bindingOf } from './bindings.ts'
import { bringCard, redrawCards, redrawCardsIn, ticketOfCard } from './cards.ts'
import { expectMessage, isLive, strip, tellAside } from './chat-screens.ts'
import { answer, isAskingNothing, openDraft } from './drafts.ts'
import { editAnswer } from './edited-answers.ts'
import { rewritePending } from './pending.ts'
import { endPrompt, promptIn, redrawPrompt } from './prompts.ts'
import { resumeChat } from './resuming.ts'
import { write } from './writing.ts'

/** Where a button was tapped. */
export interface Place {
  chatId: number
  telegramMessageId: number
}

/** Brings a ticket's card anew as the last message but the question under way. */
export function showTicket(desk: Desk, by: Person, chatId: number, number: number): void {
  deed(desk, () => {
    const ticket = ticketFor(desk, by, number, 'write')
    if (ticket.quiet === 1) {
      // It has no card: it is opened to be answered.
      expectMessage(desk, by, chatId, number, true)
      return
    }
    endPrompt(desk, chatId)
    bringCard(desk, ticket, chatId)
    resumeChat(desk, chatId)
  })
}

/** The requester takes a ticket back, as confirmed in the chat. */
export function cancelInChat(desk: Desk, by: Person, place: Place, number: number): void {
  deed(desk, () => {
    cancel(desk, by, number)
    served(desk, place)
  })
}

/** "Not solved", said in the chat; said twice, it is said once. */
export function rejectInChat(desk: Desk, by: Person, place: Place, number: number): void {
  deed(desk, () => {
    const { open } = ticketFor(desk, by, number, 'reject')
    if (open === 0) reject(desk, by, number)
    served(desk, place)
  })
}

/** The person took back that they had blocked the bot: what they see is true again. */
export function comeBack(desk: Desk, chatId: number): void {
  deed(desk, () => {
    setBlocked(desk, chatId, false)
    redrawCardsIn(desk, chatId)
  })
}

/** One tap, one to five; the card goes on offering to change it. */
export function rateInChat(
  desk: Desk,
  by: Person,
  place: Place,
  number: number,
  rating: number,
): void {
  deed(desk, () => {
    if (ticketFor(desk, by, number, 'rate').quiet === 1)
      throw new DeskError('not_found', { number })
    rate(desk, by, number, rating)
    served(desk, place)
  })
}

/** Written to a solved ticket, and it was only thanks: nothing is owed; who has not rated is asked. */
export function thank(desk: Desk, by: Person, place: Place, number: number): void {
  deed(desk, () => {
    const ticket = ticketFor(desk, by, number, 'rate')
    record(desk, 'thanked', { ticket: number, by: by.id })
    const thanked = change(desk, number, { unansweredSince: null })
    served(desk, place)
    if (ticket.category === 'solved' && ticket.rating === null) {
      bringCard(desk, thanked, place.chatId)
    }
  })
}

/** A contact in a chat: an answer where one is asked for, else something written. */
export function share(
  desk: Desk,
  by: Person,
  incoming: Incoming,
  contact: { phone: string; name: string; own: boolean },
): void {
  deed(desk, () => {
    const draft = openDraft(desk, incoming.chatId)
    const isShown = promptIn(desk, incoming.chatId)?.kind === 'draft'
    if (draft && isShown && !isAskingNothing(desk, draft))
      answer(desk, by, draft, { kind: 'contact', ...contact })
    else write(desk, by, incoming)
  })
}

/** A message was edited in a chat: its ticket shows how it is now, or it is corrected before it goes anywhere. */
export function editInChat(desk: Desk, by: Person, incoming: Incoming): void {
  deed(desk, () => {
    const { chatId, telegramMessageId, content } = incoming
    if (rewritePending(desk, incoming)) {
      redrawPrompt(desk, chatId, false)
      return
    }
    const bound = bindingOf(desk, chatId, telegramMessageId)
    const message = bound?.messageId == null ? undefined : messageById(desk, bound.messageId)
    if (!message) editAnswer(desk, by, incoming)
    if (message?.authorId !== by.id) return
    const isWordless = content.text.trim() === ''
    if (message.kind === 'message') {
      // Of an album only one part has words as a rule, and they are all that its message says.
      if (!isWordless || message.album === null) edit(desk, message, content.text)
      takeNewFiles(desk, message, by, incoming)
    } else if (!isWordless) correct(desk, by, message.id, content.text)
  })
}

/**
 * A deed was refused: the chat hears why, what was tapped shows how things are now, and what the
 * chat was asked is asked again below.
 */
export function refuse(desk: Desk, chatId: number, error: DeskError, tapped?: number): void {
  deed(desk, () => {
    const { code, params } = error
    const card = tapped === undefined ? undefined : ticketOfCard(desk, chatId, tapped)
    if (card) redrawCards(desk, card.number)
    else if (tapped !== undefined && promptIn(desk, chatId)?.messageId !== tapped) {
      strip(desk, chatId, tapped)
    }
    tellAside(desk, chatId, { fact: 'refused', code, params })
  })
}

/** The tapped message has served: the question goes, a push loses its buttons, a card redraws itself. */
function served(desk: Desk, { chatId, telegramMessageId }: Place): void {
  if (ticketOfCard(desk, chatId, telegramMessageId)) return
  const asked = promptIn(desk, chatId)?.kind
  const isQuestion = asked === 'confirm_cancel' || asked === 'thanks'
  if (isQuestion && isLive(desk, chatId, telegramMessageId)) {
    endPrompt(desk, chatId)
    resumeChat(desk, chatId)
  } else strip(desk, chatId, telegramMessageId)
}
