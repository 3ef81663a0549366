import type { Answer } from '../../scenarios/answer.ts'
import { isOptional } from '../../scenarios/answer-check.ts'
import { pathOf } from '../../scenarios/engine-path.ts'
import type { Step } from '../../scenarios/step.ts'
import { factsFor } from '../chat/facts.ts'
import type { Desk } from '../desk.ts'
import type { Attachment } from '../messages/attachments.ts'
import { personById } from '../people/people.ts'
import { stepsOf } from '../setup/config.ts'
import type { Ticket } from './tickets.ts'

/** An answer with its step and the files that it names. */
export interface ShownAnswer {
  step: Step
  answer: Answer
  files: Attachment[]
}

/** The answers of a ticket in the order of its scenario; those that only agents see where the reader may. */
export function answersShown(
  desk: Desk,
  ticket: Ticket,
  readsNotes: boolean,
  files: Attachment[],
): ShownAnswer[] {
  return stepsOf(desk, ticket.service, ticket.scenarioVersion).flatMap((step) => {
    const answer = ticket.answers[step.key]
    if (!answer || (step.agents_only && !readsNotes)) return []
    const ids = answer.type === 'files' ? answer.files.map((file) => file.id) : []
    return [{ step, answer, files: files.filter((file) => ids.includes(file.id)) }]
  })
}

/** How many questions of its scenario a ticket has left open that have to be answered. */
export function stepsLeftOpen(desk: Desk, ticket: Ticket): number {
  const requester = personById(desk, ticket.requesterId)
  if (!requester) return 0
  const steps = stepsOf(desk, ticket.service, ticket.scenarioVersion)
  const { asked, answers } = pathOf(
    steps,
    ticket.answers,
    factsFor(desk, requester, ticket.service, true),
  )
  return asked.filter(({ step }) => !isOptional(step) && !Object.hasOwn(answers, step.key)).length
}
