import { and, asc, desc, eq, isNotNull, isNull, max } from 'drizzle-orm'
import { setup } from '../../db/tables/set-up.ts'
import { DEFAULT_PRIORITIES } from '../../scenarios/pack-priorities.ts'
import { DEFAULT_STATUSES } from '../../scenarios/pack-statuses.ts'
import type { Desk } from '../desk.ts'
import { KINDS, type SetupList } from './pack-kinds.ts'

/** Origin of what was made in the panel: no file ever archives it. */
export const PANEL = 'panel'

const DEFAULTS: Partial<Record<SetupList, readonly { key: string }[]>> = {
  statuses: DEFAULT_STATUSES,
  priorities: DEFAULT_PRIORITIES,
}

/** The first own status or priority stands among the ones that were there by default. */
export function bringDefaults(desk: Desk, list: SetupList): void {
  const defaults = DEFAULTS[list]
  if (!defaults || rowsOf(desk, list).length > 0) return
  for (const [position, object] of defaults.entries()) {
    const row = { kind: KINDS[list], key: object.key, position, data: { ...object }, origin: PANEL }
    desk.db
      .insert(setup)
      .values(row)
      .onConflictDoUpdate({ target: [setup.kind, setup.key], set: { ...row, archivedAt: null } })
      .run()
  }
}

/** The objects of a list that are in use, in their order. */
export function rowsOf(desk: Desk, list: SetupList) {
  return desk.db
    .select()
    .from(setup)
    .where(and(eq(setup.kind, KINDS[list]), isNull(setup.archivedAt)))
    .orderBy(asc(setup.position), asc(setup.key))
    .all()
}

/** The objects of a list that are archived, the latest first; `limit` bounds them. */
export function archivedRows(desk: Desk, list: SetupList, limit = 200) {
  return desk.db
    .select()
    .from(setup)
    .where(and(eq(setup.kind, KINDS[list]), isNotNull(setup.archivedAt)))
    .orderBy(desc(setup.archivedAt), asc(setup.key))
    .limit(limit)
    .all()
}

/** The object of a key, in use or archived. */
export function rowOf(desk: Desk, list: SetupList, key: string) {
  const here = and(eq(setup.kind, KINDS[list]), eq(setup.key, key))
  return desk.db.select().from(setup).where(here).get()
}

/** Where the last object of a list stands; -1 in an empty one. */
export function lastPosition(desk: Desk, list: SetupList): number {
  const mine = eq(setup.kind, KINDS[list])
  const row = desk.db
    .select({ last: max(setup.position) })
    .from(setup)
    .where(mine)
    .get()
  return row?.last ?? -1
}
