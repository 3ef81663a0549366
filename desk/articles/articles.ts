import { sql } from 'drizzle-orm'
import { articleCounts } from '../../db/tables/processes.ts'
import { type Article, DEFAULT_ARTICLE_READERS } from '../../scenarios/pack-articles.ts'
import type { Desk } from '../desk.ts'
import { DeskError } from '../errors.ts'
import { isAgent, type Person } from '../people/people.ts'
import { config } from '../setup/config.ts'

/** The articles that a person may read, in the company's order. */
export function articlesSeenBy(desk: Desk, person: Person): Article[] {
  return config(desk).articles.live.filter((article) => mayRead(person, article))
}

/** The article of a key; throws `not_found` where the person may not read it. */
export function articleFor(desk: Desk, person: Person, key: string): Article {
  const article = config(desk).articles.live.find((one) => one.key === key)
  if (!article || !mayRead(person, article)) throw new DeskError('not_found')
  return article
}

/** How often articles were opened and made a request needless, by key. */
export function articleCountsOf(desk: Desk): Map<string, { opened: number; helped: number }> {
  const rows = desk.db.select().from(articleCounts).all()
  return new Map(rows.map(({ article, opened, helped }) => [article, { opened, helped }]))
}

/** Counts one more. Within a deed. */
export function countArticle(desk: Desk, article: string, what: 'opened' | 'helped'): void {
  const one = { opened: 0, helped: 0, [what]: 1 }
  const more =
    what === 'opened'
      ? { opened: sql`${articleCounts.opened} + 1` }
      : { helped: sql`${articleCounts.helped} + 1` }
  desk.db
    .insert(articleCounts)
    .values({ article, ...one })
    .onConflictDoUpdate({ target: articleCounts.article, set: more })
    .run()
}

function mayRead(person: Person, article: Article): boolean {
  return (article.for ?? DEFAULT_ARTICLE_READERS) === 'everyone' || isAgent(person)
}
