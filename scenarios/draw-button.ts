import { cut } from './answer-say.ts'
import type { DrawnButton, Speech } from './draw.ts'
import { type Tap, tapCode } from './engine-tap.ts'

const LONGEST_LABEL = 60
const SHORT_LABEL = 14

/** A button of a tap, its label cut to 60 characters. */
export function button(label: string, tap: Tap, style?: DrawnButton['style']): DrawnButton {
  return { label: cut(label, LONGEST_LABEL), tap: tapCode(tap), ...(style && { style }) }
}

/** Two short labels to a row, one column as soon as one of them is long. */
export function columns(buttons: DrawnButton[]): DrawnButton[][] {
  if (buttons.some(({ label }) => [...label].length > SHORT_LABEL))
    return buttons.map((one) => [one])
  const rows: DrawnButton[][] = []
  for (let at = 0; at < buttons.length; at += 2) rows.push(buttons.slice(at, at + 2))
  return rows
}

/** Where a list has several pages: back, where one is, on. At an end the button stays in its place. */
export function pager(
  page: number,
  pages: number,
  tapOf: (page: number) => Tap,
  { t }: Speech,
): DrawnButton[][] {
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

/** The last row of every prompt. */
export function leaving(back: Tap | undefined, { t }: Speech): DrawnButton[] {
  const cancel = button(t('scenario-cancel'), { do: 'cancel' }, 'danger')
  return back ? [button(t('scenario-back'), back), cancel] : [cancel]
}
