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

/** Back and on where a list is paged by number; `way`: the pages from the first one to here. */
export function turning(
  way: number[],
  next: number | undefined,
  tapOf: (to: number) => Callback,
): InlineKeyboardButton[][] {
  const back = way.length > 0 ? [button('‹', tapOf(way.at(-2) ?? 0))] : []
  const on = next === undefined ? [] : [button('›', tapOf(next))]
  return back.length + on.length > 0 ? [[...back, ...on]] : []
}
