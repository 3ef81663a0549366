import { and, desc, eq, sql } from 'drizzle-orm'
import { cards } from '../../db/tables/dialogue.ts'
import { post } from '../delivery/outbox.ts'
import type { Desk } from '../desk.ts'
import { personById } from '../people/people.ts'
import { prepared } from '../prepared.ts'
import { findTicket, type Ticket } from '../tickets/tickets.ts'

type Card = typeof cards.$inferSelect

const REDRAWN_AT_ONCE = 20

const ofTicket = prepared((db) =>
  db
    .select()
    .from(cards)
    .where(eq(cards.ticket, sql.placeholder('ticket')))
    .prepare(),
)

const inChat = prepared((db) =>
  db
    .select()
    .from(cards)
    .where(
      and(eq(cards.ticket, sql.placeholder('ticket')), eq(cards.chatId, sql.placeholder('chatId'))),
    )
    .prepare(),
)

const given = prepared((db) =>
  db
    .insert(cards)
    .values({
      ticket: sql.placeholder('ticket'),
      chatId: sql.placeholder('chatId'),
      messageId: sql.placeholder('messageId'),
    })
    .onConflictDoUpdate({
      target: [cards.ticket, cards.chatId],
      set: { messageId: sql`excluded.message_id`, drawn: null },
    })
    .prepare(),
)

/** The requester gets the ticket's card, in place of the message `messageId` where one is given. */
export function giveCard(desk: Desk, ticket: Ticket, messageId: number | null = null): void {
  const chatId = personById(desk, ticket.requesterId)?.telegramId
  if (chatId == null || ticket.quiet === 1) return
  given(desk).run({ ticket: ticket.number, chatId, messageId })
  postCard(desk, ticket.number, chatId)
}

/** Sends the card anew as the last message of the chat; the former one goes. */
export function bringCard(desk: Desk, ticket: Ticket, chatId: number): void {
  const former = findCard(desk, ticket.number, chatId)
  if (former?.messageId != null) {
    post(desk, { chatId }, { kind: 'drop', telegramMessageId: former.messageId })
  }
  giveCard(desk, ticket)
}

/** Whatever changed about the ticket shows on its cards. */
export function redrawCards(desk: Desk, ticket: number): void {
  for (const card of cardsOf(desk, ticket)) postCard(desk, ticket, card.chatId)
}

/** The newest cards of a chat show how things are now: it could not be reached for a while. */
export function redrawCardsIn(desk: Desk, chatId: number): void {
  const newest = desk.db
    .select()
    .from(cards)
    .where(eq(cards.chatId, chatId))
    .orderBy(desc(cards.ticket))
    .limit(REDRAWN_AT_ONCE)
    .all()
  for (const { ticket } of newest) postCard(desk, ticket, chatId)
}

/** The ticket's card in a chat. */
export function findCard(desk: Desk, ticket: number, chatId: number): Card | undefined {
  return inChat(desk).get({ ticket, chatId })
}

/** What has happened to a card: it was sent anew (`isNew`) or edited. */
export interface SentCard {
  ticket: number
  messageId: number
  drawn: string
  isNew: boolean
}

/** The bot has sent or edited the card. */
export function cardSent(desk: Desk, chatId: number, sent: SentCard): void {
  const here = and(eq(cards.ticket, sent.ticket), eq(cards.chatId, chatId))
  // While an edit was on its way the card may have got a new message: that one is drawn for itself.
  const same = sent.isNew ? here : and(here, eq(cards.messageId, sent.messageId))
  const { messageId, drawn, isNew } = sent
  desk.db
    .update(cards)
    .set({ messageId, drawn, ...(isNew ? { sentAt: desk.now() } : {}) })
    .where(same)
    .run()
}

/** The message is the card of which ticket? */
export function ticketOfCard(desk: Desk, chatId: number, messageId: number): Ticket | undefined {
  const here = and(eq(cards.chatId, chatId), eq(cards.messageId, messageId))
  const card = desk.db.select().from(cards).where(here).get()
  return card && findTicket(desk, card.ticket)
}

function cardsOf(desk: Desk, ticket: number): Card[] {
  return ofTicket(desk).all({ ticket })
}

function postCard(desk: Desk, ticket: number, chatId: number): void {
  post(desk, { chatId, ticket }, { kind: 'card', ticket })
}
