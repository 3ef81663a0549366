import { Composer } from 'grammy'
import { personByTelegram } from '../desk/people.ts'
import { tapAgent } from './agent/taps.ts'
import { parseCallback } from './callback.ts'
import type { Ctx } from './context.ts'

/** In a line's group the bot is quiet; its buttons are there for those who may. */
export function groups(): Composer<Ctx> {
  const all = new Composer<Ctx>()
  all.chatType(['group', 'supergroup']).on('callback_query:data', (ctx) => {
    const { desk, callbackQuery, chat } = ctx
    const person = personByTelegram(desk, ctx.from.id)
    const callback = parseCallback(callbackQuery.data)
    const telegramMessageId = callbackQuery.message?.message_id
    if (!person || telegramMessageId === undefined) return
    if (callback?.noun !== 'agent' || callback.deed !== 'take') return
    tapAgent({ desk, person, place: { chatId: chat.id, telegramMessageId }, fresh: true }, callback)
  })
  return all
}
