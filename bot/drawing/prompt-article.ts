import { config } from '../../desk/setup/config.ts'
import { splitText } from '../../desk/texts.ts'
import { findTicket } from '../../desk/tickets/tickets.ts'
import { say } from '../../scenarios/text.ts'
import { button } from './buttons.ts'
import type { Screen } from './draw-prompt.ts'
import { pager } from './pager.ts'
import type { Reader } from './reader.ts'
import { plain } from './text.ts'

/** An article, a page at a time; that it helped can be said where there is something to end by it. */
export function drawArticle(
  reader: Reader,
  asked: { article: string; ticket: number | null; page: number },
): Screen | undefined {
  const { t, desk, locale } = reader
  const article = config(desk).articles.live.find((one) => one.key === asked.article)
  if (!article) return undefined
  const ticket = asked.ticket ?? 0
  const parts = splitText(say(article.text, locale))
  const page = Math.min(asked.page, parts.length - 1)
  const turn = (to: number) => ({ noun: 'article' as const, key: article.key, ticket, page: to })
  const isEndable = ticket === 0 || findTicket(desk, ticket)?.category !== 'closed'
  const helped = { noun: 'helped' as const, key: article.key, ticket }
  return {
    lines: [{ bold: `📖 ${plain(say(article.title, locale), 200)}` }, parts[page] ?? ''],
    rows: [
      ...pager(page, parts.length, turn, t),
      ...(isEndable ? [[button(t('prompt-article-helped'), helped, 'primary')]] : []),
      [button(t(ticket === 0 ? 'prompt-article-on' : 'prompt-close'), { noun: 'close' })],
    ],
  }
}
