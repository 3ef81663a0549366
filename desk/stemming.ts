import { stemmer as english } from '@orama/stemmers/english'
import { stemmer as russian } from '@orama/stemmers/russian'
import { fold } from './folding.ts'

const WORD = /[\p{L}\p{N}]+/gu
const CYRILLIC = /\p{Script=Cyrillic}/u
/** A desk's tickets say much the same: most words were met before. */
const MOST_KNOWN = 20_000

const known = new Map<string, string>()

/** The words of a text as they are compared: folded, without their endings. */
export function stemsOf(text: string): string[] {
  return (fold(text).match(WORD) ?? []).map(stem)
}

/** A folded word without its ending, by Snowball's rules for its script. */
export function stem(word: string): string {
  const met = known.get(word)
  if (met !== undefined) return met
  if (known.size >= MOST_KNOWN) known.clear()
  const stemmed = CYRILLIC.test(word) ? russian(word) : english(word)
  known.set(word, stemmed)
  return stemmed
}
