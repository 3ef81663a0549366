import { cyclesIn, wayRound } from './cross-cycles.ts'
import {
  dangling,
  danglingIn,
  each,
  type Loose,
  type LoosePack,
  type Names,
  noAgent,
} from './cross-names.ts'
import type { Finding, Path } from './fault.ts'
import type { PackLine } from './pack-lines.ts'

/** Lines: their agents, calendars and where they escalate and rank to. */
export function* faultsOfLines(pack: LoosePack, names: Names): Generator<Finding> {
  for (const [index, line] of each(pack.lines)) {
    const path = ['lines', index]
    yield* danglingIn(names, 'people', line.agents, [...path, 'agents'])
    for (const [at, agent] of each(line.agents)) {
      yield* noAgent(names, agent, [...path, 'agents', at])
    }
    yield* dangling(names, 'people', line.lead, [...path, 'lead'])
    yield* noAgent(names, line.lead, [...path, 'lead'])
    yield* dangling(names, 'calendars', line.calendar, [...path, 'calendar'])
    yield* dangling(names, 'lines', line.escalates_to, [...path, 'escalates_to'])
    yield* faultsOfRanking(line, names, [...path, 'ranking'])
  }
  yield* faultsOfEscalation(pack)
}

function* faultsOfRanking(line: Loose<PackLine>, names: Names, path: Path): Generator<Finding> {
  const { owners = {}, to } = line.ranking ?? {}
  for (const [department, owner] of Object.entries(owners)) {
    yield* dangling(names, 'departments', department, [...path, 'owners', department])
    yield* dangling(names, 'people', owner, [...path, 'owners', department])
  }
  yield* dangling(names, 'lines', to, [...path, 'to'])
  if (to !== undefined && to === line.key) {
    yield { path: [...path, 'to'], message: 'a line does not feed itself' }
  }
}

function* faultsOfEscalation(pack: LoosePack): Generator<Finding> {
  const next = new Map<string, string[]>()
  for (const [, { key, escalates_to }] of each(pack.lines)) {
    if (key !== undefined && escalates_to !== undefined) next.set(key, [escalates_to])
  }
  for (const cycle of cyclesIn(next)) {
    const index = pack.lines?.findIndex((line) => line?.key === cycle[0]) ?? 0
    yield { path: ['lines', index, 'escalates_to'], message: wayRound(cycle) }
  }
}
