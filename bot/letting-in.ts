import { Composer } from 'grammy'
import { letInByContact, letInByLink, turnAwayWith } from '../desk/chat/letting-in.ts'
import { turnAway } from '../desk/people/identity.ts'
import { config } from '../desk/setup/config.ts'
import type { Ctx } from './context.ts'
import { serviceIn } from './service-link.ts'

/** Links that say who their taker is: an invitation, or the claim of a new desk. */
export function links(): Composer<Ctx> {
  const all = new Composer<Ctx>()
  all.command('start', async (ctx, next) => {
    const [, token] = /^(?:invite|claim)_(.+)$/.exec(ctx.match) ?? []
    if (token === undefined) await next()
    else letInByLink(ctx.desk, ctx.meeting, token)
  })
  return all
}

/** Somebody whom the desk does not know is told how they are let in, or is by their own phone. */
export function letIn(ctx: Ctx): void {
  const { desk, meeting, message } = ctx
  const contact = message?.contact
  if (contact && config(desk).access === 'directory') {
    letInByContact(desk, meeting, {
      phone: contact.phone_number,
      userId: contact.user_id ?? null,
    })
    return
  }
  const payload = /^\/start(?: (.+))?$/.exec(message?.text ?? '')
  if (payload) turnAwayWith(desk, meeting.chatId, serviceIn(payload[1] ?? ''))
  else turnAway(desk, meeting.chatId, true)
}
