import { closedTicketsOf, openTicketsOf } from '../../desk/tickets/my-tickets.ts'
import { departmentsSeenBy } from '../../desk/tickets/team-tickets.ts'
import type { Ticket } from '../../desk/tickets/tickets.ts'
import { button, rowsOf } from './buttons.ts'
import { approvalOf, deadlineOf, statusOf } from './draw-card.ts'
import type { Screen } from './draw-prompt.ts'
import { turning } from './pager.ts'
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
  const next = found.length > PAGE_SIZE ? shown.at(-1)?.number : undefined
  return {
    lines: [
      { bold: t(`prompt-mine-${which}`) },
      ...shown.map((ticket) => entry(reader, ticket)),
      shown.length === 0 ? t(`prompt-mine-${which}-empty`) : t('prompt-mine-next'),
    ],
    rows: [
      ...rowsOf(numbers, 3),
      ...turning(before, next, (to) => ({ noun: 'mine', which, before: to })),
      ...(person && departmentsSeenBy(desk, person).length > 0
        ? [[button(t('prompt-mine-team'), { noun: 'team', which: 'open', before: 0 })]]
        : []),
      [
        button(t('bot-new'), { noun: 'new' }),
        button(t(`prompt-mine-to-${other}`), { noun: 'mine', which: other, before: 0 }),
      ],
      [button(t('prompt-close'), { noun: 'close' })],
    ],
  }
}

function entry(reader: Reader, ticket: Ticket): Line {
  const isOnItsWay = ticket.category === 'new' || ticket.category === 'active'
  const state =
    ticket.gate === null
      ? [statusOf(reader, ticket), isOnItsWay ? deadlineOf(reader, ticket) : undefined]
      : [approvalOf(reader, ticket.number)]
  return `• ${headline(reader, ticket)}\n${state.filter(Boolean).join(' · ')}`
}
