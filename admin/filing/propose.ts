import type { Answer } from '../../scenarios/answer.ts'
import type { Facts } from '../../scenarios/engine-facts.ts'
import { pathOf, proposedOf } from '../../scenarios/engine-path.ts'
import type { Step } from '../../scenarios/step.ts'
import { fieldOf, OWN } from './read-answers.ts'

/** The fields of a form that nobody has filled in yet: the pack's proposals. */
export function proposedFields(steps: readonly Step[], facts: Facts): Map<string, string[]> {
  const fields = new Map<string, string[]>()
  for (const asked of pathOf(steps, {}, facts).asked) {
    const answer = proposedOf(asked, facts)
    if (answer)
      for (const [name, values] of fieldsOf(asked.step.key, answer)) fields.set(name, values)
  }
  return fields
}

function fieldsOf(key: string, answer: Answer): [string, string[]][] {
  switch (answer.type) {
    case 'choice':
      return answer.other === undefined
        ? [[fieldOf(key), answer.keys]]
        : [
            [fieldOf(key), [...answer.keys, OWN]],
            [fieldOf(key, 'other'), [answer.other]],
          ]
    case 'number':
      return [[fieldOf(key), [String(answer.value)]]]
    case 'date':
      return [[fieldOf(key), [answer.date]]]
    case 'person':
      return [
        [fieldOf(key), [answer.name]],
        [fieldOf(key, 'id'), answer.id === undefined ? [] : [String(answer.id)]],
      ]
    case 'yes_no':
      return [[fieldOf(key), [answer.value ? 'yes' : 'no']]]
    case 'files':
      return []
    default:
      return [[fieldOf(key), [answer.text]]]
  }
}
