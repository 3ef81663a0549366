import { eq, like } from 'drizzle-orm'
import { settings } from '../../db/tables/set-up.ts'
import { type Desk, deed } from '../desk.ts'
import { DeskError } from '../errors.ts'
import type { Person } from '../people/people.ts'
import { mayEditSetup } from './setup-editing.ts'

/** Objects that one person edits at the same time. */
export const MOST_DRAFTS = 50

/** What somebody is editing, as their form keeps it; undefined where nothing was begun. */
export function editingDraft(desk: Desk, by: Person, name: string): unknown {
  return desk.db
    .select()
    .from(settings)
    .where(eq(settings.key, keyOf(by, name)))
    .get()?.value
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
    desk.db
      .insert(settings)
      .values({ key: keyOf(by, name), value })
      .onConflictDoUpdate({ target: settings.key, set: { value } })
      .run()
  })
}

/** Forgets what was typed; harmless where nothing was. */
export function dropEditingDraft(desk: Desk, by: Person, name: string): void {
  deed(desk, () => {
    desk.db
      .delete(settings)
      .where(eq(settings.key, keyOf(by, name)))
      .run()
  })
}

function keyOf(by: Person, name: string): string {
  return `editing:${by.id}:${name}`
}
