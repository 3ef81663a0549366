import { type Answer, type Answers, answerOf } from '../../scenarios/answer.ts'
import { givenAnswer } from '../../scenarios/answer-given.ts'
import { wordsOf } from '../../scenarios/answer-title.ts'
import type { Facts } from '../../scenarios/engine-facts.ts'
import { pathOf } from '../../scenarios/engine-path.ts'
import type { Step } from '../../scenarios/step.ts'
import type { Desk } from '../desk.ts'
import { config } from '../setup/config.ts'

/** Answers with the steps that they answer. */
interface Answered {
  steps: readonly Step[]
  answers: Answers
}

/**
 * What of given answers answers the steps of another scenario too: those of the same key, as they are
 * where the type is the same, by their words where those are an answer to the other type. Of options
 * those that are there; what the new scenario does not ask by these answers is left out, and what only
 * agents were asked where it would be told to the requester.
 */
export function keptAnswers(
  desk: Desk,
  from: Answered,
  steps: readonly Step[],
  facts: Facts,
): Answers {
  const kept: Answers = {}
  for (const step of steps) {
    const given = answerOf(from.answers, step.key)
    if (isHidden(from, step.key) && !step.agents_only) continue
    const answer = given && keptAnswer(desk, from, step, given, facts)
    if (answer) kept[step.key] = answer
  }
  return pathOf(steps, kept, facts).answers
}

function isHidden({ steps }: Answered, key: string): boolean {
  return steps.find((step) => step.key === key)?.agents_only === true
}

function keptAnswer(
  desk: Desk,
  { steps, answers }: Answered,
  step: Step,
  given: Answer,
  facts: Facts,
): Answer | undefined {
  if (step.type === 'choice' && given.type === 'choice') return keptChoice(step, given)
  const { locale } = config(desk)
  const words = wordsOf(steps, answers, locale, desk.words(locale))
  return givenAnswer(step, `{${step.key}}`, { answers, words }, facts)
}

function keptChoice(
  { options, multiple, other }: Extract<Step, { type: 'choice' }>,
  given: Extract<Answer, { type: 'choice' }>,
): Answer | undefined {
  const known = given.keys.filter((key) => options.some((option) => option.key === key))
  const keys = multiple ? known : known.slice(0, 1)
  const own = other && given.other !== undefined ? { other: given.other } : {}
  return keys.length > 0 || 'other' in own ? { type: 'choice', keys, ...own } : undefined
}
