import { stemmer as english } from '@orama/stemmers/english'
import { stemmer as russian } from '@orama/stemmers/russian'
import { fold } from './folding.ts'

const WORD = /[\p{L}\p{N}]+/gu
const CYRILLIC = /\p{Script=Cyrillic}/u

/** The words of a text as they are compared: folded, without their endings. */
export function stemsOf(text: string): string[] {
  return (fold(text).match(WORD) ?? []).map(stem)
}

/** A folded word without its ending, by Snowball's rules for its script. */
export function stem(word: string): string {
  return CYRILLIC.test(word) ? russian(word) : english(word)
}
