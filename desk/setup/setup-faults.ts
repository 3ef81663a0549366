import { people } from '../../db/tables/people.ts'
import type { Known } from '../../scenarios/cross-names.ts'
import { type Finding, placeOf } from '../../scenarios/fault.ts'
import { checkPack } from '../../scenarios/pack-read.ts'
import type { Desk } from '../desk.ts'
import { setupData } from './pack-export.ts'
import type { SetupList } from './pack-kinds.ts'

/**
 * What stops an edit. `path` leads from the edited object to the fault; with `elsewhere` the fault is
 * in another object, which would no longer be sound, and `path` leads to it from the whole desk.
 */
export interface SetupFault extends Finding {
  elsewhere: boolean
}

/** Faults that were not there before: an old one elsewhere must not stop what has nothing to do with it. */
export function newFaults(
  desk: Desk,
  before: Record<string, unknown>,
  list: SetupList | 'settings',
  key: string,
): SetupFault[] {
  const known = { lists: { people: peopleKeys(desk) } } satisfies Known
  const after = setupData(desk)
  const findings = checkPack(after, known)
  if (findings.length === 0) return []
  const old = new Set(checkPack(before, known).map(told))
  const objects = list === 'settings' ? undefined : (after[list] as { key: string }[] | undefined)
  const index = objects?.findIndex((one) => one.key === key) ?? -1
  const isOwn = ({ path }: Finding) =>
    list === 'settings'
      ? key.split(',').includes(String(path[0]))
      : path[0] === list && path[1] === index
  return findings
    .filter((finding) => isOwn(finding) || !old.has(told(finding)))
    .map((finding) =>
      isOwn(finding) && list !== 'settings'
        ? { ...finding, path: finding.path.slice(2), elsewhere: false }
        : { ...finding, elsewhere: !isOwn(finding) },
    )
}

/** Everybody's key, of those who have left too, with their origin. */
export function peopleKeys(desk: Desk): Map<string, string> {
  const rows = desk.db.select({ key: people.key, origin: people.origin }).from(people).all()
  return new Map(rows.map(({ key, origin }) => [key, origin]))
}

function told({ path, message }: Finding): string {
  return `${placeOf(path)}: ${message}`
}
