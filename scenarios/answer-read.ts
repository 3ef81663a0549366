import type { Answer } from './answer.ts'
import { problemWith } from './answer-check.ts'
import { readEmail, readPhone } from './answer-contact.ts'
import { readNumber } from './answer-number.ts'
import { boundsOf } from './date.ts'
import { readDate } from './date-typed.ts'
import type { Facts } from './engine-facts.ts'
import { type Problem, problem } from './engine-problem.ts'
import { fold } from './fold.ts'
import type { Step } from './step.ts'

type TypedStep = Exclude<Step, { type: 'choice' | 'person' | 'files' }>
type Reading = { answer: Answer } | { problem: Problem }

const YES = ['да', 'ага', 'угу', 'конечно', 'д', 'yes', 'yep', 'y', 'true', '+', '👍']
const NO = ['нет', 'не', 'неа', 'н', 'no', 'nope', 'n', 'false', '-', '👎']

/** The answer in a typed text that is not blank, or why it is none. */
export function readAnswer(step: TypedStep, text: string, facts: Facts): Reading {
  const answer = read(step, text, facts)
  if (!answer) return { problem: problem(step.type === 'text' ? 'blank' : step.type) }
  const fault = problemWith(step, answer, facts.today)
  return fault ? { problem: fault } : { answer }
}

function read(step: TypedStep, text: string, facts: Facts): Answer | undefined {
  switch (step.type) {
    case 'text':
      return { type: 'text', text }
    case 'number': {
      const value = readNumber(text, step)
      return value === undefined ? undefined : { type: 'number', value }
    }
    case 'date': {
      const date = readDate(text, facts.today, boundsOf(step, facts.today))
      return date === undefined ? undefined : { type: 'date', date }
    }
    case 'yes_no': {
      const word = fold(text).replace(/[.,!]+$/u, '')
      if (YES.includes(word)) return { type: 'yes_no', value: true }
      return NO.includes(word) ? { type: 'yes_no', value: false } : undefined
    }
    case 'phone': {
      const phone = readPhone(text, facts.country)
      return phone === undefined ? undefined : { type: 'phone', text: phone }
    }
    case 'email': {
      const email = readEmail(text)
      return email === undefined ? undefined : { type: 'email', text: email }
    }
  }
}
