import { fold } from '../folding.ts'
import { shortened, WORD } from './terms.ts'

export const LONGEST_QUERY = 200
export const MOST_WORDS = 12
/** Digits from which a run of them is one number, however it is spaced. */
const LEAST_JOINED = 5
const LEAST_PHONE = 10
const DIGITS = String.raw`\+?\d[\d\u00a0 ().–-]*\d(?![\p{L}\p{N}])`
const PIECE = new RegExp(String.raw`${DIGITS}|[\p{L}\p{N}]+(?:[-–][\p{L}\p{N}]+)*`, 'gu')

/** Something that is looked for: all of these words, or the one that they make together. */
export interface Wanted {
  words: string[]
  joined?: string
}

interface Query {
  wanted: Wanted[]
  /** More was typed than is looked for. */
  isCut: boolean
}

/** What is looked for by whatever was typed; nothing where it has no word. */
export function readWords(typed: string): Query {
  const pieces = [...fold(typed.slice(0, LONGEST_QUERY)).matchAll(PIECE)].map(([piece]) => piece)
  const wanted: Wanted[] = []
  let left = MOST_WORDS
  for (const piece of pieces) {
    const one = wantedIn(piece)
    if (one.words.length > left) return { wanted, isCut: true }
    left -= one.words.length
    wanted.push(one)
  }
  return { wanted, isCut: typed.trim().length > LONGEST_QUERY }
}

/** The number of a ticket, where nothing else was typed: `1234`, `#1234`, `№ 1234`. */
export function numberIn(typed: string): number | null {
  const number = /^\s*(?:#|№|no?\.?)?\s*(\d{1,9})\s*$/iu.exec(typed)?.[1]
  return number === undefined ? null : Number(number)
}

function wantedIn(piece: string): Wanted {
  const words = (piece.match(WORD) ?? []).map(shortened)
  const joined = shortened(words.join(''))
  if (words.length === 1) return { words }
  if (!/^\d+$/.test(joined)) return { words, joined }
  // A whole phone number was read in under each of its spellings.
  if (joined.length >= LEAST_PHONE) return { words: [joined] }
  return joined.length >= LEAST_JOINED ? { words, joined } : { words }
}
