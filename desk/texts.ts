import { DeskError } from './errors.ts'

const LONGEST_TEXT = 20_000
/** Below Telegram's 4,096, with room for the heading of the first part. */
const PART_LENGTH = 3500
const EXCERPT_LENGTH = 200

/** A text as it is kept: without NUL and outer white space; throws when it is too long. */
export function cleanText(text: string): string {
  const clean = text.replaceAll('\0', '').replaceAll('\r\n', '\n').trim()
  if (clean.length > LONGEST_TEXT) {
    throw new DeskError('text_too_long', { length: clean.length, max: LONGEST_TEXT })
  }
  return clean
}

/** The text in parts of at most `PART_LENGTH`, cut at a line or a word where one is near. */
export function splitText(text: string): string[] {
  const parts: string[] = []
  let rest = text
  while (rest.length > PART_LENGTH) {
    const end = cutAt(rest)
    parts.push(rest.slice(0, end).trimEnd())
    rest = rest.slice(end).trimStart()
  }
  if (rest !== '' || parts.length === 0) parts.push(rest)
  return parts
}

/** The beginning of a text on one line, for pushes and lists. */
export function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= EXCERPT_LENGTH) return line
  return `${wholeCharacters(line, EXCERPT_LENGTH - 1)}…`
}

function cutAt(text: string): number {
  const window = text.slice(0, PART_LENGTH)
  const line = window.lastIndexOf('\n')
  if (line > PART_LENGTH / 2) return line
  const space = window.lastIndexOf(' ')
  if (space > PART_LENGTH / 2) return space
  return wholeCharacters(text, PART_LENGTH).length
}

function wholeCharacters(text: string, length: number): string {
  const cut = text.slice(0, length)
  const last = cut.charCodeAt(cut.length - 1)
  // Half of a surrogate pair would reach Telegram as a broken character.
  return last >= 0xd800 && last <= 0xdbff ? cut.slice(0, -1) : cut
}
