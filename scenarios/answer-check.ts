import type { Answer } from './answer.ts'
import { matches } from './answer-pattern.ts'
import { boundsOf } from './date.ts'
import { type Problem, problem } from './engine-problem.ts'
import type { Step, StepOf } from './step.ts'

/** Telegram's own limit of a message, in characters. */
export const MAX_TYPED = 4096
const MAX_FILES = 10

/** What is wrong with an answer by the settings of its step as of today, or undefined. */
export function problemWith(step: Step, answer: Answer, today: string): Problem | undefined {
  if (step.type === 'text' && answer.type === 'text') return problemWithText(step, answer.text)
  if (step.type === 'number' && answer.type === 'number') {
    return problemWithNumber(step, answer.value)
  }
  if (step.type === 'date' && answer.type === 'date') {
    const { min, max } = boundsOf(step, today)
    if (answer.date < min) return problem('date_min', { min })
    return answer.date > max ? problem('date_max', { max }) : undefined
  }
  if (step.type === 'files' && answer.type === 'files') {
    const { min, max } = fileLimits(step)
    if (answer.files.length > max) return problem('files_max', { max })
    return answer.files.length < min ? problem('files_min', { min }) : undefined
  }
  return undefined
}

/** Whether the step may be passed over: it says so, or that no file is enough. */
export function isOptional(step: Step): boolean {
  return step.optional === true || (step.type === 'files' && step.min === 0)
}

/** How many files a step takes once it is answered at all. */
export function fileLimits(step: StepOf<'files'>): { min: number; max: number } {
  const min = Math.max(step.min ?? 1, 1)
  return { min, max: step.max ?? Math.max(min, MAX_FILES) }
}

/** Characters as people count them. */
export function lengthOf(text: string): number {
  return [...text].length
}

function problemWithText(step: StepOf<'text'>, text: string): Problem | undefined {
  const length = lengthOf(text)
  const max = Math.min(step.max ?? MAX_TYPED, MAX_TYPED)
  if (length > max) return problem('too_long', { length, max })
  if (step.min !== undefined && length < step.min) {
    return problem('too_short', { length, min: step.min })
  }
  const unlike = step.pattern !== undefined && !matches(step.pattern, text)
  return unlike ? problem('pattern') : undefined
}

function problemWithNumber(step: StepOf<'number'>, value: number): Problem | undefined {
  if (step.integer && !Number.isInteger(value)) return problem('number_integer')
  if (step.min !== undefined && value < step.min) return problem('number_min', { min: step.min })
  if (step.max !== undefined && value > step.max) return problem('number_max', { max: step.max })
  return undefined
}
