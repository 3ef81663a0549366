import { refuse } from '../desk/chat/chat-deeds.ts'
import type { Desk } from '../desk/desk.ts'
import { DeskError } from '../desk/errors.ts'
import { inGroup } from './groups.ts'
import type { Handle } from './intake-try.ts'
import { inPrivateChat } from './private-chat.ts'

/**
 * What the bot does with an update: at most one deed, on the desk that is given with it. It sends
 * nothing and waits for nothing; what it has to say are the deed's letters. A refusal of the desk is
 * said in the chat. `between`: the desk as it is between updates.
 */
export function createBot(between: Desk): Handle {
  return (update, desk) => {
    const { my_chat_member, message, edited_message, callback_query: query } = update
    const chat = (my_chat_member ?? message ?? edited_message ?? query?.message)?.chat
    if (!chat) return
    try {
      if (chat.type === 'private') inPrivateChat(update, chat, desk, between)
      else if (chat.type !== 'channel') inGroup(update, chat.id, desk)
    } catch (error) {
      if (!(error instanceof DeskError)) throw error
      refuse(desk, chat.id, error, query?.message?.message_id)
    }
  }
}
