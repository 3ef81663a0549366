import type { Desk } from '../../desk/desk.ts'
import type { Words } from '../../locales/words.ts'
import type { Drawn, EditLetter, FilesLetter, LocationLetter, ReplyLetter } from '../drawn.ts'
import { headline, type Reader, readerOf } from './reader.ts'
import { type Line, linesOf, plain } from './text.ts'

const LONGEST_NAME = 80

/** A part of an agent's message; the first one names ticket and author. */
export function drawReply(desk: Desk, words: Words, letter: ReplyLetter, chatId: number): Drawn {
  const head = letter.head ? headOf(readerOf(desk, words, chatId), letter) : []
  return linesOf([...head, letter.text])
}

/** A part of a corrected text, as the part was drawn before. */
export function drawEdit(
  desk: Desk,
  words: Words,
  letter: EditLetter,
  { text, part }: { text: string; part: number },
  chatId: number,
): Drawn {
  return drawReply(desk, words, { ...letter, kind: 'reply', text, part, head: part === 0 }, chatId)
}

/** Who sends files or a place, and about what. */
export function drawHeading(
  desk: Desk,
  words: Words,
  letter: FilesLetter | LocationLetter,
  chatId: number,
): Drawn {
  const reader = readerOf(desk, words, chatId)
  return linesOf([
    { bold: headline(reader, letter.about) },
    plain(nameOf(reader, letter.by), LONGEST_NAME),
  ])
}

function headOf(reader: Reader, letter: Pick<ReplyLetter, 'about' | 'by' | 'question'>): Line[] {
  const name = plain(nameOf(reader, letter.by), LONGEST_NAME)
  const said = reader.t(letter.question ? 'card-asks' : 'card-writes', { name })
  return [{ bold: headline(reader, letter.about) }, said]
}

function nameOf({ t }: Reader, name: string): string {
  return name === '' ? t('card-nobody') : name
}
