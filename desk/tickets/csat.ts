import { redrawCards } from '../chat/cards.ts'
import { expect } from '../chat/expectations.ts'
import { promptIn, showPrompt } from '../chat/prompts.ts'
import { about, tellRequester, tellWorkers } from '../delivery/notify.ts'
import { type Desk, deed } from '../desk.ts'
import { DeskError } from '../errors.ts'
import { record } from '../events.ts'
import type { Person } from '../people/people.ts'
import { ticketFor } from '../people/rights.ts'
import { config } from '../setup/config.ts'
import { cleanText } from '../texts.ts'
import { change, type Ticket } from './tickets.ts'

const COMMENT_MS = 24 * 3_600_000
/** At this rating and below a comment is asked for. */
const ASKED_AT = 3

/** One tap, one to five: may be changed while the pack's `rating_change` lasts. */
export function rate(desk: Desk, by: Person, number: number, rating: number): Ticket {
  return deed(desk, () => {
    const ticket = ticketFor(desk, by, number, 'rate')
    if (!Number.isInteger(rating) || rating < 1 || rating > 5) throw new DeskError('bad_rating')
    if (ticket.solvedAt === null || ticket.open === 1) {
      throw new DeskError('ticket_not_solved', { number })
    }
    const ratedAt = ratedSince(ticket)
    if (ratedAt !== null && ticket.rating === rating) return ticket
    const until = (ratedAt ?? desk.now()) + config(desk).closing.ratingChange
    if (desk.now() > until) throw new DeskError('rating_late', { number })
    const rated = change(desk, number, { rating, ratedAt: ratedAt ?? desk.now() })
    record(desk, 'rated', { ticket: number, by: by.id, data: { from: ticket.rating, to: rating } })
    askForComment(desk, rated, by, rating)
    redrawCards(desk, number)
    tellWorkers(desk, rated, { fact: 'rated', ...about(rated), requester: by.name, rating })
    return rated
  })
}

/** When a ticket was rated as it was solved last; null: not yet, or before it went on again. */
export function ratedSince({ ratedAt, solvedAt }: Ticket): number | null {
  return ratedAt !== null && solvedAt !== null && ratedAt >= solvedAt ? ratedAt : null
}

/** What the requester says about their rating. */
export function comment(desk: Desk, by: Person, number: number, text: string): Ticket {
  return deed(desk, () => {
    const ticket = ticketFor(desk, by, number, 'rate')
    const clean = cleanText(text)
    if (clean === '') throw new DeskError('empty_text')
    const all = ticket.ratingComment === null ? clean : `${ticket.ratingComment}\n${clean}`
    const commented = change(desk, number, { ratingComment: all })
    record(desk, 'rating_commented', { ticket: number, by: by.id, data: { text: clean } })
    tellRequester(desk, commented, { fact: 'rating_comment_kept', ...about(commented) })
    tellWorkers(desk, commented, {
      fact: 'rated',
      ...about(commented),
      requester: by.name,
      rating: commented.rating ?? 0,
      comment: clean,
    })
    return commented
  })
}

function askForComment(desk: Desk, ticket: Ticket, by: Person, rating: number): void {
  const chatId = by.telegramId
  if (chatId === null) return
  expect(desk, chatId, 'rating_comment', ticket.number, COMMENT_MS)
  const busy = promptIn(desk, chatId)?.kind === 'draft'
  if (rating > ASKED_AT || busy) {
    tellRequester(desk, ticket, { fact: 'thanked', ...about(ticket), rating })
  } else {
    const data = { kind: 'rating_comment' as const, ticket: ticket.number, rating }
    showPrompt(desk, chatId, data, true)
  }
}
