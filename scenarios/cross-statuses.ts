import { each, type Known, type LoosePack, staying } from './cross-names.ts'
import { type Finding, quote } from './fault.ts'
import { STATUS_CATEGORIES } from './pack-statuses.ts'

/** Statuses: each category has one, one is entered on each occasion, one priority is the default. */
export function* faultsOfStatuses(pack: LoosePack, known: Known): Generator<Finding> {
  const entered = new Map<string, string>()
  for (const [index, { key = '', enter_on, category }] of each(pack.statuses)) {
    if (enter_on === undefined) continue
    const path = ['statuses', index, 'enter_on']
    const before = entered.get(enter_on)
    if (before !== undefined) yield { path, message: `${quote(before)} is entered then already` }
    if (enter_on === 'reopen' && (category === 'solved' || category === 'closed')) {
      yield { path, message: `a ticket in category ${category} is not open` }
    }
    entered.set(enter_on, key)
  }
  yield* faultsOfCategories(pack, known)
}

/** Priorities: at most one is the default. */
export function* faultsOfPriorities(pack: LoosePack): Generator<Finding> {
  let before: string | undefined
  for (const [index, { key = '', default: isDefault }] of each(pack.priorities)) {
    if (!isDefault) continue
    const path = ['priorities', index, 'default']
    if (before !== undefined) yield { path, message: `${quote(before)} is the default already` }
    before ??= key
  }
}

function* faultsOfCategories(pack: LoosePack, known: Known): Generator<Finding> {
  // Statuses of other packs stay, and may be the ones that a category has.
  if (!pack.statuses || staying(pack, known, 'statuses').size > 0) return
  const present = new Set(pack.statuses.map((status) => status?.category))
  if (present.has(undefined)) return
  for (const category of STATUS_CATEGORIES) {
    if (present.has(category)) continue
    yield { path: ['statuses'], message: `at least 1 status of category ${category}` }
  }
}
