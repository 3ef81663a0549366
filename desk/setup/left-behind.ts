import { and, isNull, ne } from 'drizzle-orm'
import { setup } from '../../db/tables/set-up.ts'
import type { Fault, Finding, Path } from '../../scenarios/fault.ts'
import { placeOf } from '../../scenarios/fault.ts'
import type { Pack } from '../../scenarios/pack.ts'
import { checkPack } from '../../scenarios/pack-read.ts'
import type { Desk } from '../desk.ts'
import { setupData } from './pack-export.ts'
import type { Changed } from './pack-import.ts'
import { peopleKeys } from './setup-faults.ts'

type Setup = Record<string, unknown>

/**
 * What a sound file would leave unsound in the rest of the desk, as faults of the file: what others
 * made names something that the import archives, or goes round in a circle with what it brings.
 */
export function faultsLeftBehind(
  desk: Desk,
  before: Setup,
  pack: Pack,
  changes: readonly Changed[],
): Fault[] {
  const isLess = changes.some(({ how, list }) => how === 'archived' && list !== 'people')
  if (!isLess && !hasOthers(desk, pack.pack)) return []
  const after = setupData(desk)
  const findings = findingsIn(desk, after).filter((one) => isLeft(one, after, pack))
  if (findings.length === 0) return []
  const known = new Set(findingsIn(desk, before).map((one) => wordsOf(one, before)))
  return findings
    .map((one) => wordsOf(one, after))
    .filter((message) => !known.has(message))
    .map((message) => ({ place: '', line: 1, column: 1, message }))
}

function hasOthers(desk: Desk, origin: string): boolean {
  const others = and(isNull(setup.archivedAt), ne(setup.origin, origin))
  return desk.db.select({ key: setup.key }).from(setup).where(others).limit(1).get() !== undefined
}

function findingsIn(desk: Desk, data: Setup): Finding[] {
  return checkPack(data, { lists: { people: peopleKeys(desk) } })
}

/** What stands in the file itself was checked where it was read, but for circles through the rest. */
function isLeft({ path, message }: Finding, data: Setup, pack: Pack): boolean {
  const [list = '', index] = path
  const brought: unknown = pack[list as keyof Pack]
  if (brought === undefined || index === undefined) return true
  const key = keyAt(data, path)
  const isBrought = Array.isArray(brought) && (!key || brought.some((one) => one?.key === key))
  return !isBrought || message.startsWith('goes round in a circle')
}

/** Where and what, with keys for places: those move while the list changes. */
function wordsOf({ path, message }: Finding, data: Setup): string {
  const key = keyAt(data, path)
  const place = key === undefined ? path : [path[0] ?? '', key, ...path.slice(2)]
  return `it would leave a fault in the desk, ${placeOf(place)}: ${message}`
}

function keyAt(data: Setup, [list = '', index]: Path): string | undefined {
  const objects = data[list]
  const object: unknown = Array.isArray(objects) ? objects[Number(index ?? -1)] : undefined
  return (object as { key?: string } | undefined)?.key
}
