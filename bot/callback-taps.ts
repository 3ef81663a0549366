import type { CallbackQuery } from 'grammy/types'
import { isLive, outdated } from '../desk/chat/chat-screens.ts'
import { promptIn, takeCopy } from '../desk/chat/prompts.ts'
import { deed } from '../desk/desk.ts'
import { tapAgent } from './agent/taps.ts'
import { type Callback, parseCallback, splitRound } from './callback.ts'
import type { Ctx } from './context.ts'
import { tapDecider } from './decider/taps.ts'
import { tapRequester } from './requester/taps.ts'
import type { Tapping } from './tapping.ts'

/** Nouns of buttons that belong to the live prompt; the others keep their meaning for months. */
const OF_PROMPTS: Callback['noun'][] = [
  'catalogue',
  'service',
  'draft',
  'continue',
  'instead',
  'which',
  'tickets',
  'language',
  'pass',
  'place',
  'rank',
  'close',
]

/** A button was tapped in a private chat: one deed, or the way back to the live prompt. */
export function tapped({ desk, person }: Ctx, { message, data }: CallbackQuery): void {
  if (!message) return
  const { message_id: telegramMessageId } = message
  const chatId = message.chat.id
  const { data: said, round } = splitRound(data ?? '')
  const callback = parseCallback(said)
  const isPrompt = isLive(desk, chatId, telegramMessageId, round)
  if (!callback || (isOfPrompt(callback) && !isPrompt)) {
    outdated(desk, chatId, telegramMessageId)
    return
  }
  deed(desk, () => {
    if (isPrompt && round !== undefined) takeCopy(desk, chatId, telegramMessageId)
    const tapping: Tapping = {
      desk,
      person,
      place: { chatId, telegramMessageId },
      fresh: (promptIn(desk, chatId)?.messageId ?? 0) < telegramMessageId,
    }
    if (tapAgent(tapping, callback) || tapDecider(tapping, callback)) return
    tapRequester(tapping, callback)
  })
}

function isOfPrompt(callback: Callback): boolean {
  if (callback.noun === 'article' || callback.noun === 'helped') return callback.ticket === 0
  if (callback.noun !== 'ticket') return OF_PROMPTS.includes(callback.noun)
  return callback.deed === 'cancelled' || callback.deed === 'thanks'
}
