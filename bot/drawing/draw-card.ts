import type { InlineKeyboardButton } from 'grammy/types'
import { findCard } from '../../desk/chat/cards.ts'
import type { Desk } from '../../desk/desk.ts'
import { personById } from '../../desk/people/people.ts'
import {
  decidersOf,
  approvalOf as lastApproval,
  waitingApproval,
} from '../../desk/processes/approval-rows.ts'
import { subtasksOf } from '../../desk/processes/subtask-rows.ts'
import { config } from '../../desk/setup/config.ts'
import { promisedOf } from '../../desk/sla/clock-rows.ts'
import { ratedSince } from '../../desk/tickets/csat.ts'
import { findTicket, type Ticket } from '../../desk/tickets/tickets.ts'
import { sayAt } from '../../locales/when.ts'
import type { Words } from '../../locales/words.ts'
import { say } from '../../scenarios/text.ts'
import type { Drawn } from '../drawn.ts'
import { button } from './buttons.ts'
import { headline, type Reader, readerOf, timesOf } from './reader.ts'
import { promiseOf, ratingRow, withName } from './requester-facts.ts'
import { linesOf, plain } from './text.ts'

/** A ticket's live message for its requester; null for anybody else's chat. */
export function drawCard(desk: Desk, words: Words, number: number, chatId: number): Drawn | null {
  const ticket = findTicket(desk, number)
  const card = findCard(desk, number, chatId)
  const sentAt = card?.messageId == null ? undefined : (card.sentAt ?? ticket?.createdAt)
  const reader = { ...readerOf(desk, words, chatId), ...(sentAt ? { sentAt } : {}) }
  if (!ticket || ticket.requesterId !== reader.person?.id) return null
  return {
    ...linesOf([
      { bold: headline(reader, ticket) },
      // What is called "new" has not begun while somebody decides.
      ticket.gate === null ? statusOf(reader, ticket) : undefined,
      ...now(reader, ticket),
    ]),
    keyboard: buttons(reader, ticket),
  }
}

/** В работе · Вера Смирнова. */
export function statusOf({ desk, locale }: Reader, ticket: Ticket): string {
  const status = config(desk).statuses.get(ticket.status)?.name ?? ticket.status
  const assignee = ticket.assigneeId === null ? undefined : personById(desk, ticket.assigneeId)
  const isOver = ticket.category === 'closed'
  return withName(plain(say(status, locale), 80), isOver ? undefined : assignee?.name)
}

/** The time that is promised, or that it has passed; undefined where nothing is promised. */
export function deadlineOf(reader: Reader, ticket: Ticket): string | undefined {
  const { desk, t } = reader
  if (ticket.dueAt === null || ticket.open === 0) return undefined
  const promised = promisedOf(desk, ticket)
  return promised ? promiseOf(reader, ticket.number, promised) : t('card-late')
}

function now(reader: Reader, ticket: Ticket): (string | undefined)[] {
  const { t } = reader
  if (ticket.gate !== null) return [approvalOf(reader, ticket.number)]
  switch (ticket.category) {
    case 'new':
    case 'active':
      return [deadlineOf(reader, ticket)]
    case 'waiting':
      return [t('card-waiting')]
    case 'on_hold':
      return [subtasksDone(reader, ticket.number) ?? t('card-on-hold')]
    case 'solved':
      return [rating(reader, ticket), closing(reader, ticket)]
    case 'closed':
      return closed(reader, ticket)
  }
}

/** На согласовании: Борис Петров. */
export function approvalOf({ desk, t }: Reader, number: number): string {
  const approval = waitingApproval(desk, number)
  const [decider] = approval ? decidersOf(desk, approval) : []
  return withName(t('card-approval'), decider?.name)
}

/** Сделано 1 из 3. */
export function subtasksDone({ desk, t }: Reader, number: number): string | undefined {
  const process = subtasksOf(desk, number).filter(({ start }) => start !== 'by_hand')
  const isRunning = process.some(({ state }) => state === 'started')
  // Between two of a chain none has started for a moment.
  const isBetween = ['done', 'planned'].every((wanted) =>
    process.some(({ state }) => state === wanted),
  )
  if (!isRunning && !isBetween) return undefined
  const known = process.filter(({ state }) => state !== 'dropped')
  const done = known.filter(({ state }) => state === 'done').length
  return t('card-subtasks', { done, total: known.length })
}

function closed(reader: Reader, ticket: Ticket): (string | undefined)[] {
  const { t } = reader
  const { mergedInto } = ticket
  if (mergedInto !== null) return [t('card-merged', { into: String(mergedInto) })]
  // Taken up again after a refusal it ended like any other.
  if (ticket.solvedAt === null && lastApproval(reader.desk, ticket.number)?.state === 'rejected') {
    return [t('card-rejected'), t('card-closed-next')]
  }
  const rated = ticket.rating === null ? undefined : rating(reader, ticket)
  return [rated, t('card-closed-next')]
}

function rating({ t }: Reader, ticket: Ticket): string {
  return ticket.rating === null ? t('card-rate') : t('card-rated', { rating: ticket.rating })
}

function closing(reader: Reader, ticket: Ticket): string | undefined {
  if (ticket.closeAt === null) return undefined
  const at = sayAt(ticket.closeAt, timesOf(reader, ticket.number))
  return reader.t('card-closes', { at })
}

function buttons(reader: Reader, ticket: Ticket): InlineKeyboardButton[][] {
  const { t, desk } = reader
  const { number, category, mergedInto } = ticket
  const act = (key: string, deed: 'message' | 'cancel' | 'reject') => {
    const style = deed === 'cancel' ? ('danger' as const) : undefined
    return button(t(key), { noun: 'ticket', deed, number }, style)
  }
  if (mergedInto !== null) {
    const label = t('card-open', { number: String(mergedInto) })
    return [[button(label, { noun: 'ticket', deed: 'show', number: mergedInto })]]
  }
  const given = ratedSince(ticket) === null ? null : ticket.rating
  const rates = mayRate(desk, ticket) ? [ratingRow(number, given)] : []
  if (category === 'solved') {
    return [...rates, [act('card-message', 'message'), act('card-reject', 'reject')]]
  }
  if (category === 'closed') return [...rates, [act('card-again', 'message')]]
  const message = category === 'waiting' ? 'card-answer' : 'card-message'
  return [[act(message, 'message'), act('card-cancel', 'cancel')]]
}

function mayRate(desk: Desk, ticket: Ticket): boolean {
  if (ticket.solvedAt === null) return false
  const ratedAt = ratedSince(ticket)
  return ratedAt === null || ratedAt + config(desk).closing.ratingChange >= desk.now()
}
