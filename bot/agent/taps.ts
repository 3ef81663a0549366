import { pauseInChat, takeInChat } from '../../desk/chat/agent-chat.ts'
import { beginAsking, passOn } from '../../desk/chat/passing-on.ts'
import type { Callback } from '../callback.ts'
import type { Tapping } from '../tapping.ts'

/** What the buttons of agents do; false: the button is none of them. */
export function tapAgent({ desk, person, place, fresh }: Tapping, callback: Callback): boolean {
  if (callback.noun === 'pass') {
    passOn(desk, person, place.chatId, callback.number, callback.as)
    return true
  }
  if (callback.noun !== 'agent') return false
  const { deed, number } = callback
  if (deed === 'take') takeInChat(desk, person, place, number)
  else if (deed === 'pause') pauseInChat(desk, person, place, number)
  else beginAsking(desk, person, place.chatId, number, fresh)
  return true
}
