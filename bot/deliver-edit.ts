import { carriersOf } from '../desk/chat/bindings.ts'
import type { Taken } from '../desk/delivery/delivery.ts'
import type { Letter } from '../desk/delivery/letters.ts'
import { splitText } from '../desk/texts.ts'
import { editDrawn } from './deliver-message.ts'
import type { EditLetter } from './drawn.ts'
import { BESIDE_TEXT, type Mail } from './mail.ts'

/**
 * Puts a corrected text into the messages that carry it. What is longer now, or whose message is
 * gone, is sent as a part of its own; messages that are left over go.
 */
export async function deliverEdit(mail: Mail, chatId: number, letter: EditLetter): Promise<Taken> {
  const carriers = carriersOf(mail.desk, letter.messageId)
    .filter((carrier) => carrier.chatId === chatId && carrier.part < BESIDE_TEXT)
    .map(({ telegramMessageId, part }) => ({ telegramMessageId, part }))
  if (carriers.length === 0) return {}
  const parts = splitText(letter.text)
  const letters: Letter[] = []
  for (const [part, text] of parts.entries()) {
    // The latest: it was sent because the one before was gone.
    const carrier = carriers.findLast((one) => one.part === part)
    const drawn = mail.drawing.drawEdit(mail.desk, mail.words, letter, { text, part }, chatId)
    const isEdited =
      carrier && (await editDrawn(mail.telegram.api, chatId, carrier.telegramMessageId, drawn))
    if (!isEdited) letters.push(partOf(letter, text, part))
  }
  for (const { telegramMessageId, part } of carriers) {
    if (part >= parts.length) letters.push({ kind: 'drop', telegramMessageId })
  }
  return { follows: { messageId: letter.messageId, letters } }
}

function partOf(letter: EditLetter, text: string, part: number): Letter {
  const { about, by, question } = letter
  return { kind: 'reply', about, by, text, part, head: part === 0, question }
}
