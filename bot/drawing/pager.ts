import type { InlineKeyboardButton } from 'grammy/types'
import type { Translate } from '../../locales/words.ts'
import type { Callback } from '../callback.ts'
import { button } from './buttons.ts'

/** Where a list has several pages: back, where one is, on. At an end the button stays in its place. */
export function pager(
  page: number,
  pages: number,
  tapOf: (page: number) => Callback,
  t: Translate,
): InlineKeyboardButton[][] {
  if (pages < 2) return []
  const last = pages - 1
  return [
    [
      button(page > 0 ? '‹' : '·', tapOf(Math.max(page - 1, 0))),
      button(t('scenario-page', { page: page + 1, pages }), tapOf(page)),
      button(page < last ? '›' : '·', tapOf(Math.min(page + 1, last))),
    ],
  ]
}
