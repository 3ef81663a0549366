import { Composer } from 'grammy'
import { shareContact, takeInvite, turnAway } from '../desk/people/identity.ts'
import { config } from '../desk/setup/config.ts'
import type { Ctx } from './context.ts'

/** Links that say who their taker is: an invitation, or the claim of a new desk. */
export function links(): Composer<Ctx> {
  const all = new Composer<Ctx>()
  all.command('start', async (ctx, next) => {
    const [, token] = /^(?:invite|claim)_(.+)$/.exec(ctx.match) ?? []
    if (token === undefined) await next()
    else takeInvite(ctx.desk, ctx.meeting, token)
  })
  return all
}

/** Somebody whom the desk does not know is told how they are let in, or is by their own phone. */
export function letIn(ctx: Ctx): void {
  const { desk, meeting, message } = ctx
  const contact = message?.contact
  if (contact && config(desk).access === 'directory') {
    shareContact(desk, meeting, {
      phone: contact.phone_number,
      userId: contact.user_id ?? null,
    })
    return
  }
  turnAway(desk, meeting.chatId, !message?.text?.startsWith('/start'))
}
