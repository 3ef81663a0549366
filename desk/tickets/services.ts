import { and, desc, eq } from 'drizzle-orm'
import { events } from '../../db/tables/tickets.ts'
import { type Answers, answerOf } from '../../scenarios/answer.ts'
import { redrawCards } from '../chat/cards.ts'
import { factsFor } from '../chat/facts.ts'
import { about, tellRequester } from '../delivery/notify.ts'
import { type Desk, deed } from '../desk.ts'
import { DeskError } from '../errors.ts'
import { record } from '../events.ts'
import { type Person, personById, personByKey } from '../people/people.ts'
import { ticketFor } from '../people/rights.ts'
import { changeProcess } from '../processes/other-service.ts'
import { config, type LiveService, stepsOf } from '../setup/config.ts'
import { changeTerms } from '../sla/retargeting.ts'
import { assign, begin, mayHold, move } from './assignment.ts'
import { keptAnswers } from './kept-answers.ts'
import { type Decision, decide } from './routing.ts'
import { type Ticket, ticketOf } from './tickets.ts'

const CHANGED = 'service_changed'
const MOST_CHANGES = 20

/**
 * Files a ticket under another service: its policy counts with what was used, its approval, checklist and
 * subtasks come, and the answers that fit its questions stay. The others are kept in the history and come back
 * with their service. `move`: to the line of its routes. Priority and title stay; the requester is told.
 */
export function setService(
  desk: Desk,
  by: Person,
  number: number,
  key: string,
  options: { move?: boolean } = {},
): Ticket {
  return deed(desk, () => {
    const ticket = ticketFor(desk, by, number, 'service')
    if (ticket.category === 'closed') throw new DeskError('ticket_closed', { number })
    const service = config(desk).services.live.find((one) => one.key === key)
    if (!service) throw new DeskError('unknown_service', { service: key })
    if (ticket.service === key) return ticket
    const requester = personById(desk, ticket.requesterId)
    const answers = answersUnder(desk, ticket, service)
    const decision = decide(desk, service, requester, answers)
    const { version: scenarioVersion } = service
    const { policy } = decision
    tellRequester(desk, ticket, {
      fact: 'service',
      ...about(ticket),
      service: service.name,
      by: by.name,
    })
    const changed = changeTerms(desk, number, { service: key, scenarioVersion, policy, answers })
    record(desk, CHANGED, {
      ticket: number,
      by: by.id,
      data: {
        from: ticket.service,
        fromVersion: ticket.scenarioVersion,
        to: key,
        fromDue: ticket.dueAt,
        toDue: changed.dueAt,
        left: leftOut(ticket.answers, answers),
      },
    })
    changeProcess(desk, ticketOf(desk, number), service)
    if (options.move) moveTo(desk, by, changed, decision)
    const now = ticketOf(desk, number)
    // Whoever works on it has not heard of what waited for an approval until now.
    const isFreed = ticket.gate !== null && now.gate === null
    const isThere = now.line === ticket.line && now.assigneeId === ticket.assigneeId
    if (isFreed && isThere) begin(desk, now)
    redrawCards(desk, number)
    return ticketOf(desk, number)
  })
}

/** What a ticket answers under another service: its answers, and those that it left behind on its way here. */
function answersUnder(desk: Desk, ticket: Ticket, service: LiveService): Answers {
  const requester = personById(desk, ticket.requesterId)
  if (!requester) return {}
  const facts = factsFor(desk, requester, service.key, true)
  const now = {
    steps: stepsOf(desk, ticket.service, ticket.scenarioVersion),
    answers: ticket.answers,
  }
  let answers: Answers = {}
  for (const former of [...formerAnswers(desk, ticket.number), now]) {
    answers = { ...answers, ...keptAnswers(desk, former, service.steps, facts) }
  }
  return keptAnswers(desk, { steps: service.steps, answers }, service.steps, facts)
}

/** The answers that changes of the service have left behind, the latest last. */
function formerAnswers(desk: Desk, number: number) {
  return desk.db
    .select()
    .from(events)
    .where(and(eq(events.ticket, number), eq(events.type, CHANGED)))
    .orderBy(desc(events.id))
    .limit(MOST_CHANGES)
    .all()
    .map(({ data }) => ({
      steps: stepsOf(desk, String(data.from), Number(data.fromVersion)),
      answers: (data.left ?? {}) as Answers,
    }))
    .reverse()
}

function leftOut(before: Answers, after: Answers): Answers {
  const isOut = (key: string) =>
    JSON.stringify(answerOf(before, key)) !== JSON.stringify(answerOf(after, key))
  return Object.fromEntries(Object.entries(before).filter(([key]) => isOut(key)))
}

function moveTo(desk: Desk, by: Person, ticket: Ticket, { line, assignee }: Decision): void {
  const { number } = ticket
  // Whoever has moved it gives it to nobody any more: its new line does.
  if (line !== ticket.line) {
    move(desk, by, number, line, '', assignee)
    return
  }
  const fixed = assignee === undefined ? undefined : personByKey(desk, assignee)
  const moved = ticketOf(desk, number)
  if (moved.gate !== null || moved.assigneeId !== null || !fixed) return
  if (fixed.awayAt === null && mayHold(desk, fixed, moved)) assign(desk, by, number, fixed.id)
}
