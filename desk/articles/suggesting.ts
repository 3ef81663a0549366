import type { Article } from '../../scenarios/pack-articles.ts'
import type { Text } from '../../scenarios/text.ts'
import type { Desk } from '../desk.ts'
import type { Person } from '../people/people.ts'
import { type Config, config } from '../setup/config.ts'
import { stemsOf } from '../stemming.ts'
import { articlesSeenBy } from './articles.ts'

const OFFERED = 3
const SHORTEST_WORD = 3
const TITLE_WEIGHT = 3
/** A word of the title alone, or several of the text: less is chance. */
const LEAST_SCORE = 3
const SERVICE_SCORE = 2

interface Indexed {
  title: Set<string>
  text: Set<string>
}

const indexed = new WeakMap<Config, Map<string, Indexed>>()

/**
 * Up to three articles that fit what was written about a service, the best first. An article of that
 * very service needs less in common with it.
 */
export function articlesFitting(
  desk: Desk,
  person: Person,
  written: string,
  service: string | null,
): Article[] {
  const words = new Set(stemsOf(written).filter((word) => word.length >= SHORTEST_WORD))
  if (words.size === 0) return []
  const index = indexOf(config(desk))
  return articlesSeenBy(desk, person)
    .map((article) => ({ article, score: scoreOf(article, words, service, index) }))
    .filter(({ score }) => score >= LEAST_SCORE)
    .sort((a, b) => b.score - a.score)
    .slice(0, OFFERED)
    .map(({ article }) => article)
}

function scoreOf(
  article: Article,
  words: ReadonlySet<string>,
  service: string | null,
  index: Map<string, Indexed>,
): number {
  const known = index.get(article.key)
  if (!known) return 0
  let score = 0
  for (const word of words) {
    if (known.title.has(word)) score += TITLE_WEIGHT
    else if (known.text.has(word)) score += 1
  }
  const isOfService = service !== null && article.services?.includes(service) === true
  return score > 0 && isOfService ? score + SERVICE_SCORE : score
}

function indexOf(setup: Config): Map<string, Indexed> {
  const known = indexed.get(setup)
  if (known) return known
  const index = new Map<string, Indexed>()
  for (const { key, title, text } of setup.articles.live) {
    index.set(key, { title: wordsIn(title), text: wordsIn(text) })
  }
  indexed.set(setup, index)
  return index
}

function wordsIn(text: Text): Set<string> {
  const texts = typeof text === 'string' ? [text] : [text.ru ?? '', text.en ?? '']
  return new Set(
    texts.flatMap((one) => stemsOf(one)).filter((word) => word.length >= SHORTEST_WORD),
  )
}
