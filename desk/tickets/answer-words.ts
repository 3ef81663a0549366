import type { Answers } from '../../scenarios/answer.ts'
import { labelOf, sayAnswer } from '../../scenarios/answer-say.ts'
import type { Step } from '../../scenarios/step.ts'
import type { Desk } from '../desk.ts'
import { config } from '../setup/config.ts'

/** Answers as people read them, one a line, in the company's language: what a ticket is found by. */
export function wordsOfAnswers(desk: Desk, steps: readonly Step[], answers: Answers): string {
  const { locale } = config(desk)
  const t = desk.words(locale)
  return steps
    .flatMap((step) => {
      const given = answers[step.key]
      return given ? [`${labelOf(step, locale)}: ${sayAnswer(step, given, locale, t)}`] : []
    })
    .join('\n')
}
