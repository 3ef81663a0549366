import { dangling, each, type Loose, type LoosePack, type Names } from './cross-names.ts'
import { faultsOfWhen, type LooseStep, type Scope } from './cross-when.ts'
import type { Finding } from './fault.ts'
import type { When } from './when.ts'

/** Priority rules: what they set exists, and some service can make their conditions hold. */
export function* faultsOfPriorityRules(pack: LoosePack, names: Names): Generator<Finding> {
  for (const [index, { when, set }] of each(pack.priority_rules)) {
    yield* faultsOfWhen(when, ['priority_rules', index, 'when'], scopeOfRule(when, pack, names))
    yield* dangling(names, 'priorities', set, ['priority_rules', index, 'set'])
  }
}

/** The steps of every service that the rule is about: those that it names, or all. */
function scopeOfRule(when: Loose<When> | undefined, pack: LoosePack, names: Names): Scope {
  const named = [when?.service].flat().filter((key) => typeof key === 'string')
  const steps = new Map<string, LooseStep[]>()
  for (const [, service] of each(pack.services)) {
    if (named.length > 0 && !named.includes(service.key ?? '')) continue
    for (const [, step] of each(service.steps)) {
      if (step.key !== undefined) steps.set(step.key, [...(steps.get(step.key) ?? []), step])
    }
  }
  const here = new Set((pack.services ?? []).map((service) => service?.key))
  const open = (named.length > 0 ? named : [...names.services]).some((key) => !here.has(key))
  return { names, steps, open }
}
