import { faultsOfArticles } from './cross-articles.ts'
import { faultsOfCalendars } from './cross-calendars.ts'
import { faultsOfKeys } from './cross-keys.ts'
import { faultsOfLines } from './cross-lines.ts'
import { type Known, type LoosePack, namesOf } from './cross-names.ts'
import { faultsOfPeople } from './cross-people.ts'
import { faultsOfPolicies } from './cross-policies.ts'
import { faultsOfPriorityRules } from './cross-priority-rules.ts'
import { faultsOfServices } from './cross-services.ts'
import { faultsOfPriorities, faultsOfStatuses } from './cross-statuses.ts'
import type { Finding } from './fault.ts'

/** What no part of a pack can tell alone: references, repeated keys, circles, shared contacts. */
export function* crossFaults(pack: LoosePack, known: Known): Generator<Finding> {
  const names = namesOf(pack, known)
  yield* faultsOfKeys(pack, known)
  yield* faultsOfStatuses(pack, known)
  yield* faultsOfPriorities(pack)
  yield* faultsOfPriorityRules(pack, names)
  yield* faultsOfCalendars(pack)
  yield* faultsOfPeople(pack, names, known)
  yield* faultsOfLines(pack, names)
  yield* faultsOfPolicies(pack, names)
  yield* faultsOfServices(pack, names)
  yield* faultsOfArticles(pack, names)
}
