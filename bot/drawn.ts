import type { InlineKeyboardButton, MessageEntity } from 'grammy/types'

/** A message ready for Telegram: plain text with entities, never parsed as markup. */
export interface Drawn {
  text: string
  entities: MessageEntity[]
  keyboard?: InlineKeyboardButton[][]
  /** What stands in place of the letters: a button to share one's contact, or nothing any more. */
  reply?: { kind: 'contact'; label: string } | { kind: 'remove' }
}
