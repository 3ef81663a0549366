import type { Fact } from '../delivery/letters.ts'
import { post } from '../delivery/outbox.ts'
import { type Desk, deed } from '../desk.ts'
import { chooseLanguage } from '../people/chats.ts'
import type { Person } from '../people/people.ts'
import { ticketFor } from '../people/rights.ts'
import { config } from '../setup/config.ts'
import { ticketToCancel } from '../tickets/progress.ts'
import { redrawCards, ticketOfCard } from './cards.ts'
import { cancelDraft, openDraft } from './drafts.ts'
import { expect, expectNothing } from './expectations.ts'
import { pendingIn, takePending } from './pending.ts'
import { endPrompt, type Prompting, promptIn, redrawPrompt, showPrompt } from './prompts.ts'
import { resumeChat } from './resuming.ts'

const EXPECTED_MS = 24 * 3_600_000

/** The same in answer to something written: what the chat was asked is asked again below. */
export function tellAside(desk: Desk, chatId: number, fact: Fact): void {
  deed(desk, () => {
    tell(desk, chatId, fact)
    redrawPrompt(desk, chatId, true)
  })
}

/** Greets, and goes on with the request under way. */
export function welcome(desk: Desk, chatId: number): void {
  deed(desk, () => {
    tell(desk, chatId, { fact: 'welcome', company: config(desk).company, known: true })
    resumeChat(desk, chatId)
  })
}

/** Shows a screen in place of the live prompt, or below what was written (`fresh`). */
export function openScreen(desk: Desk, chatId: number, screen: Prompting, fresh: boolean): void {
  deed(desk, () => showPrompt(desk, chatId, screen, fresh))
}

/** Shows a page of the person's tickets: those before a number, 0 for the newest. */
export function openMine(
  desk: Desk,
  chatId: number,
  over: boolean,
  before: number,
  fresh: boolean,
): void {
  deed(desk, () => {
    const live = promptIn(desk, chatId)?.data
    const way = live?.kind === 'mine' && live.over === over ? live.before : []
    showPrompt(desk, chatId, { kind: 'mine', over, before: wayTo(way, before) }, fresh)
  })
}

/** The chat's next message is for this ticket. */
export function expectMessage(
  desk: Desk,
  by: Person,
  chatId: number,
  number: number,
  fresh: boolean,
): void {
  deed(desk, () => {
    ticketFor(desk, by, number, 'write')
    expect(desk, chatId, 'message', number, EXPECTED_MS)
    showPrompt(desk, chatId, { kind: 'add_message', ticket: number }, fresh)
  })
}

/** Asks whether the ticket is really to be taken back; throws where it is over. */
export function confirmCancel(
  desk: Desk,
  by: Person,
  chatId: number,
  number: number,
  fresh: boolean,
): void {
  deed(desk, () => {
    ticketToCancel(desk, by, number)
    showPrompt(desk, chatId, { kind: 'confirm_cancel', ticket: number }, fresh)
  })
}

/** Chooses the language of a chat and says so in it. */
export function speak(desk: Desk, chatId: number, language: 'ru' | 'en'): void {
  deed(desk, () => {
    chooseLanguage(desk, chatId, language)
    if (promptIn(desk, chatId)?.kind === 'language') endPrompt(desk, chatId)
    tell(desk, chatId, { fact: 'language', language })
    resumeChat(desk, chatId)
  })
}

/** Leaves a screen: what it asked is no longer expected, the request under way goes on. */
export function leaveScreen(desk: Desk, chatId: number): void {
  deed(desk, () => {
    leave(desk, chatId)
    resumeChat(desk, chatId)
  })
}

/** /cancel: leaves what the live prompt asks; a request under way only where that is what it asks. */
export function cancelAsked(desk: Desk, chatId: number): void {
  deed(desk, () => {
    const live = promptIn(desk, chatId)
    const draft = openDraft(desk, chatId)
    if (draft && (!live || live.kind === 'draft')) {
      cancelDraft(desk, chatId)
    } else if (live) leaveScreen(desk, chatId)
    else tell(desk, chatId, { fact: 'nothing_to_cancel' })
  })
}

/** A tap on a message that is no longer the prompt: its buttons go, the live prompt is shown below. */
export function outdated(desk: Desk, chatId: number, telegramMessageId: number): void {
  deed(desk, () => {
    const card = ticketOfCard(desk, chatId, telegramMessageId)
    // A card with buttons of a former version shows those of this one.
    if (card) redrawCards(desk, card.number)
    else strip(desk, chatId, telegramMessageId)
    redrawPrompt(desk, chatId, true)
  })
}

/** Takes the buttons off a message that has served. */
export function strip(desk: Desk, chatId: number, telegramMessageId: number): void {
  post(desk, { chatId }, { kind: 'strip', telegramMessageId })
}

/**
 * Whether a message may be the chat's live prompt. The `round` that its buttons name tells, whichever
 * message they are on: a crash may have left two copies, which say the same until one of them is edited.
 * Without a round its number does, and a prompt on its way may be any below the former.
 */
export function isLive(
  desk: Desk,
  chatId: number,
  telegramMessageId: number,
  round?: number,
): boolean {
  const live = promptIn(desk, chatId)
  if (!live) return false
  if (round !== undefined && round !== live.fresh) return false
  if (round !== undefined && live.version === live.fresh) return true
  if (live.messageId !== null) return live.messageId === telegramMessageId
  return telegramMessageId > (live.formerId ?? 0)
}

/** The way from the newest page to the one before a number (0: the newest itself), page by page. */
export function wayTo(way: number[], before: number): number[] {
  return before === 0 ? [] : [...way.filter((number) => number > before), before]
}

/** Says something in a chat that is about no ticket. */
function tell(desk: Desk, chatId: number, fact: Fact): void {
  deed(desk, () => post(desk, { chatId }, { kind: 'fact', fact }))
}

function leave(desk: Desk, chatId: number): void {
  const live = promptIn(desk, chatId)?.data
  const isDirected = live?.kind === 'agent_message' || live?.kind === 'approval_message'
  if (isDirected) takePending(desk, chatId, `ticket:${live.ticket}`)
  if (live?.kind === 'add_message' || live?.kind === 'rating_comment') expectNothing(desk, chatId)
  const isOfKept = ['which_ticket', 'catalogue', 'draft_exists'].includes(live?.kind ?? '')
  if (isOfKept && pendingIn(desk, chatId).length > 0) {
    takePending(desk, chatId)
    tell(desk, chatId, { fact: 'message_dropped' })
  }
  endPrompt(desk, chatId)
}
