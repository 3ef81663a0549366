import { setup } from '../../db/tables/set-up.ts'
import { fold } from '../../scenarios/fold.ts'
import type { PackDepartment } from '../../scenarios/pack-people.ts'
import type { Desk } from '../desk.ts'
import { config, forgetConfig } from '../setup/config.ts'
import { KINDS } from '../setup/pack-kinds.ts'
import { lastPosition } from '../setup/setup-rows.ts'
import { freeKey, keyOf } from './key-making.ts'

/** Finds departments by key or name; one that is not there gets a key and is remembered as new. */
export function departmentsMeant(desk: Desk) {
  const { departments } = config(desk)
  const known = new Map<string, string>()
  for (const { key, name } of departments.live) {
    const names = typeof name === 'string' ? [name] : [name.ru, name.en]
    for (const word of [key, ...names]) if (word !== undefined) known.set(fold(word), key)
  }
  const added = new Map<string, PackDepartment>()
  const isFree = (key: string) => departments.get(key) === undefined && !added.has(key)
  return {
    keyOf: (typed: string): string => {
      const there = known.get(fold(typed))
      if (there !== undefined) return there
      const key = freeKey(keyOf(typed, 'department'), isFree)
      added.set(key, { key, name: typed })
      known.set(fold(typed), key)
      return key
    },
    added: (): PackDepartment[] => [...added.values()],
  }
}

/** Adds departments behind the others. Within a deed. */
export function addDepartments(desk: Desk, departments: PackDepartment[], origin: string): void {
  if (departments.length === 0) return
  const last = lastPosition(desk, 'departments')
  for (const [index, department] of departments.entries()) {
    desk.db
      .insert(setup)
      .values({
        kind: KINDS.departments,
        key: department.key,
        position: last + 1 + index,
        data: { ...department },
        origin,
      })
      .run()
  }
  forgetConfig(desk)
}
