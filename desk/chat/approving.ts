import { about, tellPerson } from '../delivery/notify.ts'
import { type Desk, deed } from '../desk.ts'
import { DeskError } from '../errors.ts'
import type { Incoming } from '../messages/receiving.ts'
import type { Person } from '../people/people.ts'
import { ticketFor } from '../people/rights.ts'
import { approve, askBeforeDeciding, forDecision, reject } from '../processes/approvals.ts'
import type { Ticket } from '../tickets/tickets.ts'
import type { Place } from './chat-deeds.ts'
import { strip } from './chat-screens.ts'
import { sayingOf } from './passing-on.ts'
import { keepPending, takePending } from './pending.ts'
import { endPrompt, promptIn, showPrompt } from './prompts.ts'
import { resumeChat } from './resuming.ts'

const OVER_ONCE_DECIDED = ['decision', 'approval_message', 'approvals']

type Decision = 'yes' | 'no' | 'ask'

/** The approver says yes by a tap on what asked them. */
export function approveInChat(desk: Desk, by: Person, place: Place, number: number): void {
  deed(desk, () => {
    const ticket = approve(desk, by, number)
    strip(desk, place.chatId, place.telegramMessageId)
    confirm(desk, by, ticket, place.chatId, 'yes')
  })
}

/** What the approver writes next is why they refuse (`no`), or a question to the requester. */
export function beginDeciding(
  desk: Desk,
  by: Person,
  chatId: number,
  number: number,
  what: 'no' | 'ask',
  fresh: boolean,
): void {
  deed(desk, () => {
    forDecision(desk, by, number)
    showPrompt(desk, chatId, { kind: 'decision', ticket: number, what }, fresh)
  })
}

/** The approver refuses without a word. */
export function rejectInChat(desk: Desk, by: Person, place: Place, number: number): void {
  deed(desk, () => confirm(desk, by, reject(desk, by, number), place.chatId, 'no'))
}

/** What the approver wrote is what they were asked for. */
export function decideInWords(
  desk: Desk,
  by: Person,
  asked: { ticket: number; what: 'no' | 'ask' },
  incoming: Incoming,
): void {
  const ticket = act(desk, by, asked.ticket, asked.what, [incoming])
  confirm(desk, by, ticket, incoming.chatId, asked.what)
}

/** An answer to what asked for a decision: kept, and asked what it says. Throws `empty_text` for a poll. */
export function offerDecision(desk: Desk, by: Person, ticket: Ticket, incoming: Incoming): void {
  const { text, files } = incoming.content
  if (text.trim() === '' && files.length === 0) throw new DeskError('empty_text')
  keepPending(desk, by, incoming, `ticket:${ticket.number}`)
  const data = { kind: 'approval_message' as const, ticket: ticket.number }
  showPrompt(desk, incoming.chatId, data, true)
}

/** What was kept goes with the decision, or is the question. Throws `draft_gone` where nothing waits. */
export function decideWithKept(
  desk: Desk,
  by: Person,
  chatId: number,
  number: number,
  what: Decision,
): void {
  deed(desk, () => {
    forDecision(desk, by, number)
    const kept = takePending(desk, chatId, `ticket:${number}`)
    if (kept.length === 0) throw new DeskError('draft_gone')
    confirm(desk, by, act(desk, by, number, what, kept), chatId, what)
  })
}

function act(desk: Desk, by: Person, number: number, what: Decision, parts: Incoming[]): Ticket {
  const saying = sayingOf(desk, by, parts)
  if (what === 'yes') return approve(desk, by, number, saying.text)
  if (what === 'no') return reject(desk, by, number, saying.text)
  askBeforeDeciding(desk, by, number, saying)
  return ticketFor(desk, by, number, 'read')
}

function confirm(desk: Desk, by: Person, ticket: Ticket, chatId: number, what: Decision): void {
  const asked = promptIn(desk, chatId)?.kind
  // A list of what waits for a decision would name this one still.
  if (asked && OVER_ONCE_DECIDED.includes(asked)) endPrompt(desk, chatId)
  tellPerson(desk, by, { fact: 'decision_kept', ...about(ticket), what }, ticket)
  resumeChat(desk, chatId)
}
