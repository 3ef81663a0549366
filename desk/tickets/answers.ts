import { type Answers, answerOf } from '../../scenarios/answer.ts'
import { isOptional, problemWith } from '../../scenarios/answer-check.ts'
import { type Asked, pathOf } from '../../scenarios/engine-path.ts'
import { redrawCards } from '../chat/cards.ts'
import { factsFor } from '../chat/facts.ts'
import { type Desk, deed } from '../desk.ts'
import { DeskError } from '../errors.ts'
import { record } from '../events.ts'
import { attachmentsByIds, attachTo } from '../messages/attachments.ts'
import { type Person, personById } from '../people/people.ts'
import { ticketFor } from '../people/rights.ts'
import { stepsOf } from '../setup/config.ts'
import { change, type Ticket } from './tickets.ts'

/** What became of an answer, by the key of its step; null: it was not there, or is not any more. */
type AnswerChanges = Record<string, { from: Answers[string] | null; to: Answers[string] | null }>

/**
 * An agent fills in or corrects what a ticket answers: `answers` are all of them as they shall be. What is not
 * asked by them any more is dropped, the title stays. Files are those that it has and new uploads of the agent.
 * Throws `answers_missing` where a required answer that was there would go, `bad_answer` where one does not fit.
 */
export function fillAnswers(desk: Desk, by: Person, number: number, answers: Answers): Ticket {
  return deed(desk, () => {
    const ticket = ticketFor(desk, by, number, 'answers')
    if (ticket.category === 'closed') throw new DeskError('ticket_closed', { number })
    const requester = personById(desk, ticket.requesterId)
    if (!requester) throw new DeskError('not_found', { number })
    const steps = stepsOf(desk, ticket.service, ticket.scenarioVersion)
    const facts = factsFor(desk, requester, ticket.service, true)
    const path = pathOf(steps, answers, facts)
    const changes = changesOf(ticket.answers, path.answers)
    if (Object.keys(changes).length === 0) return ticket
    for (const asked of path.asked) check(asked, changes, facts.today)
    takeFiles(desk, by, ticket, path.answers)
    const changed = change(desk, number, { answers: path.answers })
    record(desk, 'answers_changed', {
      ticket: number,
      by: by.id,
      data: { service: ticket.service, version: ticket.scenarioVersion, changes },
    })
    redrawCards(desk, number)
    return changed
  })
}

function changesOf(before: Answers, after: Answers): AnswerChanges {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)])
  const changes: AnswerChanges = {}
  for (const key of keys) {
    const from = answerOf(before, key) ?? null
    const to = answerOf(after, key) ?? null
    if (JSON.stringify(from) !== JSON.stringify(to)) changes[key] = { from, to }
  }
  return changes
}

/** Only what changes is held against its step: a date of last week was right last week. */
function check({ step }: Asked, changes: AnswerChanges, today: string): void {
  const news = changes[step.key]
  if (!news) return
  if (news.to === null) {
    if (!isOptional(step)) throw new DeskError('answers_missing', { step: step.key })
  } else if (problemWith(step, news.to, today)) {
    throw new DeskError('bad_answer', { step: step.key })
  }
}

/** A number of a file can be guessed: it is the ticket's already, or an upload of this person. */
function takeFiles(desk: Desk, by: Person, ticket: Ticket, answers: Answers): void {
  const ids = Object.values(answers).flatMap((one) =>
    one.type === 'files' ? one.files.map((file) => file.id) : [],
  )
  const known = attachmentsByIds(desk, ids)
  const isMine = ids.every((id) => {
    const file = known.find((one) => one.id === id)
    if (!file) return false
    return file.ticket === ticket.number || (file.ticket === null && file.ownerId === by.id)
  })
  if (!isMine) throw new DeskError('not_found')
  attachTo(desk, ids, { ticket: ticket.number, ownerId: by.id })
}
