import type { Update } from 'grammy/types'
import { moveChat } from '../desk/delivery/reaching.ts'
import type { Desk } from '../desk/desk.ts'
import { setBlocked } from '../desk/people/chats.ts'
import { personByTelegram } from '../desk/people/people.ts'
import { may } from '../desk/people/rights.ts'
import { findTicket } from '../desk/tickets/tickets.ts'
import { tapAgent } from './agent/taps.ts'
import { parseCallback } from './callback.ts'

/**
 * In a line's group the bot is quiet: a ticket is taken there by whoever may. Others' taps change
 * nothing, not even the button, which is there for all.
 */
export function inGroup(update: Update, chatId: number, desk: Desk): void {
  const { my_chat_member: member, message, callback_query: query } = update
  if (member) {
    const { status } = member.new_chat_member
    setBlocked(desk, chatId, status === 'left' || status === 'kicked')
  } else if (message?.migrate_to_chat_id !== undefined) {
    moveChat(desk, chatId, message.migrate_to_chat_id)
  } else if (message?.forum_topic_reopened || message?.general_forum_topic_unhidden) {
    setBlocked(desk, chatId, false)
  } else if (query?.data !== undefined) tapped(desk, chatId, query)
}

function tapped(
  desk: Desk,
  chatId: number,
  { message, data, from }: NonNullable<Update['callback_query']>,
): void {
  const telegramMessageId = message?.message_id
  const callback = parseCallback(data ?? '')
  if (telegramMessageId === undefined || callback?.noun !== 'agent') return
  const person = personByTelegram(desk, from.id)
  const ticket = findTicket(desk, callback.number)
  if (callback.deed !== 'take' || !person || !ticket || !may(desk, person, 'take', ticket)) return
  tapAgent({ desk, person, place: { chatId, telegramMessageId }, fresh: true }, callback)
}
