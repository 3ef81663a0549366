import { messagesOf } from '../../desk/messages/messages.ts'
import { personById } from '../../desk/people/people.ts'
import { may } from '../../desk/people/rights.ts'
import { excerpt } from '../../desk/texts.ts'
import { teamTicketsOf } from '../../desk/tickets/team-tickets.ts'
import { findTicket, type Ticket } from '../../desk/tickets/tickets.ts'
import { answersOf, requesterOf } from './approval-facts.ts'
import { button, rowsOf } from './buttons.ts'
import { approvalOf, deadlineOf, statusOf, subtasksDone } from './draw-card.ts'
import type { Screen } from './draw-prompt.ts'
import { turning } from './pager.ts'
import { headline, type Reader } from './reader.ts'
import { type Line, plain } from './text.ts'

const PAGE_SIZE = 5
const MOST_ANSWERS = 4
const LAST_MESSAGES = 2
/** Notes stand among them and are passed over. */
const MESSAGES_READ = 30

interface Page {
  over: boolean
  before: number[]
}

/** Tickets of a head's people, five at a time, newest first. */
export function drawTeam(reader: Reader, { over, before }: Page): Screen {
  const { t, desk, person } = reader
  const found = person ? teamTicketsOf(desk, person, over, PAGE_SIZE + 1, before.at(-1)) : []
  const shown = found.slice(0, PAGE_SIZE)
  const which = over ? 'over' : 'open'
  const other = over ? 'open' : 'over'
  const next = found.length > PAGE_SIZE ? shown.at(-1)?.number : undefined
  return {
    lines: [
      { bold: t(`prompt-team-${which}`) },
      ...shown.map((ticket) => entry(reader, ticket)),
      t(shown.length === 0 ? `prompt-team-${which}-empty` : 'prompt-mine-next'),
    ],
    rows: [
      ...rowsOf(
        shown.map(({ number }) =>
          button(t('card-open', { number: String(number) }), { noun: 'team_ticket', number }),
        ),
        3,
      ),
      ...turning(before, next, (to) => ({ noun: 'team', which, before: to })),
      [
        button(t('bot-mine'), { noun: 'mine', which: 'open', before: 0 }),
        button(t(`prompt-mine-to-${other}`), { noun: 'team', which: other, before: 0 }),
      ],
      [button(t('prompt-close'), { noun: 'close' })],
    ],
  }
}

/** A ticket as somebody sees it who may only read it: what was asked, how it stands, what was said last. */
export function drawTeamTicket(
  reader: Reader,
  { ticket: number, over, before }: { ticket: number } & Page,
): Screen | undefined {
  const { t, desk, person } = reader
  const ticket = findTicket(desk, number)
  if (!person || !ticket || !may(desk, person, 'read', ticket)) return undefined
  const back = { noun: 'team' as const, which: over ? ('over' as const) : ('open' as const) }
  return {
    lines: [
      { bold: headline(reader, ticket) },
      requesterOf(reader, ticket),
      standingOf(reader, ticket),
      ...answersOf(reader, ticket, MOST_ANSWERS),
      ...saidLast(reader, ticket),
    ],
    rows: [
      [button(t('prompt-back'), { ...back, before: before.at(-1) ?? 0 })],
      [button(t('prompt-close'), { noun: 'close' })],
    ],
  }
}

function entry(reader: Reader, ticket: Ticket): Line {
  const name = personById(reader.desk, ticket.requesterId)?.name ?? ''
  return `• ${headline(reader, ticket)}\n${plain(name, 80)} · ${standingOf(reader, ticket)}`
}

/** В работе · Вера Смирнова · Решим до 15:40 сегодня. */
function standingOf(reader: Reader, ticket: Ticket): string {
  if (ticket.gate !== null) return approvalOf(reader, ticket.number)
  return [statusOf(reader, ticket), progressOf(reader, ticket)].filter(Boolean).join(' · ')
}

function progressOf(reader: Reader, ticket: Ticket): string | undefined {
  const { category, rating, number } = ticket
  if (category === 'new' || category === 'active') return deadlineOf(reader, ticket)
  if (category === 'on_hold') return subtasksDone(reader, number)
  return rating === null ? undefined : reader.t('push-rated', { rating })
}

function saidLast({ t, desk }: Reader, ticket: Ticket): Line[] {
  return messagesOf(desk, ticket.number, MESSAGES_READ)
    .filter(({ kind }) => kind !== 'note')
    .slice(-LAST_MESSAGES)
    .map(({ authorId, text }) => {
      const name = authorId === null ? undefined : personById(desk, authorId)?.name
      const said = plain(excerpt(text), 200) || t('push-no-words')
      return `${plain(name ?? t('card-nobody'), 80)}: ${said}`
    })
}
