import type { InlineKeyboardButton } from 'grammy/types'
import { config } from '../../desk/setup/config.ts'
import { say } from '../../scenarios/text.ts'
import { button } from './buttons.ts'
import type { Reader } from './reader.ts'

/** One button an article, those that are still there; `ticket` 0: from a request under way. */
export function articleRows(
  { desk, locale }: Reader,
  keys: readonly string[],
  ticket: number,
): InlineKeyboardButton[][] {
  return keys.flatMap((key) => {
    const article = config(desk).articles.live.find((one) => one.key === key)
    if (!article) return []
    const label = `📖 ${say(article.title, locale)}`
    return [[button(label, { noun: 'article', key, ticket, page: 0 })]]
  })
}
