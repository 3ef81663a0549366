import type { Desk } from '../desk.ts'
import { personByTelegram } from '../people/people.ts'
import { isDeciding } from '../processes/deciders.ts'
import { findTicket } from '../tickets/tickets.ts'
import { openDraft, returnToDraft } from './drafts.ts'
import { pendingIn, ticketWaiting } from './pending.ts'
import { showPrompt } from './prompts.ts'

const DECISION = 'approval_message' as const
const MESSAGE = 'agent_message' as const

/**
 * Once something is settled the chat goes on with what is still open: a message that waits for its
 * direction, one that waits for its ticket, else the request under way.
 */
export function resumeChat(desk: Desk, chatId: number): void {
  const number = ticketWaiting(desk, chatId)
  if (number !== undefined) {
    const person = personByTelegram(desk, chatId)
    const ticket = findTicket(desk, number)
    const kind = person && ticket && isDeciding(desk, person, ticket) ? DECISION : MESSAGE
    showPrompt(desk, chatId, { kind, ticket: number }, true)
  } else if (pendingIn(desk, chatId).length > 0) {
    const draft = openDraft(desk, chatId)?.id ?? null
    showPrompt(desk, chatId, { kind: 'which_ticket', draft, page: 0 }, true)
  } else returnToDraft(desk, chatId)
}
