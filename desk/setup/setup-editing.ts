import { and, eq, isNull } from 'drizzle-orm'
import type { Json } from '../../db/tables/columns.ts'
import { setup } from '../../db/tables/set-up.ts'
import type { PackCalendar } from '../../scenarios/pack-calendars.ts'
import type { Policy } from '../../scenarios/pack-policies.ts'
import { neverOpens } from '../calendar.ts'
import { type Desk, deed } from '../desk.ts'
import { DeskError } from '../errors.ts'
import { record } from '../events.ts'
import type { Person } from '../people/people.ts'
import { recomputeLater } from '../sla/recomputing.ts'
import { calendarOf } from '../time/calendars.ts'
import { config, forgetConfig } from './config.ts'

/** Whether the person changes what the company set up; everybody in the panel reads it. */
export function mayEditSetup(person: Person): boolean {
  return person.role === 'admin' && person.archivedAt === null
}

/**
 * Puts a calendar in the place of the one of its key; open tickets are counted anew later, in
 * batches. Throws `calendar_never_opens` for one with no open moment from now on.
 */
export function changeCalendar(desk: Desk, by: Person, calendar: PackCalendar): void {
  change(desk, by, { kind: 'calendar', list: 'calendars', object: calendar }, () => {
    const compiled = calendarOf(desk, calendar.key)
    if (!compiled || neverOpens(compiled, desk.now())) throw new DeskError('calendar_never_opens')
  })
}

/** The same for a policy. Throws `not_found` where its calendar is none in use. */
export function changePolicy(desk: Desk, by: Person, policy: Policy): void {
  change(desk, by, { kind: 'policy', list: 'policies', object: policy }, () => {
    const { live } = config(desk).calendars
    if (!live.some(({ key }) => key === policy.calendar)) throw new DeskError('not_found')
  })
}

interface Edit {
  kind: 'calendar' | 'policy'
  list: string
  object: PackCalendar | Policy
}

function change(desk: Desk, by: Person, { kind, list, object }: Edit, check: () => void): void {
  if (!mayEditSetup(by)) throw new DeskError('not_allowed')
  const { key } = object
  const here = and(eq(setup.kind, kind), eq(setup.key, key), isNull(setup.archivedAt))
  try {
    deed(desk, () => {
      const row = desk.db.select().from(setup).where(here).get()
      if (!row) throw new DeskError('not_found')
      const data: Json = { ...object }
      if (JSON.stringify(row.data) === JSON.stringify(data)) return
      desk.db.update(setup).set({ data }).where(here).run()
      forgetConfig(desk)
      check()
      recomputeLater(desk, [{ list, key, how: 'changed' }])
      record(desk, `${kind}_changed`, { by: by.id, data: { key, before: row.data, after: data } })
      desk.bus.note({ what: 'config' })
    })
  } finally {
    // What was refused must not be remembered either.
    forgetConfig(desk)
  }
}
