import { type Answer, type Answers, answerOf } from './answer.ts'
import { personAnswer } from './answer-default.ts'
import { readAnswer } from './answer-read.ts'
import { fillTemplate } from './answer-title.ts'
import type { Facts } from './engine-facts.ts'
import type { Step } from './step.ts'

export type Given = string | number | boolean | readonly string[]

/** The answers that a subtask takes from: those of its parent, and what they say in words by key. */
interface GivenFrom {
  answers: Answers
  words: (key: string) => string
}

/**
 * What a subtask of a pack answers to a step: `{employee}` alone gives the parent's answer as it is
 * where the types meet, other braces its words. Undefined where nothing fitting was given: the line
 * fills it in.
 */
export function givenAnswer(
  step: Step,
  given: Given,
  from: GivenFrom,
  facts: Facts,
): Answer | undefined {
  const [, key] = (typeof given === 'string' && /^\{([a-z][a-z0-9_-]*)\}$/.exec(given)) || []
  const whole = key === undefined ? undefined : answerOf(from.answers, key)
  if (whole?.type === step.type && fits(step, whole)) return whole
  const words = [given].flat().map((one) => fillTemplate(String(one), from.words))
  const [word = ''] = words
  if (word.trim() === '') return undefined
  switch (step.type) {
    case 'files':
      return undefined
    case 'choice': {
      const keys = words.filter((one) => step.options.some((option) => option.key === one))
      if (keys.length > 0) return { type: 'choice', keys: step.multiple ? keys : keys.slice(0, 1) }
      return step.other ? { type: 'choice', keys: [], other: word } : undefined
    }
    case 'person': {
      const person = facts.person(word, step.departments)
      if (person) return personAnswer(person)
      return step.other ? { type: 'person', name: word } : undefined
    }
    default: {
      const read = readAnswer(step, word, facts)
      return 'answer' in read ? read.answer : undefined
    }
  }
}

function fits(step: Step, answer: Answer): boolean {
  if (step.type !== 'choice' || answer.type !== 'choice') return true
  const isKnown = (key: string) => step.options.some((option) => option.key === key)
  const few = step.multiple || answer.keys.length <= 1
  return few && answer.keys.every(isKnown) && (answer.other === undefined || step.other === true)
}
