import { Bot, BotError } from 'grammy'
import type { Update, UserFromGetMe } from 'grammy/types'
import { refuse } from '../desk/chat/chat-deeds.ts'
import type { Desk } from '../desk/desk.ts'
import { DeskError } from '../desk/errors.ts'
import type { Ctx } from './context.ts'
import { groups } from './groups.ts'
import type { Handle } from './intake.ts'
import { privateChat } from './private-chat.ts'

/**
 * What the bot does with an update: at most one deed, on the desk that is given with it. It sends
 * nothing; what it has to say are the deed's letters. A refusal of the desk is said in the chat.
 * `between`: the desk as it is between updates.
 */
export function createBot(between: Desk, token: string, botInfo: UserFromGetMe): Handle {
  const bot = new Bot<Ctx>(token, { botInfo })
  const desks = new WeakMap<Update, Desk>()
  bot.use(async (ctx, next) => {
    ctx.desk = desks.get(ctx.update) ?? between
    try {
      await next()
    } catch (error) {
      if (!(error instanceof DeskError) || !ctx.chat) throw error
      refuse(ctx.desk, ctx.chat.id, error, ctx.callbackQuery?.message?.message_id)
    }
  })
  bot.use(privateChat(between), groups())
  return async (update, desk) => {
    desks.set(update, desk)
    try {
      await bot.handleUpdate(update)
    } catch (error) {
      throw error instanceof BotError ? error.error : error
    }
  }
}
