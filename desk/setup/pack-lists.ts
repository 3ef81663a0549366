import { and, asc, eq } from 'drizzle-orm'
import { setup } from '../../db/tables/set-up.ts'
import type { Text } from '../../scenarios/text.ts'
import type { Desk } from '../desk.ts'
import { orderWith } from './list-order.ts'
import type { Changed } from './pack-import.ts'
import { sameJson } from './same-json.ts'
import { versioned } from './scenario-versions.ts'

/**
 * Brings a list of a pack into the desk: its objects are added or changed, and those archived that the
 * pack brought before and no longer has. Within a deed.
 */
export function writeList(
  desk: Desk,
  origin: string,
  list: string,
  kind: string,
  objects: { key: string }[],
): Changed[] {
  const before = new Map(allOf(desk, kind).map((row) => [row.key, row]))
  const kept = new Set(objects.map((object) => object.key))
  const staying = [...before.values()].filter(
    (row) => row.archivedAt === null && (kept.has(row.key) || row.origin !== origin),
  )
  const order = orderWith(
    staying.map((row) => row.key),
    [...kept],
  )
  const places = new Map(order.map((key, place) => [key, place]))
  const changes: Changed[] = []
  for (const object of objects) {
    const known = before.get(object.key)
    const position = places.get(object.key) ?? 0
    const data = kind === 'service' ? versioned(desk, object) : { ...object }
    const isSame = known && known.archivedAt === null && sameJson(known.data, data)
    if (!isSame) changes.push(changed(list, object, known ? 'changed' : 'added'))
    desk.db
      .insert(setup)
      .values({ kind, key: object.key, position, data, origin })
      .onConflictDoUpdate({
        target: [setup.kind, setup.key],
        set: { position, data, origin, archivedAt: null },
      })
      .run()
  }
  for (const row of before.values()) {
    if (kept.has(row.key) || row.archivedAt !== null) continue
    const here = and(eq(setup.kind, kind), eq(setup.key, row.key))
    const position = places.get(row.key)
    if (position === row.position) continue
    if (position !== undefined) desk.db.update(setup).set({ position }).where(here).run()
    else {
      desk.db.update(setup).set({ archivedAt: desk.now() }).where(here).run()
      changes.push(changed(list, { ...row.data, key: row.key }, 'archived'))
    }
  }
  return changes
}

/** The objects of a kind in their order, archived ones too. */
export function allOf(desk: Desk, kind: string) {
  const inOrder = [asc(setup.position), asc(setup.key)]
  return desk.db
    .select()
    .from(setup)
    .where(eq(setup.kind, kind))
    .orderBy(...inOrder)
    .all()
}

function changed(list: string, object: { key: string }, how: Changed['how']): Changed {
  const { name, title } = object as { name?: Text; title?: Text }
  const said = name ?? title
  return { list, key: object.key, how, ...(said === undefined ? {} : { name: said }) }
}
