import type { Desk } from '../../desk/desk.ts'
import { personByKey } from '../../desk/people/people.ts'
import { config } from '../../desk/setup/config.ts'
import type { Translate } from '../../locales/words.ts'
import { personInWord } from '../../scenarios/pack-people.ts'
import { type Policy, TARGETS } from '../../scenarios/pack-policies.ts'
import { type Faults, type Fields, quoting } from './fields.ts'
import { rowOfReminder } from './policy-fields.ts'

/** What is wrong with a policy that its schema lets pass: no such calendar or person, reminders that never come. */
export function policyFaults(desk: Desk, policy: Policy, fields: Fields, t: Translate): Faults {
  const faults: Faults = {}
  if (!config(desk).calendars.live.some(({ key }) => key === policy.calendar)) {
    faults.calendar = t('admin-fault-calendar')
  }
  const timed = TARGETS.filter((target) =>
    Object.values(policy.targets).some((targets) => targets[target] !== undefined),
  )
  if (timed.length === 0) faults.targets = t('admin-fault-targets')
  for (const [place, { of, notify = [], escalate }] of (policy.reminders ?? []).entries()) {
    const field = `reminder-${rowOfReminder(fields, place)}`
    const unknown = notify
      .flatMap((word) => personInWord(word) ?? [])
      .find((key) => !personByKey(desk, key))
    if (of !== undefined && !timed.includes(of)) faults[field] ??= t('admin-fault-of')
    if (notify.length === 0 && !escalate) faults[field] ??= t('admin-fault-nobody')
    if (unknown !== undefined) faults[field] ??= quoting(t, 'admin-fault-person', unknown)
  }
  return faults
}
