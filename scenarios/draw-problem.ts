import { sayDate, sayNumber } from './answer-say.ts'
import type { Speech } from './draw.ts'
import type { Prompt } from './prompt.ts'
import { say } from './text.ts'

/** The sentence above the question that says what to do now, if something was not taken. */
export function sayProblem(prompt: Prompt, { t, locale }: Speech): string | undefined {
  const { problem } = prompt
  if (!problem) return undefined
  const step = prompt.screen === 'step' ? prompt.step : undefined
  const today = prompt.screen === 'edit' ? undefined : prompt.today
  const { code, params = {} } = problem
  if (code === 'pattern' && step?.type === 'text' && step.pattern_hint !== undefined) {
    return say(step.pattern_hint, locale)
  }
  if (code === 'file_kept' && !step) return t('scenario-problem-file-kept-summary')
  const figures = Object.entries(params).map(([name, value]) => {
    if (code === 'date_min' || code === 'date_max')
      return [name, sayDate(String(value), locale, today)]
    const isBound = code === 'number_min' || code === 'number_max'
    return [name, isBound ? sayNumber(Number(value), locale) : value]
  })
  return t(`scenario-problem-${code.replaceAll('_', '-')}`, Object.fromEntries(figures))
}
