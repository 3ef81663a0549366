import { fold } from '../folding.ts'
import { stem } from '../stemming.ts'
import { PHONE_OR_WORD, spellingsOf, WORD } from './terms.ts'
import type { Wanted } from './wanted.ts'

/** A piece of a text; a hit is one of the words that are looked for. */
export interface Part {
  text: string
  isHit: boolean
}

export interface Marked {
  parts: Part[]
  /** Which of the things wanted stand in it, by their places. */
  hits: Set<number>
}

/** A text in parts, those marked that a search for `wanted` finds it by. */
export function markWords(text: string, wanted: readonly Wanted[]): Marked {
  const composed = text.normalize('NFC')
  const words = wanted.map((one) => new Set<string>(one.words))
  const parts: Part[] = []
  let end = 0
  for (const { 0: unit, index } of composed.matchAll(PHONE_OR_WORD)) {
    for (const { at, word } of hitsIn(unit, wanted, words)) {
      parts.push({ text: composed.slice(end, index + at), isHit: false })
      parts.push({ text: word, isHit: true })
      end = index + at + word.length
    }
  }
  parts.push({ text: composed.slice(end), isHit: false })
  const hits = wanted.flatMap((_, place) => (words[place]?.size === 0 ? [place] : []))
  return { parts: parts.filter((part) => part.text !== ''), hits: new Set(hits) }
}

/** What of a phone number, a joined word or a word is wanted; strikes it off what is left. */
function hitsIn(unit: string, wanted: readonly Wanted[], left: Set<string>[]) {
  const spellings = /^[+\d(]/.test(unit) ? spellingsOf(unit) : []
  const whole = [...spellings, fold(unit).replace(/[-–]/g, '')]
  const isWhole = wanted.filter(({ words, joined }, place) => {
    const isHit = whole.some((one) => one.startsWith(joined ?? words[0] ?? ''))
    const isOne = joined !== undefined || words.length === 1
    if (isHit && isOne) left[place]?.clear()
    return isHit && isOne
  })
  if (isWhole.length > 0) return [{ at: 0, word: unit }]
  return [...unit.matchAll(WORD)].flatMap(({ 0: word, index }) =>
    isWanted(fold(word), wanted, left) ? [{ at: index, word }] : [],
  )
}

function isWanted(word: string, wanted: readonly Wanted[], left: Set<string>[]): boolean {
  let isHit = false
  for (const [place, { words }] of wanted.entries()) {
    for (const one of words) {
      if (!word.startsWith(one) && stem(word) !== stem(one)) continue
      left[place]?.delete(one)
      isHit = true
    }
  }
  return isHit
}
