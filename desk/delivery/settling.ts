import { eq, sql } from 'drizzle-orm'
import { outbox } from '../../db/tables/boxes.ts'
import { messages } from '../../db/tables/messages.ts'
import type { Desk } from '../desk.ts'
import { type Message, messageById } from '../messages/messages.ts'
import { personById } from '../people/people.ts'
import { prepared } from '../prepared.ts'
import { ticketOf } from '../tickets/tickets.ts'
import { about, tellAgent } from './notify.ts'

const lettersOf = prepared((db) =>
  db
    .select({ state: outbox.state, error: outbox.error })
    .from(outbox)
    .where(eq(outbox.messageId, sql.placeholder('messageId')))
    .prepare(),
)

const marked = prepared((db) =>
  db
    .update(messages)
    .set({
      delivery: sql`${sql.placeholder('delivery')}`,
      deliveryError: sql`${sql.placeholder('deliveryError')}`,
    })
    .where(eq(messages.id, sql.placeholder('id')))
    .prepare(),
)

/**
 * Whether a message of an agent has reached the requester, by what became of its letters; whoever
 * works on the ticket hears of one that has not.
 */
export function settleMessage(desk: Desk, messageId: number): void {
  const message = messageById(desk, messageId)
  if (!message) return
  const letters = lettersOf(desk).all({ messageId })
  const failed = letters.find((letter) => letter.state === 'failed')
  if (failed) mark(desk, message, 'failed', failed.error)
  else if (!letters.some(({ state }) => state === 'pending' || state === 'held'))
    mark(desk, message, 'sent', null)
}

function mark(
  desk: Desk,
  message: Message,
  delivery: 'sent' | 'failed',
  deliveryError: string | null,
): void {
  if (message.delivery === delivery) return
  marked(desk).run({ id: message.id, delivery, deliveryError })
  const deed = delivery === 'sent' ? 'delivered' : 'undelivered'
  desk.bus.note({ what: 'ticket', ticket: message.ticket, deed })
  if (delivery === 'failed') tellOf(desk, message, deliveryError ?? '')
}

function tellOf(desk: Desk, message: Message, error: string): void {
  const ticket = ticketOf(desk, message.ticket)
  const id = ticket.assigneeId ?? message.authorId
  const agent = id === null ? undefined : personById(desk, id)
  const requester = personById(desk, ticket.requesterId)?.name ?? ''
  if (!agent) return
  tellAgent(desk, agent, { fact: 'undelivered', ...about(ticket), requester, error }, ticket)
}
