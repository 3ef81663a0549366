import type { Desk } from '../../desk/desk.ts'
import type { LiveService } from '../../desk/setup/config.ts'
import { stepsOf } from '../../desk/setup/config.ts'
import { keptAnswers } from '../../desk/tickets/kept-answers.ts'
import type { Ticket } from '../../desk/tickets/tickets.ts'
import { MAX_TYPED } from '../../scenarios/answer-check.ts'
import { cut } from '../../scenarios/answer-say.ts'
import type { Facts } from '../../scenarios/engine-facts.ts'
import { fieldOf, fieldsOf } from './answer-fields.ts'

/** The fields of a form for a subtask: what its parent answers to the same questions, and its title as the first text. */
export function fieldsFromParent(
  desk: Desk,
  parent: Ticket,
  { steps }: LiveService,
  facts: Facts,
): Map<string, string[]> {
  const from = {
    steps: stepsOf(desk, parent.service, parent.scenarioVersion),
    answers: parent.answers,
  }
  const kept = keptAnswers(desk, from, steps, facts)
  const fields = new Map(Object.entries(kept).flatMap(([key, one]) => fieldsOf(key, one)))
  const first = steps.find((step) => step.type === 'text' && !step.agents_only)
  if (first?.type === 'text' && !fields.has(fieldOf(first.key))) {
    fields.set(fieldOf(first.key), [cut(parent.title, first.max ?? MAX_TYPED)])
  }
  return fields
}
