import type { Message } from 'grammy/types'
import { letInByContact, letInByLink, turnAwayWith } from '../desk/chat/letting-in.ts'
import type { Desk } from '../desk/desk.ts'
import type { Incoming } from '../desk/messages/receiving.ts'
import type { Meeting } from '../desk/people/chats.ts'
import { config } from '../desk/setup/config.ts'
import type { Command } from './command.ts'
import { incomingOf } from './incoming.ts'
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
  const text = message?.text ?? ''
  const [, payload = ''] = /^\/start(?: (.+))?$/.exec(text) ?? []
  const said = text.startsWith('/') || contact ? undefined : wordsOf(message)
  const isStart = text.startsWith('/start')
  turnAwayWith(desk, meeting.chatId, { service: serviceIn(payload), said }, !isStart)
}

/** What can be gone on with once its writer is known: words or files. */
function wordsOf(message: Message | undefined): Incoming | undefined {
  const incoming = message && incomingOf(message)
  if (!incoming) return undefined
  const { text, files } = incoming.content
  return text.trim() === '' && files.length === 0 ? undefined : incoming
}
