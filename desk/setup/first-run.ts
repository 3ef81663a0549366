import { eq } from 'drizzle-orm'
import { settings } from '../../db/tables/set-up.ts'
import { type Desk, deed } from '../desk.ts'
import { DeskError } from '../errors.ts'
import { record } from '../events.ts'
import type { Person } from '../people/people.ts'
import { config } from './config.ts'

const CHOSEN = 'first_run'

/** Whether nothing can be filed yet and nobody has chosen to begin with nothing. */
export function isFirstRun(desk: Desk): boolean {
  if (config(desk).services.live.length > 0) return false
  return desk.db.select().from(settings).where(eq(settings.key, CHOSEN)).get() === undefined
}

/** An admin begins with an empty desk. */
export function startEmpty(desk: Desk, by: Person): void {
  if (by.role !== 'admin') throw new DeskError('not_allowed')
  deed(desk, () => {
    desk.db.insert(settings).values({ key: CHOSEN, value: 'empty' }).onConflictDoNothing().run()
    record(desk, 'started_empty', { by: by.id })
  })
}
