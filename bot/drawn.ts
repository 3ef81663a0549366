import type { InlineKeyboardButton, MessageEntity } from 'grammy/types'
import type { LivePrompt } from '../desk/chat/prompts.ts'
import type { Fact, Letter } from '../desk/delivery/letters.ts'
import type { Desk } from '../desk/desk.ts'
import type { Words } from '../locales/words.ts'

/** A message ready for Telegram: plain text with entities, never parsed as markup. */
export interface Drawn {
  text: string
  entities: MessageEntity[]
  keyboard?: InlineKeyboardButton[][]
  /**
   * What stands in place of the letters: a button to share one's contact, or nothing any more. A
   * message has either this or a keyboard; only a prompt may have both, as its button comes with a
   * helper message that goes when the prompt moves on.
   */
  reply?: { kind: 'contact'; label: string } | { kind: 'remove' }
}

type LetterOf<Kind extends Letter['kind']> = Extract<Letter, { kind: Kind }>
export type ReplyLetter = LetterOf<'reply'>
export type FilesLetter = LetterOf<'files'>
export type LocationLetter = LetterOf<'location'>
export type EditLetter = LetterOf<'edit'>

/** Whoever draws what the desk says, in the language of the chat's reader. */
export interface Drawing {
  drawFact(desk: Desk, words: Words, fact: Fact, chatId: number): Drawn
  drawReply(desk: Desk, words: Words, letter: ReplyLetter, chatId: number): Drawn
  /** Who sends which ticket these files or this place: at most 1,024 characters. */
  drawHeading(desk: Desk, words: Words, letter: FilesLetter | LocationLetter, chatId: number): Drawn
  /** Null: there is nothing to show any more. */
  drawCard(desk: Desk, words: Words, ticket: number, chatId: number): Drawn | null
  drawPrompt(desk: Desk, words: Words, live: LivePrompt, chatId: number): Drawn | null
  /** One part of a corrected text; part 0 names ticket and author. */
  drawEdit(
    desk: Desk,
    words: Words,
    letter: EditLetter,
    part: { text: string; part: number },
    chatId: number,
  ): Drawn
}
