import { each, type Known, type LoosePack, staying } from './cross-names.ts'
import { type Finding, type Path, quote } from './fault.ts'
import { KEYED_LISTS } from './pack.ts'

/** Keys given twice in a list, and keys that something else in the desk holds. */
export function* faultsOfKeys(pack: LoosePack, known: Known): Generator<Finding> {
  for (const list of KEYED_LISTS) {
    yield* twice(pack[list], [list])
    yield* held(pack, known, list)
  }
  for (const [index, service] of each(pack.services)) {
    yield* twice(service.steps, ['services', index, 'steps'])
    yield* twice(service.subtasks, ['services', index, 'subtasks'])
  }
}

type Keyed = { key?: string | undefined }

function* twice(list: readonly (Keyed | undefined)[] | undefined, path: Path): Generator<Finding> {
  const seen = new Set<string>()
  for (const [index, { key }] of each<Keyed>(list)) {
    if (key === undefined) continue
    if (seen.has(key)) {
      yield { path: [...path, index, 'key'], message: `the key ${quote(key)} is given twice` }
    }
    seen.add(key)
  }
}

function* held(
  pack: LoosePack,
  known: Known,
  list: (typeof KEYED_LISTS)[number],
): Generator<Finding> {
  const others = staying(pack, known, list)
  for (const [index, { key = '' }] of each<Keyed>(pack[list])) {
    const origin = others.get(key)
    if (origin === undefined) continue
    const message = `the key ${quote(key)} is held by what ${quote(origin)} made`
    yield { path: [list, index, 'key'], message }
  }
}
