import { type LivePrompt, promptIn } from '../desk/chat/prompts.ts'
import type { Taken } from '../desk/delivery/delivery.ts'
import { editDrawn, sendDrawn } from './deliver-message.ts'
import type { Drawn } from './drawn.ts'
import { fingerprint } from './fingerprint.ts'
import type { Mail } from './mail.ts'

/**
 * Draws the live prompt of a chat into its message or a new one. A button to share one's contact
 * cannot stand beside other buttons: it comes with a helper message, by a call of its own.
 */
export async function deliverPrompt(mail: Mail, chatId: number): Promise<Taken> {
  const live = promptIn(mail.desk, chatId)
  const picture = live && mail.drawing.drawPrompt(mail.desk, mail.words, live, chatId)
  if (!live || !picture) return {}
  const drawn = fingerprint(picture)
  if (live.messageId === null || live.drawn !== drawn) {
    return { ...(await show(mail, live, picture, drawn)), ...helperAfter(live, picture) }
  }
  const label = contactLabel(picture)
  if (label === undefined || live.helperId !== null) return {}
  const helper: Drawn = { text: label, entities: [], reply: { kind: 'contact', label } }
  const helperId = await sendDrawn(mail.telegram.api, chatId, helper)
  return { helper: { version: live.version, helperId } }
}

async function show(mail: Mail, live: LivePrompt, picture: Drawn, drawn: string): Promise<Taken> {
  const { api } = mail.telegram
  const { chatId, messageId, version } = live
  const { reply: _, ...message } = picture
  if (messageId !== null && (await editDrawn(api, chatId, messageId, message))) {
    return { prompt: { version, messageId, drawn, isNew: false } }
  }
  const sentId = await sendDrawn(api, chatId, message)
  return { prompt: { version, messageId: sentId, drawn, isNew: true } }
}

/** What is left to do about the helper message once the prompt itself stands. */
function helperAfter(live: LivePrompt, picture: Drawn): Taken {
  const isWanted = contactLabel(picture) !== undefined
  if (isWanted && live.helperId === null) return { rest: { kind: 'prompt' } }
  if (isWanted || live.helperId === null) return {}
  return { helper: { version: live.version, helperId: null } }
}

function contactLabel(picture: Drawn): string | undefined {
  return picture.reply?.kind === 'contact' ? picture.reply.label : undefined
}
