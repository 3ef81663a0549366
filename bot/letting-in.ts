import type { Message } from 'grammy/types'
import { letInByContact, letInByLink, turnAwayWith } from '../desk/chat/letting-in.ts'
import type { Desk } from '../desk/desk.ts'
import type { Meeting } from '../desk/people/chats.ts'
import { turnAway } from '../desk/people/identity.ts'
import { config } from '../desk/setup/config.ts'
import type { Command } from './command.ts'
import { serviceIn } from './service-link.ts'

/** Links that say who their taker is: an invitation, or the claim of a new desk. False: it is none. */
export function letInBy(desk: Desk, meeting: Meeting, { name, rest }: Command): boolean {
  const [, token] = /^(?:invite|claim)_(.+)$/.exec(rest) ?? []
  if (name !== 'start' || token === undefined) return false
  letInByLink(desk, meeting, token)
  return true
}

/** Somebody whom the desk does not know is told how they are let in, or is by their own phone. */
export function letIn(desk: Desk, meeting: Meeting, message: Message | undefined): void {
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
