import type { Chat, Message, Update } from 'grammy/types'
import { comeBack, editInChat, share } from '../desk/chat/chat-deeds.ts'
import { tellAside } from '../desk/chat/chat-screens.ts'
import { write } from '../desk/chat/writing.ts'
import type { Desk } from '../desk/desk.ts'
import { type Meeting, meetChat, setBlocked } from '../desk/people/chats.ts'
import { personIn } from '../desk/people/identity.ts'
import { agentCommand } from './agent/commands.ts'
import { tapped } from './callback-taps.ts'
import { commandOf } from './command.ts'
import type { Ctx } from './context.ts'
import { deciderCommand } from './decider/commands.ts'
import { incomingOf } from './incoming.ts'
import { letIn, letInBy } from './letting-in.ts'
import { requesterCommand } from './requester/commands.ts'

/** All that happens between the bot and one person; `between`: the desk as it is between updates. */
export function inPrivateChat(
  update: Update,
  chat: Chat.PrivateChat,
  desk: Desk,
  between: Desk,
): void {
  const { my_chat_member: member, message, edited_message: edited, callback_query: query } = update
  if (member) {
    if (member.new_chat_member.status === 'kicked') setBlocked(desk, chat.id, true)
    else comeBack(desk, chat.id)
    return
  }
  const from = (message ?? edited ?? query)?.from
  if (!from || from.is_bot) return
  const meeting: Meeting = {
    chatId: chat.id,
    type: chat.type,
    title: [from.first_name, from.last_name].filter(Boolean).join(' '),
    username: from.username ?? null,
    languageCode: from.language_code ?? null,
  }
  // No deed of the update: whatever comes of it, the chat was met.
  meetChat(between, meeting)
  const command = commandOf(message, desk.bot.username)
  if (command && letInBy(desk, meeting, command)) return
  const person = personIn(between, meeting)
  if (!person) {
    letIn(desk, meeting, message)
    return
  }
  const ctx = { desk, meeting, person }
  if (
    command &&
    [requesterCommand, deciderCommand, agentCommand].some((knows) => knows(ctx, command))
  )
    return
  if (edited) {
    const incoming = incomingOf(edited)
    if (incoming) editInChat(desk, person, incoming)
  } else if (message) written(ctx, message)
  else if (query?.data !== undefined) tapped(ctx, query)
}

/** What is written, sent or shared. */
function written({ desk, person }: Ctx, message: Message): void {
  const incoming = incomingOf(message)
  const { contact } = message
  if (!incoming) return
  if (isCommand(message)) {
    tellAside(desk, incoming.chatId, { fact: 'help' })
  } else if (contact) {
    share(desk, person, incoming, {
      phone: contact.phone_number,
      name: [contact.first_name, contact.last_name].filter(Boolean).join(' '),
      own: contact.user_id === message.from?.id,
    })
  } else write(desk, person, incoming)
}

/** A command that no one knows: those that are known were met before. With more words it is a text. */
function isCommand({ text, entities }: Message): boolean {
  return entities?.[0]?.type === 'bot_command' && entities[0].length === text?.length
}
