import type { Press, Pressed } from '../person.ts'
import type { CallbackAnswer, InlineButton, ReplyButton } from '../types.ts'
import { hideKeyboard, shownKeyboard } from '../world/keyboards.ts'
import { keyboardOf, type MessageRow, messageObject } from '../world/messages.ts'
import type { World } from '../world/open.ts'
import { userOf } from '../world/people.ts'
import { addTap } from '../world/taps.ts'
import { pushUpdate } from '../world/updates.ts'
import { checkMayWrite } from './place.ts'
import { visibleMessages } from './visible-messages.ts'
import { say, sendContact, sendLocation, written } from './writing.ts'

const appWaitsMs = 15_000
const searchedMessages = 200
// Where a person who shares their place is.
const somewhere = { latitude: 55.7558, longitude: 37.6173 }

/** Presses a button and does what Telegram's app does then. */
export function press(world: World, userId: number, button: Press): Pressed {
  const chatId = button.chatId ?? userId
  checkMayWrite(world, userId, chatId)
  const fromKeyboard = button.messageId === undefined && replyButton(world, userId, chatId, button)
  if (fromKeyboard) return pressReply(world, userId, chatId, fromKeyboard)
  const found = inlineButton(world, userId, chatId, button)
  if (!found) throw new Error(`there is no button ${JSON.stringify(button)}`)
  return pressInline(world, userId, found.row, found.button)
}

function replyButton(
  world: World,
  userId: number,
  chatId: number,
  wanted: Press,
): ReplyButton | undefined {
  const shown = shownKeyboard(world, chatId, userId)
  if (!shown || !('keyboard' in shown.markup) || wanted.data !== undefined) return undefined
  return pick(shown.markup.keyboard, wanted)
}

function pressReply(world: World, userId: number, chatId: number, button: ReplyButton): Pressed {
  const shown = shownKeyboard(world, chatId, userId)
  const markup = shown?.markup
  // In a group the app answers the message that brought the keyboard, so that the bot hears it.
  const place = { chatId, ...(chatId < 0 && shown && { replyTo: shown.messageId }) }
  if (button.web_app) return { kind: 'web_app', url: button.web_app.url }
  if (button.request_poll) throw new Error('a poll has to be written: use sendPoll')
  if (markup && 'keyboard' in markup && markup.one_time_keyboard) {
    hideKeyboard(world, chatId, userId)
  }
  if (button.request_contact) {
    return { kind: 'sent', ...sendContact(world, userId, { ...place, own: true }) }
  }
  if (button.request_location) {
    return { kind: 'sent', ...sendLocation(world, userId, { ...place, ...somewhere }) }
  }
  return { kind: 'sent', ...say(world, userId, place, written(button.text)) }
}

function inlineButton(
  world: World,
  userId: number,
  chatId: number,
  wanted: Press,
): { row: MessageRow; button: InlineButton } | undefined {
  const { messageId } = wanted
  const rows =
    messageId === undefined
      ? visibleMessages(world, chatId, userId, searchedMessages).reverse()
      : visibleMessages(world, chatId, userId, 1, messageId + 1)
  for (const row of rows) {
    if (messageId !== undefined && row.message_id !== messageId) continue
    const button = pick(keyboardOf(row) ?? [], wanted)
    if (button) return { row, button }
  }
  return undefined
}

function pick<Button extends InlineButton | ReplyButton>(
  rows: Button[][],
  { data, label, row, column }: Press,
): Button | undefined {
  if (row !== undefined || column !== undefined) return rows[row ?? 0]?.[column ?? 0]
  return rows.flat().find((button) => {
    return data === undefined ? button.text === label : button.callback_data === data
  })
}

function pressInline(world: World, userId: number, row: MessageRow, button: InlineButton): Pressed {
  if (button.callback_data !== undefined) return tap(world, userId, row, button.callback_data)
  const url = button.url ?? button.login_url?.url
  if (url !== undefined) return { kind: 'url', url }
  if (button.web_app) return { kind: 'web_app', url: button.web_app.url }
  if (button.copy_text) return { kind: 'copied', text: button.copy_text.text }
  throw new Error(`nobody can press "${button.text}" here`)
}

function tap(world: World, userId: number, row: MessageRow, data: string): Pressed {
  const { id } = addTap(world, { userId, chatId: row.chat_id, messageId: row.message_id, data })
  const updateId = pushUpdate(world, 'callback_query', userId, {
    id,
    from: userOf(world, userId),
    message: messageObject(world, row),
    chat_instance: String(BigInt(row.chat_id) * 7919n),
    data,
  })
  return {
    kind: 'callback',
    queryId: id,
    ...(updateId !== undefined && { updateId }),
    answer: answerTo(world, id),
  }
}

// The app gives up after a while, whatever the world's clock says.
function answerTo(world: World, queryId: string): Promise<CallbackAnswer | null> {
  return new Promise((resolve) => {
    const finish = (answer: CallbackAnswer | null): void => {
      stopListening()
      clearTimeout(timer)
      resolve(answer)
    }
    const stopListening = world.on((change) => {
      if (change.kind === 'callback_answer' && change.answer.queryId === queryId) {
        finish(change.answer)
      }
    })
    const timer = setTimeout(() => finish(null), appWaitsMs)
    timer.unref()
  })
}
