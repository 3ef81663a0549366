import type { Requester } from '../desk-data/people.ts'

/** Whoever writes, as Telegram tells of them. */
export type Sender = Pick<Requester, 'telegramId' | 'name'>

let messageId = 100_000_000

/** The update of a text that somebody writes to the bot; a command is one as Telegram marks it. */
export function textFrom(sender: Sender, text: string): { message: object } {
  const isCommand = text.startsWith('/')
  const entities = [{ type: 'bot_command', offset: 0, length: text.length }]
  return { message: { ...messageFrom(sender), text, ...(isCommand && { entities }) } }
}

/** The update of a button that somebody taps under a message of the bot. */
export function tapFrom(sender: Sender, carrier: number, data: string): { callback_query: object } {
  const message = { ...messageFrom(sender), message_id: carrier, text: '…' }
  messageId += 1
  return {
    callback_query: {
      id: String(messageId),
      from: userOf(sender),
      chat_instance: String(sender.telegramId),
      message,
      data,
    },
  }
}

function messageFrom(sender: Sender) {
  messageId += 1
  const { id, first_name } = userOf(sender)
  return {
    message_id: messageId,
    date: Math.floor(Date.now() / 1000),
    chat: { id, type: 'private', first_name },
    from: userOf(sender),
  }
}

function userOf({ telegramId, name }: Sender) {
  return { id: telegramId, is_bot: false, first_name: name, language_code: 'ru' }
}
