import type { MessageEntity } from 'grammy/types'

/** Part of a line; what is bold is so by an entity, never by marks in the text. */
type Piece = string | { bold: string }
/** A line of a message; undefined: no line. */
export type Line = Piece | Piece[] | undefined

// Controls and marks of direction in a name could hide or turn around what stands beside it.
const UNSEEN = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/** Lines as a text and its entities, which count in UTF-16 units. */
export function linesOf(lines: Line[]): { text: string; entities: MessageEntity[] } {
  let text = ''
  const entities: MessageEntity[] = []
  for (const line of lines) {
    if (line === undefined) continue
    if (text !== '') text += '\n'
    for (const piece of Array.isArray(line) ? line : [line]) {
      const said = typeof piece === 'string' ? piece : piece.bold
      if (typeof piece !== 'string' && said !== '') {
        entities.push({ type: 'bold', offset: text.length, length: said.length })
      }
      text += said
    }
  }
  return { text, entities }
}

/** What people called something, on one line, without what cannot be seen, cut to `max` characters. */
export function plain(text: string, max: number): string {
  const clean = text.replace(/\s+/gu, ' ').replace(UNSEEN, '').trim()
  const characters = [...clean]
  return characters.length > max
    ? `${characters
        .slice(0, max - 1)
        .join('')
        .trimEnd()}…`
    : clean
}
