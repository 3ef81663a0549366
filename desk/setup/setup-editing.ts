import { and, eq } from 'drizzle-orm'
import type { Json } from '../../db/tables/columns.ts'
import { setup } from '../../db/tables/set-up.ts'
import { neverOpens } from '../calendar.ts'
import { type Desk, deed } from '../desk.ts'
import { DeskError } from '../errors.ts'
import { record } from '../events.ts'
import { isAgent, type Person } from '../people/people.ts'
import { allSettings, setSetting } from '../settings.ts'
import { recomputeLater } from '../sla/recomputing.ts'
import { calendarOf } from '../time/calendars.ts'
import { forgetConfig } from './config.ts'
import { setupData } from './pack-export.ts'
import type { Changed } from './pack-import.ts'
import { KINDS, SETTINGS, type SettingKey, type SetupList } from './pack-kinds.ts'
import { sameJson } from './same-json.ts'
import { versioned } from './scenario-versions.ts'
import { newFaults, type SetupFault } from './setup-faults.ts'
import { bringDefaults, lastPosition, PANEL, rowOf, rowsOf } from './setup-rows.ts'

/** Whether the person changes what the company set up; everybody in the panel reads it. */
export function mayEditSetup(person: Person): boolean {
  return person.role === 'admin' && person.archivedAt === null
}

/** Whether the person changes a list of the set-up: all who work in the panel write the knowledge base. */
export function mayEditList(person: Person, list: SetupList): boolean {
  return mayEditSetup(person) || (list === 'articles' && isAgent(person))
}

/**
 * Adds an object to a list of the set-up or puts it in the place of the one of its key, by the rules of
 * the pack. What stops it comes back and nothing is saved. A service's changed steps become a new
 * version. Throws `not_allowed`, `key_taken` for a new object with a key in use, `not_found` for a
 * change of none, `calendar_never_opens`.
 */
export function saveObject<T extends { key: string }>(
  desk: Desk,
  by: Person,
  list: SetupList,
  object: T,
  isNew = false,
): SetupFault[] {
  return edit(desk, by, list, object.key, () => {
    bringDefaults(desk, list)
    const known = rowOf(desk, list, object.key)
    const isLive = known?.archivedAt === null
    if (isNew && isLive) throw new DeskError('key_taken', { key: object.key })
    if (!isNew && !isLive) throw new DeskError('not_found')
    const data = dataOf(desk, list, object)
    if (isLive && sameJson(known.data, data)) return null
    const row = {
      kind: KINDS[list],
      key: object.key,
      position: isLive ? known.position : lastPosition(desk, list) + 1,
      data,
      origin: isLive ? known.origin : PANEL,
      archivedAt: null,
    }
    desk.db
      .insert(setup)
      .values(row)
      .onConflictDoUpdate({ target: [setup.kind, setup.key], set: row })
      .run()
    const before = isLive ? known.data : null
    return { how: isLive ? 'changed' : 'added', data: { before, after: data } }
  })
}

/** What `saveObject` would answer, and throw; nothing is saved. */
export function rehearseObject(
  desk: Desk,
  by: Person,
  list: SetupList,
  object: { key: string },
  isNew = false,
): SetupFault[] {
  return deed(
    desk,
    () => saveObject(desk, by, list, object, isNew),
    () => false,
  )
}

/** Takes an object out of use; what refers to it still stops that. Throws `not_allowed`, `not_found`. */
export function archiveObject(desk: Desk, by: Person, list: SetupList, key: string): SetupFault[] {
  return edit(desk, by, list, key, () => {
    bringDefaults(desk, list)
    const known = rowOf(desk, list, key)
    if (known?.archivedAt !== null) throw new DeskError('not_found')
    const here = and(eq(setup.kind, KINDS[list]), eq(setup.key, key))
    desk.db.update(setup).set({ archivedAt: desk.now() }).where(here).run()
    return { how: 'archived', data: { before: known.data, after: null } }
  })
}

/**
 * Puts an archived object back into use, at the end of its list; what it refers to and is gone stops
 * that. Throws `not_allowed`, `not_found`.
 */
export function bringBackObject(
  desk: Desk,
  by: Person,
  list: SetupList,
  key: string,
): SetupFault[] {
  return edit(desk, by, list, key, () => {
    const known = rowOf(desk, list, key)
    if (known?.archivedAt === undefined || known.archivedAt === null) {
      throw new DeskError('not_found')
    }
    const here = and(eq(setup.kind, KINDS[list]), eq(setup.key, key))
    const position = lastPosition(desk, list) + 1
    desk.db.update(setup).set({ archivedAt: null, position }).where(here).run()
    return { how: 'added', data: { before: null, after: known.data } }
  })
}

