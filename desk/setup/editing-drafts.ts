import { like } from 'drizzle-orm'
import { settings } from '../../db/tables/set-up.ts'
import { type Desk, deed } from '../desk.ts'
import { DeskError } from '../errors.ts'
import type { Person } from '../people/people.ts'
import { setSetting, settingOf } from '../settings.ts'
import { mayEditSetup } from './setup-editing.ts'

/** Objects that one person edits at the same time. */
export const MOST_DRAFTS = 50

/** What somebody is editing, as their form keeps it; undefined where nothing was begun. */
export function editingDraft(desk: Desk, by: Person, name: string): unknown {
  return settingOf(desk, keyOf(by, name))
}

/** Everything that the person is editing, by name. */
export function editingDrafts(desk: Desk, by: Person): Map<string, unknown> {
  const prefix = keyOf(by, '')
  const rows = desk.db
    .select()
    .from(settings)
    .where(like(settings.key, `${prefix}%`))
    .limit(MOST_DRAFTS)
    .all()
  return new Map(rows.map(({ key, value }) => [key.slice(prefix.length), value]))
}

/** Keeps what was typed so far. Throws `not_allowed`, `too_many_drafts`. */
export function keepEditingDraft(desk: Desk, by: Person, name: string, value: object): void {
  if (!mayEditSetup(by)) throw new DeskError('not_allowed')
  deed(desk, () => {
    const drafts = editingDrafts(desk, by)
    if (!drafts.has(name) && drafts.size >= MOST_DRAFTS) throw new DeskError('too_many_drafts')
    setSetting(desk, keyOf(by, name), value)
  })
}

/** Forgets what was typed; harmless where nothing was. */
export function dropEditingDraft(desk: Desk, by: Person, name: string): void {
  deed(desk, () => setSetting(desk, keyOf(by, name), null))
}

function keyOf(by: Person, name: string): string {
  return `editing:${by.id}:${name}`
}
