import type { InlineKeyboardButton } from 'grammy/types'
import { type Callback, callbackData } from '../callback.ts'
import { plain } from './text.ts'

const LONGEST_LABEL = 60

type Style = 'primary' | 'danger'

/** A button that says something to us. */
export function button(label: string, callback: Callback, style?: Style): InlineKeyboardButton {
  const data = callbackData(callback)
  return { text: plain(label, LONGEST_LABEL), callback_data: data, ...(style && { style }) }
}

/** A button that opens a page; undefined where Telegram would refuse the address. */
export function link(label: string, url: string): InlineKeyboardButton | undefined {
  return isReachable(url) ? { text: plain(label, LONGEST_LABEL), url } : undefined
}

/** Rows of at most `width` buttons. */
export function rowsOf(buttons: InlineKeyboardButton[], width: number): InlineKeyboardButton[][] {
  const rows: InlineKeyboardButton[][] = []
  for (let at = 0; at < buttons.length; at += width) rows.push(buttons.slice(at, at + width))
  return rows
}

/** Telegram takes no address of one machine or of a name without a dot. */
function isReachable(url: string): boolean {
  const { hostname, protocol } = new URL(url)
  const isLocal = /^(127\.|0\.0\.0\.0$|\[)/.test(hostname) || !hostname.includes('.')
  return /^https?:$/.test(protocol) && !isLocal
}
