import { findCard } from '../desk/chat/cards.ts'
import type { Taken } from '../desk/delivery/delivery.ts'
import { editDrawn, sendDrawn } from './deliver-message.ts'
import { fingerprint } from './fingerprint.ts'
import type { Mail } from './mail.ts'

/** Draws a ticket's card into its message, or into a new one where it has none any more. */
export async function deliverCard(mail: Mail, chatId: number, ticket: number): Promise<Taken> {
  const { api } = mail.telegram
  const card = findCard(mail.desk, ticket, chatId)
  const picture = card && mail.drawing.drawCard(mail.desk, mail.words, ticket, chatId)
  if (!card || !picture) return {}
  const drawn = fingerprint(picture)
  if (card.messageId !== null && card.drawn === drawn) return {}
  const isEdited =
    card.messageId !== null && (await editDrawn(api, chatId, card.messageId, picture))
  const messageId =
    isEdited && card.messageId !== null ? card.messageId : await sendDrawn(api, chatId, picture)
  return {
    card: { ticket, messageId, drawn, isNew: !isEdited },
    carriers: [{ telegramMessageId: messageId, part: 0 }],
  }
}
