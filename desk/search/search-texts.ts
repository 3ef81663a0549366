import { desc, eq, sql } from 'drizzle-orm'
import { messages } from '../../db/tables/messages.ts'
import type { Desk } from '../desk.ts'
import { personById } from '../people/people.ts'
import { prepared } from '../prepared.ts'
import { stepsOf } from '../setup/config.ts'
import { type AnswerSaid, answersSaid } from '../tickets/answer-words.ts'
import type { Ticket } from '../tickets/tickets.ts'

/** Of one ticket: its newest messages, and letters of all it says. */
const MOST_MESSAGES = 500
const MOST_LETTERS = 100_000

const written = prepared((db) =>
  db
    .select({ id: messages.id, text: messages.text, kind: messages.kind })
    .from(messages)
    .where(eq(messages.ticket, sql.placeholder('ticket')))
    .orderBy(desc(messages.id))
    .limit(sql.placeholder('limit'))
    .prepare(),
)

type TextWritten = { id: number; text: string; kind: (typeof messages.$inferSelect)['kind'] }

/** What a ticket's people wrote, newest first. */
export function textsWritten(desk: Desk, ticket: number, limit = MOST_MESSAGES): TextWritten[] {
  return written(desk).all({ ticket, limit })
}

/** What a ticket answers, as people read it. */
export function textsAnswered(
  desk: Desk,
  { service, scenarioVersion, answers }: Pick<Ticket, 'service' | 'scenarioVersion' | 'answers'>,
): AnswerSaid[] {
  return answersSaid(desk, stepsOf(desk, service, scenarioVersion), answers)
}

/** All that a ticket is found by, in letters that a short time suffices for: the newest first. */
export function textsOf(desk: Desk, ticket: Ticket): string[] {
  const requester = personById(desk, ticket.requesterId)
  const assignee = ticket.assigneeId === null ? undefined : personById(desk, ticket.assigneeId)
  const texts = [
    ticket.title,
    requester?.name ?? '',
    requester?.phone ?? '',
    assignee?.name ?? '',
    ...textsAnswered(desk, ticket).map(({ said }) => said),
    ...textsWritten(desk, ticket.number).map(({ text }) => text),
  ]
  let left = MOST_LETTERS
  return texts.map((text) => {
    const part = text.slice(0, Math.max(left, 0))
    left -= part.length
    return part
  })
}
