import { and, desc, eq, isNotNull } from 'drizzle-orm'
import { setup } from '../../db/tables/set-up.ts'
import type { Desk } from '../desk.ts'
import { DeskError } from '../errors.ts'
import type { Person } from '../people/people.ts'
import { KINDS, type SetupList } from './pack-kinds.ts'
import { saveObject } from './setup-editing.ts'
import type { SetupFault } from './setup-faults.ts'
import { rowOf } from './setup-rows.ts'

/** Archived objects told at most. */
const MOST = 200

/** An object that was taken out of use, as it was then. */
export interface Archived {
  key: string
  data: Record<string, unknown>
  archivedAt: number
}

/** The objects of a list that were taken out of use, the last first; at most 200. */
export function archivedObjects(desk: Desk, list: SetupList): Archived[] {
  return desk.db
    .select()
    .from(setup)
    .where(and(eq(setup.kind, KINDS[list]), isNotNull(setup.archivedAt)))
    .orderBy(desc(setup.archivedAt), setup.key)
    .limit(MOST)
    .all()
    .map(({ key, data, archivedAt }) => ({ key, data, archivedAt: archivedAt ?? 0 }))
}

/** Takes an archived object into use again, as it was. Throws `not_allowed`, `not_found`. */
export function returnObject(desk: Desk, by: Person, list: SetupList, key: string): SetupFault[] {
  const known = rowOf(desk, list, key)
  if (!known || known.archivedAt === null) throw new DeskError('not_found')
  return saveObject(desk, by, list, { ...known.data, key }, true)
}
