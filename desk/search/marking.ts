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
  const folded = fold(composed)
  // A letter that grows by folding is shown folded: places would differ.
  const shown = folded.length === composed.length ? composed : folded
  const left = wanted.map((one) => new Set<string>(one.words))
  const parts: Part[] = []
  let end = 0
  const add = (from: number, to: number) => {
    if (from > end) parts.push({ text: shown.slice(end, from), isHit: false })
    parts.push({ text: shown.slice(from, to), isHit: true })
    end = to
  }
  // Phone numbers and joined words take longer to tell from words.
  const isPlain =
    !/[-–]/.test(folded) &&
    wanted.every((one) => one.joined === undefined && !/\d/.test(one.words.join('')))
  for (const { 0: unit, index } of folded.matchAll(isPlain ? WORD : PHONE_OR_WORD)) {
    if (!isPlain && isWhole(unit, wanted, left)) add(index, index + unit.length)
    else {
      for (const { 0: word, index: at } of isPlain
        ? [{ 0: unit, index: 0 }]
        : unit.matchAll(WORD)) {
        if (isWanted(word, wanted, left)) add(index + at, index + at + word.length)
      }
    }
  }
  if (end < shown.length) parts.push({ text: shown.slice(end), isHit: false })
  return { parts, hits: new Set(left.flatMap((words, place) => (words.size === 0 ? [place] : []))) }
}

/** Whether a phone number or joined word is wanted as a whole; strikes it off what is left. */
function isWhole(unit: string, wanted: readonly Wanted[], left: Set<string>[]): boolean {
  const joined = unit.replace(/[-–]/g, '')
  const spellings = /^[\d+(]/.test(unit) ? [...spellingsOf(unit), joined] : [joined]
  if (spellings.length === 1 && joined === unit) return false
  let isHit = false
  for (const [place, one] of wanted.entries()) {
    const whole = one.joined ?? (one.words.length === 1 ? one.words[0] : undefined)
    if (whole === undefined || !spellings.some((spelling) => spelling.startsWith(whole))) continue
    left[place]?.clear()
    isHit = true
  }
  return isHit
}

function isWanted(word: string, wanted: readonly Wanted[], left: Set<string>[]): boolean {
  let isHit = false
  for (const [place, { words, joined }] of wanted.entries()) {
    if (joined !== undefined && word.startsWith(joined)) {
      left[place]?.clear()
      isHit = true
    }
    for (const one of words) {
      if (!word.startsWith(one) && stem(word) !== stem(one)) continue
      left[place]?.delete(one)
      isHit = true
    }
  }
  return isHit
}
