import { type Answer, type Answers, answerOf } from './answer.ts'
import { problemWith } from './answer-check.ts'
import { defaultOf } from './answer-default.ts'
import { boundsOf } from './date.ts'
import { type Draft, EDIT, moveTo, SUMMARY } from './engine-draft.ts'
import { type Facts, whenFactsOf } from './engine-facts.ts'
import type { Step, StepOf, StepOption, StepType } from './step.ts'
import { holds } from './when.ts'

/** A step that is asked, with the options that it has now, each with its index in the scenario. */
export interface Asked {
  index: number
  step: Step
  options: { index: number; option: StepOption }[]
}

/** A step that is asked and of this type. */
export type AskedOf<T extends StepType> = Asked & { step: StepOf<T> }

/** Whether the step is of this type. */
export function isOf<T extends StepType>(asked: Asked, type: T): asked is AskedOf<T> {
  return asked.step.type === type
}

/** The way through a scenario by what is known now. */
export interface Path {
  asked: Asked[]
  /** Answers of steps on the way, and the defaults of steps that only agents are asked. */
  answers: Answers
}

/** Which steps are asked by these answers, in order, and which answers are on the way. */
export function pathOf(steps: readonly Step[], answers: Answers, facts: Facts): Path {
  const path: Path = { asked: [], answers: {} }
  for (const [index, step] of steps.entries()) {
    if (step.when && !holds(step.when, whenFactsOf(facts, path.answers))) continue
    const asked = { index, step, options: optionsOf(step, path.answers, facts) }
    if (!isAnswerable(asked, answers, facts)) continue
    const hidden = step.agents_only === true && !facts.agent
    const given = hidden ? defaultOf(step, facts) : answerOf(answers, step.key)
    const answer = given && usable(asked, given)
    if (answer) path.answers[step.key] = answer
    if (!hidden) path.asked.push(asked)
  }
  return path
}

/** The first step that still needs an answer, if any. */
export function pendingOf(path: Path, draft: Draft, today: string): Asked | undefined {
  return path.asked.find(({ step }) => {
    if (draft.skipped.includes(step.key)) return false
    return draft.open.includes(step.key) || !isAnswered(step, path.answers, today)
  })
}

/** Whether the step has an answer that is whole: enough files, at least one tick. */
export function isAnswered(step: Step, answers: Answers, today: string): boolean {
  const answer = answerOf(answers, step.key)
  if (!answer) return false
  return answer.type !== 'files' || !problemWith(step, answer, today)
}

/** The default of a step as an answer that would be taken now. */
export function proposedOf(asked: Asked, facts: Facts): Answer | undefined {
  const given = defaultOf(asked.step, facts)
  const answer = given && usable(asked, given)
  return answer && !problemWith(asked.step, answer, facts.today) ? answer : undefined
}

/** The draft where a live step that is no longer asked has given way to the next one that is. */
export function placed(steps: readonly Step[], draft: Draft, facts: Facts): Draft {
  if (draft.at === SUMMARY || draft.at === EDIT) return draft
  const path = pathOf(steps, draft.answers, facts)
  if (path.asked.some(({ step }) => step.key === draft.at)) return draft
  return forward(steps, draft, facts)
}

/** The draft at its first pending step or else the summary, rid of what is not on the way. */
export function forward(steps: readonly Step[], draft: Draft, facts: Facts): Draft {
  const path = pathOf(steps, draft.answers, facts)
  const isAsked = (key: string) => path.asked.some(({ step }) => step.key === key)
  const kept = {
    ...draft,
    answers: path.answers,
    skipped: draft.skipped.filter(isAsked),
    open: draft.open.filter(isAsked),
  }
  const next = pendingOf(path, kept, facts.today)
  return next ? moveTo(kept, next.step.key) : moveTo(kept, SUMMARY, false)
}

/** Where Back leads from the live step: the summary, the key of a step before, or nowhere. */
export function backOf(path: Path, draft: Draft, today: string): string | undefined {
  if (draft.editing && !pendingOf(path, draft, today)) return SUMMARY
  const live = path.asked.findIndex(({ step }) => step.key === draft.at)
  return path.asked[live - 1]?.step.key
}

function optionsOf(step: Step, answers: Answers, facts: Facts): Asked['options'] {
  if (step.type !== 'choice') return []
  return step.options
    .map((option, index) => ({ index, option }))
    .filter(({ option }) => !option.when || holds(option.when, whenFactsOf(facts, answers)))
}

/** Whether there is anything to choose: nobody can answer a question for one of none. */
function isAnswerable({ step, options }: Asked, answers: Answers, facts: Facts): boolean {
  if (step.type === 'choice') return step.other === true || options.length > 0
  // What was chosen stays, though by now there may be nothing left to choose.
  if (answerOf(answers, step.key)) return true
  if (step.type === 'date') {
    const { min, max } = boundsOf(step, facts.today)
    return min <= max
  }
  if (step.type !== 'person' || step.other || !step.departments) return true
  const { departments } = step
  return facts.people('', { departments, offset: 0, limit: 1 }).total > 0
}

function usable({ step, options }: Asked, answer: Answer): Answer | undefined {
  if (answer.type !== step.type) return undefined
  if (answer.type !== 'choice') return answer
  const keys = answer.keys.filter((key) => options.some(({ option }) => option.key === key))
  return keys.length > 0 || answer.other !== undefined ? { ...answer, keys } : undefined
}
