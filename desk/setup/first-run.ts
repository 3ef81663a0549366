import { type Desk, deed } from '../desk.ts'
import { DeskError } from '../errors.ts'
import { record } from '../events.ts'
import type { Person } from '../people/people.ts'
import { setSetting, settingOf } from '../settings.ts'
import { config } from './config.ts'

const CHOSEN = 'first_run'

/** Whether nothing can be filed yet and nobody has chosen to begin with nothing. */
export function isFirstRun(desk: Desk): boolean {
  if (config(desk).services.live.length > 0) return false
  return settingOf(desk, CHOSEN) === undefined
}

/** An admin begins with an empty desk. */
export function startEmpty(desk: Desk, by: Person): void {
  if (by.role !== 'admin') throw new DeskError('not_allowed')
  deed(desk, () => {
    setSetting(desk, CHOSEN, 'empty')
    record(desk, 'started_empty', { by: by.id })
  })
}
