import type { Answer } from './answer.ts'
import { readEmail, readPhone } from './answer-contact.ts'
import { dayOf } from './date.ts'
import type { Facts, Person } from './engine-facts.ts'
import type { Step } from './step.ts'

/** The answer that the pack proposes, if there is one as of today; `requester` is who asks. */
export function defaultOf(step: Step, facts: Facts): Answer | undefined {
  if (step.type === 'files' || step.default === undefined) return undefined
  const { requester } = facts
  switch (step.type) {
    case 'choice':
      return { type: 'choice', keys: [step.default].flat() }
    case 'text':
      return { type: 'text', text: step.default }
    case 'number':
      return { type: 'number', value: step.default }
    case 'date':
      return { type: 'date', date: dayOf(step.default, facts.today) }
    case 'yes_no':
      return { type: 'yes_no', value: step.default === true || step.default === 'yes' }
    case 'person': {
      const ref = step.default === 'requester' ? (requester.id ?? requester.key) : step.default
      const person = ref === undefined ? undefined : facts.person(ref, step.departments)
      return person && personAnswer(person)
    }
    case 'phone': {
      const written = step.default === 'requester' ? requester.phone : step.default
      const text = written && readPhone(written, facts.country)
      return text ? { type: 'phone', text } : undefined
    }
    case 'email': {
      const written = step.default === 'requester' ? requester.email : step.default
      const text = written && readEmail(written)
      return text ? { type: 'email', text } : undefined
    }
  }
}

/** Somebody of the directory as an answer. */
export function personAnswer({ id, key, name }: Person): Answer {
  return { type: 'person', id, ...(key !== undefined && { key }), name }
}
