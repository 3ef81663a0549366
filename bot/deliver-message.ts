import type {
  InlineKeyboardMarkup,
  MessageEntity,
  ReplyKeyboardMarkup,
  ReplyKeyboardRemove,
} from 'grammy/types'
import type { Api } from 'grammy/web'
import { isBeyondEditing, isNotModified } from './answers.ts'
import type { Drawn } from './drawn.ts'

/** What Telegram takes: in UTF-16 units, which are never fewer than its own characters. */
const LONGEST_TEXT = 4096
const LONGEST_CAPTION = 1024

/** Sends a message; gives back its id in the chat. */
export async function sendDrawn(api: Api, chatId: number, drawn: Drawn): Promise<number> {
  const { text, entities } = fitted(drawn.text, drawn.entities, LONGEST_TEXT)
  const message = await api.sendMessage(chatId, text, {
    entities,
    link_preview_options: { is_disabled: true },
    ...markupOf(drawn),
  })
  return message.message_id
}

/** Puts what was drawn into a message that was sent before; false: it cannot be edited any more. */
export async function editDrawn(
  api: Api,
  chatId: number,
  messageId: number,
  drawn: Drawn,
): Promise<boolean> {
  const { text, entities } = fitted(drawn.text, drawn.entities, LONGEST_TEXT)
  try {
    await api.editMessageText(chatId, messageId, text, {
      entities,
      link_preview_options: { is_disabled: true },
      ...(drawn.keyboard ? { reply_markup: { inline_keyboard: drawn.keyboard } } : {}),
    })
    return true
  } catch (error) {
    if (isNotModified(error)) return true
    if (isBeyondEditing(error)) return false
    throw error
  }
}

/** The heading of a file, as its caption. */
export function captionOf(drawn: Drawn): { caption: string; caption_entities: MessageEntity[] } {
  const { text, entities } = fitted(drawn.text, drawn.entities, LONGEST_CAPTION)
  return { caption: text, caption_entities: entities }
}

type Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove

function markupOf(drawn: Drawn): { reply_markup?: Markup } {
  if (drawn.keyboard) return { reply_markup: { inline_keyboard: drawn.keyboard } }
  if (drawn.reply?.kind === 'remove') return { reply_markup: { remove_keyboard: true } }
  if (!drawn.reply) return {}
  const button = { text: drawn.reply.label, request_contact: true }
  return {
    reply_markup: { keyboard: [[button]], resize_keyboard: true, one_time_keyboard: true },
  }
}

/** Rather a text without its end than none: what is too long is cut, with its entities. */
function fitted(
  text: string,
  entities: MessageEntity[],
  longest: number,
): { text: string; entities: MessageEntity[] } {
  if (text.length <= longest) return { text, entities }
  const cut = `${text.slice(0, longest - 2).replace(/[\ud800-\udbff]$/, '')}…`
  const within = entities
    .filter((entity) => entity.offset < cut.length)
    .map((entity) => ({ ...entity, length: Math.min(entity.length, cut.length - entity.offset) }))
  return { text: cut, entities: within }
}
