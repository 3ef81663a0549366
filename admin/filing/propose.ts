import type { Facts } from '../../scenarios/engine-facts.ts'
import { pathOf, proposedOf } from '../../scenarios/engine-path.ts'
import type { Step } from '../../scenarios/step.ts'
import { fieldsOf } from './answer-fields.ts'

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
