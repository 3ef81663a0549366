import { Composer } from 'grammy'
import { moveChat } from '../desk/delivery/reaching.ts'
import { setBlocked } from '../desk/people/chats.ts'
import { personByTelegram } from '../desk/people/people.ts'
import { may } from '../desk/people/rights.ts'
import { findTicket } from '../desk/tickets/tickets.ts'
import { tapAgent } from './agent/taps.ts'
import { parseCallback } from './callback.ts'
import type { Ctx } from './context.ts'

/**
 * In a line's group the bot is quiet: a ticket is taken there by whoever may. Others' taps change
 * nothing, not even the button, which is there for all.
 */
export function groups(): Composer<Ctx> {
  const all = new Composer<Ctx>()
  const group = all.chatType(['group', 'supergroup'])
  group.on('my_chat_member', (ctx) => {
    const { status } = ctx.myChatMember.new_chat_member
    setBlocked(ctx.desk, ctx.chat.id, status === 'left' || status === 'kicked')
  })
  group.on('message:migrate_to_chat_id', (ctx) => {
    moveChat(ctx.desk, ctx.chat.id, ctx.message.migrate_to_chat_id)
  })
  const reopened = ['message:forum_topic_reopened', 'message:general_forum_topic_unhidden'] as const
  group.on([...reopened], (ctx) => setBlocked(ctx.desk, ctx.chat.id, false))
  group.on('callback_query:data', (ctx) => {
    const { desk, callbackQuery, chat } = ctx
    const telegramMessageId = callbackQuery.message?.message_id
    const callback = parseCallback(callbackQuery.data)
    if (telegramMessageId === undefined || callback?.noun !== 'agent') return
    const person = personByTelegram(desk, ctx.from.id)
    const ticket = findTicket(desk, callback.number)
    if (callback.deed !== 'take' || !person || !ticket || !may(desk, person, 'take', ticket)) return
    tapAgent({ desk, person, place: { chatId: chat.id, telegramMessageId }, fresh: true }, callback)
  })
  return all
}
