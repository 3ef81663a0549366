import type { InlineKeyboardButton } from 'grammy/types'
import { closedTicketsOf, openTicketsOf } from '../../desk/tickets/my-tickets.ts'
import type { Ticket } from '../../desk/tickets/tickets.ts'
import { button, rowsOf } from './buttons.ts'
import { deadlineOf, statusOf } from './draw-card.ts'
import type { Screen } from './draw-prompt.ts'
import { headline, type Reader } from './reader.ts'
import type { Line } from './text.ts'

const PAGE_SIZE = 5

/** The reader's tickets, five at a time, newest first; `before`: the way here from the first page. */
export function drawMine(
  reader: Reader,
  { over, before }: { over: boolean; before: number[] },
): Screen {
  const { t, desk, person } = reader
  const list = over ? closedTicketsOf : openTicketsOf
  const found = person ? list(desk, person, PAGE_SIZE + 1, before.at(-1)) : []
  const shown = found.slice(0, PAGE_SIZE)
  const which = over ? 'over' : 'open'
  const numbers = shown.map(({ number }) =>
    button(t('card-open', { number: String(number) }), { noun: 'ticket', deed: 'show', number }),
  )
  const other = over ? 'open' : 'over'
  return {
    lines: [
      { bold: t(`prompt-mine-${which}`) },
      ...shown.map((ticket) => entry(reader, ticket)),
      shown.length === 0 ? t(`prompt-mine-${which}-empty`) : t('prompt-mine-next'),
    ],
    rows: [
      ...rowsOf(numbers, 3),
      ...turning(before, which, found.length > PAGE_SIZE ? shown.at(-1)?.number : undefined),
      [
        button(t('bot-new'), { noun: 'new' }),
        button(t(`prompt-mine-to-${other}`), { noun: 'mine', which: other, before: 0 }),
      ],
      [button(t('prompt-close'), { noun: 'close' })],
    ],
  }
}

function entry(reader: Reader, ticket: Ticket): Line {
  const promise = ticket.category === 'new' || ticket.category === 'active'
  const said = [headline(reader, ticket), statusOf(reader, ticket)]
  const time = promise ? deadlineOf(reader, ticket) : undefined
  return ['• ', ...said.slice(0, 1), `\n   ${[said[1], time].filter(Boolean).join(' · ')}`]
}

function turning(
  before: number[],
  which: 'open' | 'over',
  next: number | undefined,
): InlineKeyboardButton[][] {
  const back =
    before.length > 0 ? [button('‹', { noun: 'mine', which, before: before.at(-2) ?? 0 })] : []
  const on = next === undefined ? [] : [button('›', { noun: 'mine', which, before: next })]
  return back.length + on.length > 0 ? [[...back, ...on]] : []
}
