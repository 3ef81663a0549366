import { dangling, each, type Loose, type LoosePack, type Names } from './cross-names.ts'
import type { Finding, Path } from './fault.ts'
import { personInWord } from './pack-people.ts'
import type { Policy } from './pack-policies.ts'
import { ANY_PRIORITY } from './pack-priorities.ts'

/** Policies: their calendars and priorities, and reminders that could never come. */
export function* faultsOfPolicies(pack: LoosePack, names: Names): Generator<Finding> {
  for (const [index, policy] of each(pack.policies)) {
    const path = ['policies', index]
    yield* dangling(names, 'calendars', policy.calendar, [...path, 'calendar'])
    for (const priority of Object.keys(policy.targets ?? {})) {
      if (priority === ANY_PRIORITY) continue
      yield* dangling(names, 'priorities', priority, [...path, 'targets', priority])
    }
    yield* faultsOfReminders(policy, names, [...path, 'reminders'])
  }
}

function* faultsOfReminders(
  { targets, reminders }: Loose<Policy>,
  names: Names,
  path: Path,
): Generator<Finding> {
  const timed = new Set(Object.values(targets ?? {}).flatMap((target) => Object.keys(target ?? {})))
  for (const [index, { of, notify, escalate }] of each(reminders)) {
    const place = [...path, index]
    if (of !== undefined && targets && !timed.has(of)) {
      const message = 'the policy has no such target'
      yield { path: [...place, 'of'], message, wrong: of, among: timed }
    }
    if (!notify?.length && !escalate) {
      yield { path: place, message: 'tells nobody: give notify, or escalate: true' }
    }
    for (const [at, word] of each(notify)) {
      yield* dangling(names, 'people', personInWord(word), [...place, 'notify', at])
    }
  }
}
