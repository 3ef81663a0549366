import { bad } from '../refusal.ts'
import { checkLink } from '../text/formatted.ts'
import type { InlineButton, ReplyButton } from '../types.ts'
import type { ReplyMarkup } from '../world/keyboards.ts'
import {
  flagField,
  type Input,
  isObject,
  type JsonObject,
  json,
  requiredField,
  textField,
  within,
} from './input.ts'
import type { Target } from './target.ts'

/** What a message brings: buttons of its own, or something in place of the letters. */
export type Markup = { inline: InlineButton[][] } | { reply: ReplyMarkup }

const buttonsInRow = 12
const buttonsInAll = 300
const dataLimitBytes = 64
const markupLimitBytes = 10_240
// An unknown one is drawn as if there were none.
const styles = new Set(['primary', 'success', 'danger'])

/** Reads `reply_markup`; undefined when there is none or it is empty. */
export function readMarkup(input: Input): Markup | undefined {
  const value = json(input, 'reply_markup', 'reply keyboard markup')
  if (value === undefined) return undefined
  if (!isObject(value)) throw bad('Object expected as reply markup')
  const keyboard = rows(value, 'keyboard', 'keyboard button', replyButton)
  const inline = rows(value, 'inline_keyboard', 'inline keyboard button', inlineButton)
  const placeholder = textField(value, 'input_field_placeholder')
  if (keyboard.length > 0) return { reply: replyKeyboard(value, keyboard, placeholder) }
  if (inline.length > 0) return { inline: cut(inline) }
  if (flagField(value, 'remove_keyboard')) return { reply: { remove_keyboard: true } }
  if (flagField(value, 'force_reply')) {
    return {
      reply: { force_reply: true, ...(placeholder && { input_field_placeholder: placeholder }) },
    }
  }
  return undefined
}

/** Checks that need the chat: links, and what is asked for in private only. */
export function checkMarkup(markup: Markup | undefined, chat: Target): void {
  if (!markup) return
  if ('inline' in markup) {
    for (const button of markup.inline.flat()) checkButtonUrl(button)
    return
  }
  if (!('keyboard' in markup.reply) || chat.type === 'private') return
  for (const button of markup.reply.keyboard.flat()) {
    if (button.request_contact) throw bad('Phone number can be requested in private chats only')
    if (button.request_location) throw bad('Location can be requested in private chats only')
    if (button.web_app) throw bad('Web App buttons can be used in private chats only')
  }
}

/** Checks the servers make last: the size of a button's data and of the whole. */
export function checkButtons(markup: Markup | undefined): void {
  if (!markup || !('inline' in markup)) return
  for (const button of markup.inline.flat()) {
    if (Buffer.byteLength(button.callback_data ?? '') > dataLimitBytes) {
      throw bad('BUTTON_DATA_INVALID')
    }
  }
  if (Buffer.byteLength(JSON.stringify(markup.inline)) > markupLimitBytes) {
    throw bad('reply markup is too long')
  }
}

function replyKeyboard(
  value: JsonObject,
  keyboard: ReplyButton[][],
  placeholder: string,
): ReplyMarkup {
  return {
    keyboard: cut(keyboard),
    ...(flagField(value, 'resize_keyboard') && { resize_keyboard: true }),
    ...(flagField(value, 'one_time_keyboard') && { one_time_keyboard: true }),
    ...(flagField(value, 'is_persistent') && { is_persistent: true }),
    ...(placeholder && { input_field_placeholder: placeholder }),
  }
}

function rows<Button>(
  value: JsonObject,
  field: 'keyboard' | 'inline_keyboard',
  what: string,
  read: (button: unknown) => Button,
): Button[][] {
  const given = value[field]
  if (given === undefined) return []
  if (!Array.isArray(given)) throw bad(`Field "${field}" must be of type Array`)
  return given.map((row: unknown) => {
    if (!Array.isArray(row)) {
      const whose = field === 'keyboard' ? '' : ' of the InlineKeyboardMarkup'
      throw bad(`Field "${field}"${whose} must be an Array of Arrays`)
    }
    return row.map((button) => within(what, () => read(button)))
  })
}

function replyButton(value: unknown): ReplyButton {
  if (typeof value === 'string') return { text: value }
  if (!isObject(value)) throw bad('KeyboardButton must be a String or an Object')
  const text = requiredField(value, 'text')
  if (flagField(value, 'request_contact')) return { text, request_contact: true }
  if (flagField(value, 'request_location')) return { text, request_location: true }
  if (isObject(value.request_poll)) {
    const type = textField(value.request_poll, 'type')
    return { text, request_poll: type ? { type } : {} }
  }
  if (isObject(value.web_app))
    return { text, web_app: { url: requiredField(value.web_app, 'url') } }
  return { text }
}

// Telegram takes the first action it finds; an empty one counts as none.
function inlineButton(value: unknown): InlineButton {
  if (!isObject(value)) throw bad('InlineKeyboardButton must be an Object')
  const style = textField(value, 'style')
  const looks = { text: requiredField(value, 'text'), ...(styles.has(style) && { style }) }
  return { ...looks, ...inlineAction(value) }
}

function inlineAction(value: JsonObject): Omit<InlineButton, 'text'> {
  for (const name of ['url', 'callback_data'] as const) {
    const action = textField(value, name)
    if (action !== '') return { [name]: action }
  }
  for (const name of ['switch_inline_query', 'switch_inline_query_current_chat'] as const) {
    if (name in value) return { [name]: requiredField(value, name) }
  }
  for (const name of ['login_url', 'web_app'] as const) {
    const action = value[name]
    if (isObject(action)) return { [name]: { url: requiredField(action, 'url') } }
  }
  if (isObject(value.copy_text)) {
    return { copy_text: { text: requiredField(value.copy_text, 'text') } }
  }
  throw bad('Text buttons are unallowed in the inline keyboard')
}

function checkButtonUrl(button: InlineButton): void {
  const url = button.url ?? button.web_app?.url ?? button.login_url?.url
  if (url === undefined) return
  const checked = checkLink(url)
  if ('fault' in checked) {
    throw bad(`Inline keyboard button URL '${url}' is invalid: ${checked.fault}`)
  }
  if (button.web_app && !checked.url.startsWith('https:')) {
    throw bad(
      `Inline keyboard button Web App URL '${url}' is invalid: Only HTTPS links are allowed`,
    )
  }
}

// What is beyond the limits is dropped without a word, as Telegram does.
function cut<Button>(given: Button[][]): Button[][] {
  let left = buttonsInAll
  return given
    .map((row) => {
      const kept = row.slice(0, Math.min(buttonsInRow, left))
      left -= kept.length
      return kept
    })
    .filter((row) => row.length > 0)
}
