import type { Desk } from '../desk.ts'
import { prepared } from '../prepared.ts'
import { numberTerm } from './scope-terms.ts'
import { stemTerm } from './terms.ts'
import type { Wanted } from './wanted.ts'

/** Beginnings up to this length have an index of their own (the table's `prefix`). */
const INDEXED_LETTERS = 6
/** Words that a longer beginning stands for. */
const MOST_TERMS = 64

const nextTerm = prepared(({ $client }) =>
  $client
    .prepare<[string, string], string>(
      'select term from ticket_search_terms where term >= ? and term < ? limit 1',
    )
    .pluck(),
)

/**
 * What is wanted as FTS5 reads it: each word finished (by its stem) or begun, and one term of each scope.
 * Only words and digits get here, each quoted: there is nothing that could be misread.
 */
export function matchOf(desk: Desk, wanted: Wanted[], scopes: string[][]): string {
  return [
    ...wanted.map((one) => thing(desk, one)),
    ...scopes.map((terms) => anyOf(terms.map(quoted))),
  ].join(' AND ')
}

function thing(desk: Desk, { words, joined }: Wanted): string {
  const all = words.map((word) => begun(desk, word)).join(' AND ')
  return joined === undefined ? all : `((${all}) OR ${begun(desk, joined)})`
}

function begun(desk: Desk, word: string): string {
  const finished = stemTerm(word)
  const number = /^\d{1,9}$/.test(word) ? [quoted(numberTerm(Number(word)))] : []
  if (Array.from(word).length > INDEXED_LETTERS) {
    return anyOf([...termsFrom(desk, word, finished).map(quoted), ...number])
  }
  const isCovered = finished.startsWith(word)
  return anyOf([`${quoted(word)} *`, ...(isCovered ? [] : [quoted(finished)]), ...number])
}

/**
 * The fewest terms that stand for every word with a beginning. FTS5 would gather every ticket with such a
 * word before it gives the first; each term alone is read as far as it is needed.
 */
function termsFrom(desk: Desk, beginning: string, finished: string): string[] {
  const terms = new Set([finished])
  const end = `${beginning}\u{10ffff}`
  let from = beginning
  for (let looked = 0; looked < MOST_TERMS; looked += 1) {
    const term = nextTerm(desk).get(from, end)
    if (term === undefined) break
    const isStem = term.endsWith('=')
    const stemmed = isStem ? term : stemTerm(term)
    // Words whose stem is among the terms are found by it.
    if (isStem || !(stemmed === finished || stemmed.startsWith(beginning))) terms.add(term)
    from = `${term}\u0001`
  }
  return [...terms]
}

function anyOf(terms: string[]): string {
  return `(${terms.join(' OR ')})`
}

function quoted(term: string): string {
  return `"${term}"`
}
