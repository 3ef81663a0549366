import type { Due, Taken } from '../desk/delivery/delivery.ts'
import { deliverCard } from './deliver-card.ts'
import { deliverEdit } from './deliver-edit.ts'
import { deliverFiles } from './deliver-files.ts'
import { sendDrawn } from './deliver-message.ts'
import { deliverPrompt } from './deliver-prompt.ts'
import { dropMessage, stripMessage } from './deliver-removal.ts'
import type { LocationLetter } from './drawn.ts'
import { BESIDE_TEXT, type Mail } from './mail.ts'

/**
 * Makes the call that brings a letter to its chat: one call, so that a repetition repeats no more
 * than that. Throws what Telegram answered.
 */
export async function deliver(mail: Mail, due: Due): Promise<Taken> {
  const { desk, drawing, words, telegram } = mail
  const { letter, chatId } = due
  const { api } = telegram
  switch (letter.kind) {
    case 'fact':
      return carried(
        await sendDrawn(api, chatId, drawing.drawFact(desk, words, letter.fact, chatId)),
      )
    case 'reply': {
      const drawn = drawing.drawReply(desk, words, letter, chatId)
      return carried(await sendDrawn(api, chatId, drawn), letter.part)
    }
    case 'files':
      return deliverFiles(mail, chatId, letter)
    case 'location':
      return deliverLocation(mail, chatId, letter)
    case 'edit':
      return deliverEdit(mail, chatId, letter)
    case 'card':
      return deliverCard(mail, chatId, letter.ticket)
    case 'prompt':
      return deliverPrompt(mail, chatId)
    case 'drop':
      return dropMessage(api, chatId, letter.telegramMessageId)
    case 'strip':
      return stripMessage(api, chatId, letter.telegramMessageId)
  }
}

async function deliverLocation(mail: Mail, chatId: number, letter: LocationLetter): Promise<Taken> {
  const { desk, words, drawing, telegram } = mail
  if (letter.head) {
    const heading = drawing.drawHeading(desk, words, letter, chatId)
    const taken = carried(await sendDrawn(telegram.api, chatId, heading), BESIDE_TEXT)
    return { ...taken, rest: { ...letter, head: false } }
  }
  const { latitude, longitude } = letter
  const message = await telegram.api.sendLocation(chatId, latitude, longitude)
  return carried(message.message_id, BESIDE_TEXT)
}

function carried(telegramMessageId: number, part = 0): Taken {
  return { carriers: [{ telegramMessageId, part }] }
}
