import { pendingIn } from '../../desk/chat/pending.ts'
import { messagesOf } from '../../desk/messages/messages.ts'
import { personById } from '../../desk/people/people.ts'
import { may } from '../../desk/people/rights.ts'
import { excerpt } from '../../desk/texts.ts'
import { defaultStatus } from '../../desk/tickets/statuses.ts'
import { findTicket, type Ticket } from '../../desk/tickets/tickets.ts'
import { say } from '../../scenarios/text.ts'
import { button } from './buttons.ts'
import type { Screen } from './draw-prompt.ts'
import { headline, type Reader } from './reader.ts'
import { type Line, plain } from './text.ts'

/** Notes stand among them and are passed over. */
const MESSAGES_READ = 30

/** Русский · English. */
export function drawLanguage(reader: Reader): Screen {
  const { t, locale } = reader
  const choice = (language: 'ru' | 'en') => {
    const label = t(`prompt-language-${language}`)
    const chosen = language === locale ? `✓ ${label}` : label
    return button(chosen, { noun: 'language', language })
  }
  return {
    lines: [{ bold: t('prompt-language') }],
    rows: [[choice('ru'), choice('en')], [button(t('prompt-close'), { noun: 'close' })]],
  }
}

/** What is written next goes to the ticket. */
export function drawAddMessage(reader: Reader, number: number): Screen | undefined {
  const { t } = reader
  return about(reader, number, (ticket) => ({
    lines: [
      ...askedLast(reader, ticket),
      t(ticket.category === 'closed' ? 'prompt-write-again' : 'prompt-write'),
    ],
    rows: [[button(t('prompt-leave'), { noun: 'close' })]],
  }))
}

/** Take the ticket back? */
export function drawConfirmCancel(reader: Reader, number: number): Screen | undefined {
  const { t } = reader
  return about(reader, number, () => ({
    lines: [t('prompt-cancel')],
    rows: [
      [button(t('prompt-cancel-yes'), { noun: 'ticket', deed: 'cancelled', number }, 'danger')],
      [button(t('prompt-cancel-no'), { noun: 'close' })],
    ],
  }))
}

/** Something was written to a solved ticket: thanks, or is it not solved? */
export function drawThanks(reader: Reader, number: number): Screen | undefined {
  const { t } = reader
  return about(reader, number, () => ({
    lines: [t('prompt-thanks')],
    rows: [
      [button(t('prompt-thanks-yes'), { noun: 'ticket', deed: 'thanks', number }, 'primary')],
      [button(t('card-reject'), { noun: 'ticket', deed: 'reject', number })],
    ],
  }))
}

/** A low rating: what was amiss? */
export function drawRatingComment(reader: Reader, number: number): Screen | undefined {
  const { t } = reader
  return about(reader, number, () => ({
    lines: [t('prompt-rating-comment')],
    rows: [[button(t('prompt-no-comment'), { noun: 'close' })]],
  }))
}

/** An agent answered a ticket's message: is it for the requester or for colleagues? */
export function drawAgentMessage(reader: Reader, number: number): Screen | undefined {
  const { t, desk, chatId, person } = reader
  const kept = pendingIn(desk, chatId, `ticket:${number}`)
  const said = plain(excerpt(kept.map(({ content }) => content.text).join(' ')), 200)
  if (!person || kept.length === 0) return undefined
  return about(reader, number, (ticket) => ({
    lines: [said === '' ? t('prompt-pass') : t('prompt-pass-text', { text: said })],
    rows: [
      ...(may(desk, person, 'reply', ticket)
        ? [[button(t('prompt-pass-reply'), { noun: 'pass', as: 'reply', number }, 'primary')]]
        : []),
      [button(t('prompt-pass-note'), { noun: 'pass', as: 'note', number })],
      [button(t('prompt-forget'), { noun: 'close' }, 'danger')],
    ],
  }))
}

/** What an agent writes next is a question to the requester. */
export function drawAgentAsk(reader: Reader, number: number): Screen | undefined {
  const { t, desk, locale } = reader
  const status = plain(say(defaultStatus(desk, 'waiting').name, locale), 80)
  return about(reader, number, () => ({
    lines: [t('prompt-ask', { status })],
    rows: [[button(t('prompt-leave'), { noun: 'close' })]],
  }))
}

/** The question that a waiting ticket asks, so that nobody looks for it. */
function askedLast({ t, desk }: Reader, ticket: Ticket): Line[] {
  if (ticket.category !== 'waiting') return []
  const asked = messagesOf(desk, ticket.number, MESSAGES_READ).findLast(
    ({ kind }) => kind === 'reply',
  )
  if (!asked || asked.text === '') return []
  const name = asked.authorId === null ? undefined : personById(desk, asked.authorId)?.name
  const head = t('card-asks', { name: plain(name ?? t('card-nobody'), 80) })
  return [`${head} ${plain(excerpt(asked.text), 200)}`]
}

/** A screen about one ticket, under its headline. */
export function about(
  reader: Reader,
  number: number,
  asked: (ticket: Ticket) => { lines: Line[]; rows: Screen['rows'] },
): Screen | undefined {
  const ticket = findTicket(reader.desk, number)
  if (!ticket) return undefined
  const { lines, rows } = asked(ticket)
  return { lines: [{ bold: headline(reader, ticket) }, ...lines], rows }
}
