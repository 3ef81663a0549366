import type { Answers } from '../../scenarios/answer.ts'
import { labelOf, sayAnswer } from '../../scenarios/answer-say.ts'
import type { Step } from '../../scenarios/step.ts'
import type { Desk } from '../desk.ts'
import { config } from '../setup/config.ts'

export interface AnswerSaid {
  label: string
  said: string
}

/** Answers as people read them, in the company's language: what a ticket is found by. */
export function answersSaid(desk: Desk, steps: readonly Step[], answers: Answers): AnswerSaid[] {
  const { locale } = config(desk)
  const t = desk.words(locale)
  return steps.flatMap((step) => {
    const given = answers[step.key]
    return given ? [{ label: labelOf(step, locale), said: sayAnswer(step, given, locale, t) }] : []
  })
}
