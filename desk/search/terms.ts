import { fold } from '../folding.ts'
import { stem } from '../stemming.ts'

export const WORD = /[\p{L}\p{N}]+/gu
const JOINED = /(?<![\p{L}\p{N}])[\p{L}\p{N}]+(?:[-–][\p{L}\p{N}]+)+/gu
const GAP = String.raw`[ \u00a0().–-]{0,2}`
/** Ten digits, with or without a Russian 7 or 8 before them, or a plus and digits. */
const PHONE_SPELLED = String.raw`(?<![\p{L}\d])(?:(?:\+?7|8)${GAP}|\(?)(?:\d${GAP}){9}\d(?![\p{L}\d])|\+(?:\d${GAP}){8,14}\d(?!\d)`
const PHONE = new RegExp(PHONE_SPELLED, 'gu')
/** Where words stand in a text as it was written: phone numbers and joined words are one. */
export const PHONE_OR_WORD = new RegExp(`${PHONE_SPELLED}|${JOINED.source}|${WORD.source}`, 'gu')
/** Letters of a term: what is longer is no word, and found by its beginning. */
const LONGEST = 32

/** What texts are found by: their folded words, the stems of these, and phone numbers as digits. */
export function termsOf(texts: readonly string[]): Set<string> {
  const words = new Set<string>()
  for (const text of texts) {
    const folded = fold(text)
    for (const [word] of folded.matchAll(WORD)) words.add(word)
    if (/[-–]/.test(folded)) {
      for (const [joined] of folded.matchAll(JOINED)) words.add(joined.replace(/[-–]/g, ''))
    }
    for (const [phone] of folded.matchAll(PHONE)) {
      for (const digits of spellingsOf(phone)) words.add(digits)
    }
  }
  return new Set([...words].flatMap((word) => [shortened(word), stemTerm(word)]))
}

/** A phone number as digits; a Russian one as it is called with 7, with 8 and without. */
export function spellingsOf(phone: string): string[] {
  const digits = phone.replace(/\D/g, '')
  const isForeign = phone.startsWith('+') && !digits.startsWith('7')
  if (isForeign || digits.length < 10) return [digits]
  const national = digits.slice(-10)
  return [national, `7${national}`, `8${national}`]
}

/** The stem of a word as the search keeps it: apart from words, and beginning as they do. */
export function stemTerm(word: string): string {
  return `${shortened(stem(word))}=`
}

/** A word as the search keeps it. */
export function shortened(word: string): string {
  return word.length > LONGEST ? Array.from(word).slice(0, LONGEST).join('') : word
}