/** Puts the objects of a list in this order; those not named follow as they stood. */
export function orderObjects(
  desk: Desk,
  by: Person,
  list: SetupList,
  keys: readonly string[],
): SetupFault[] {
  return edit(desk, by, list, '', () => {
    bringDefaults(desk, list)
    const before = rowsOf(desk, list).map((row) => row.key)
    const named = keys.filter((key, i) => before.includes(key) && keys.indexOf(key) === i)
    const after = [...named, ...before.filter((key) => !named.includes(key))]
    if (sameJson(before, after)) return null
    for (const [position, key] of after.entries()) {
      const here = and(eq(setup.kind, KINDS[list]), eq(setup.key, key))
      desk.db.update(setup).set({ position }).where(here).run()
    }
    return { how: 'changed', data: { before, after } }
  })
}

/**
 * Makes a priority the default; the one before gives it up, as there is but one. Throws
 * `not_allowed`, `not_found`.
 */
export function setDefaultPriority(desk: Desk, by: Person, key: string): SetupFault[] {
  return edit(desk, by, 'priorities', key, () => {
    bringDefaults(desk, 'priorities')
    const rows = rowsOf(desk, 'priorities')
    if (!rows.some((row) => row.key === key)) throw new DeskError('not_found')
    const former = rows.filter(({ data }) => data.default === true).map((row) => row.key)
    if (former.length === 1 && former[0] === key) return null
    for (const row of rows) {
      const { default: _, ...rest } = row.data
      const data = row.key === key ? { ...rest, default: true } : rest
      const here = and(eq(setup.kind, KINDS.priorities), eq(setup.key, row.key))
      desk.db.update(setup).set({ data }).where(here).run()
    }
    const before = { default: former[0] ?? null }
    return { how: 'changed', data: { before, after: { default: key } } }
  })
}

/** Changes settings of the company; `undefined` takes one back to its default. */
export function saveSettings(
  desk: Desk,
  by: Person,
  values: Partial<Record<SettingKey, unknown>>,
): SetupFault[] {
  return edit(desk, by, 'settings', Object.keys(values).join(), () => {
    const known = allSettings(desk)
    const changed = SETTINGS.filter(
      (key) => key in values && !sameJson(known.get(key), values[key]),
    )
    if (changed.length === 0) return null
    for (const key of changed) setSetting(desk, key, values[key])
    const some = (from: (key: SettingKey) => unknown) =>
      Object.fromEntries(changed.map((key) => [key, from(key)]))
    return {
      how: 'changed',
      data: { before: some((key) => known.get(key)), after: some((key) => values[key]) },
    }
  })
}

type Edited = { how: Changed['how']; data: { before: unknown; after: unknown } } | null

function edit(
  desk: Desk,
  by: Person,
  list: SetupList | 'settings',
  key: string,
  act: () => Edited,
): SetupFault[] {
  const mayEdit = list === 'settings' ? mayEditSetup(by) : mayEditList(by, list)
  if (!mayEdit) throw new DeskError('not_allowed')
  try {
    return deed(
      desk,
      () => {
        const before = setupData(desk)
        const edited = act()
        if (!edited) return []
        forgetConfig(desk)
        if (list === 'calendars' && edited.how !== 'archived') refuseShut(desk, key)
        const faults = newFaults(desk, before, list, key)
        if (faults.length > 0) return faults
        const changed = list === 'settings' ? key.split(',') : [key]
        recomputeLater(
          desk,
          changed.map((one) => ({ list, key: one, how: edited.how })),
        )
        record(desk, `setup_${edited.how}`, { by: by.id, data: { list, key, ...edited.data } })
        desk.bus.note({ what: 'config' })
        return []
      },
      (faults) => faults.length === 0,
    )
  } finally {
    // What was refused must not be remembered either.
    forgetConfig(desk)
  }
}

function refuseShut(desk: Desk, key: string): void {
  const compiled = calendarOf(desk, key)
  if (!compiled || neverOpens(compiled, desk.now())) throw new DeskError('calendar_never_opens')
}

function dataOf(desk: Desk, list: SetupList, object: { key: string }): Json {
  return list === 'services' ? versioned(desk, object) : { ...object }
}
