import { Composer } from 'grammy'
import type { Message } from 'grammy/types'
import { comeBack, editInChat, share } from '../desk/chat/chat-deeds.ts'
import { tellAside } from '../desk/chat/chat-screens.ts'
import { write } from '../desk/chat/writing.ts'
import type { Desk } from '../desk/desk.ts'
import { meetChat, setBlocked } from '../desk/people/chats.ts'
import { personIn } from '../desk/people/identity.ts'
import { agentCommands } from './agent/commands.ts'
import { tapped } from './callback-taps.ts'
import type { Ctx } from './context.ts'
import { deciderCommands } from './decider/commands.ts'
import { incomingOf } from './incoming.ts'
import { letIn, links } from './letting-in.ts'
import { requesterCommands } from './requester/commands.ts'

/** All that happens between the bot and one person; `between`: the desk as it is between updates. */
export function privateChat(between: Desk): Composer<Ctx> {
  const all = new Composer<Ctx>()
  const chat = all.chatType('private')
  chat.on('my_chat_member', (ctx) => {
    const { status } = ctx.myChatMember.new_chat_member
    if (status === 'kicked') setBlocked(ctx.desk, ctx.chat.id, true)
    else comeBack(ctx.desk, ctx.chat.id)
  })
  chat.use(async (ctx, next) => {
    if (!ctx.from || ctx.from.is_bot) return
    const { first_name, last_name, username, language_code } = ctx.from
    ctx.meeting = {
      chatId: ctx.chat.id,
      type: ctx.chat.type,
      title: [first_name, last_name].filter(Boolean).join(' '),
      username: username ?? null,
      languageCode: language_code ?? null,
    }
    // No deed of the update: whatever comes of it, the chat was met.
    meetChat(between, ctx.meeting)
    await next()
  })
  chat.use(links())
  chat.use(async (ctx, next) => {
    const person = personIn(between, ctx.meeting)
    if (!person) {
      letIn(ctx)
      return
    }
    ctx.person = person
    await next()
  })
  chat.use(requesterCommands(), deciderCommands(), agentCommands(), messages())
  chat.on('callback_query:data', (ctx) => tapped(ctx, ctx.callbackQuery))
  return all
}

/** What is written, sent, shared or edited. */
function messages(): Composer<Ctx> {
  const all = new Composer<Ctx>()
  all.on('edited_message', (ctx) => {
    const { chat, message_id: telegramMessageId, text, caption } = ctx.editedMessage
    const place = { chatId: chat.id, telegramMessageId }
    editInChat(ctx.desk, ctx.person, place, text ?? caption ?? '')
  })
  all.on('message', (ctx) => {
    const { desk, person, message } = ctx
    const incoming = incomingOf(message)
    const { contact } = message
    if (!incoming) return
    if (isCommand(message)) {
      tellAside(desk, incoming.chatId, { fact: 'help' })
    } else if (contact) {
      share(desk, person, incoming, {
        phone: contact.phone_number,
        name: [contact.first_name, contact.last_name].filter(Boolean).join(' '),
        own: contact.user_id === ctx.from.id,
      })
    } else write(desk, person, incoming)
  })
  return all
}

/** A command that no one knows: those that are known were met before. With more words it is a text. */
function isCommand({ text, entities }: Message): boolean {
  return entities?.[0]?.type === 'bot_command' && entities[0].length === text?.length
}
