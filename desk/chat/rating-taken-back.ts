import { post } from '../delivery/outbox.ts'
import type { Desk } from '../desk.ts'
import { personById } from '../people/people.ts'
import type { Ticket } from '../tickets/tickets.ts'
import { pushesSince } from './bindings.ts'
import { findCard } from './cards.ts'

/** Work goes on: what was said since the ticket was solved asks for no rating any more. Within a deed. */
export function takeRatingBack(desk: Desk, solved: Ticket): void {
  const chatId = personById(desk, solved.requesterId)?.telegramId
  if (chatId == null || solved.solvedAt === null) return
  const card = findCard(desk, solved.number, chatId)?.messageId
  for (const telegramMessageId of pushesSince(desk, solved.number, chatId, solved.solvedAt)) {
    // The card draws itself anew.
    if (telegramMessageId === card) continue
    post(desk, { chatId }, { kind: 'strip', telegramMessageId })
  }
}
