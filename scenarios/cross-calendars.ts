import { each, type LoosePack } from './cross-names.ts'
import type { Finding } from './fault.ts'

/** Calendars that have no hour at all: nothing would ever be due. */
export function* faultsOfCalendars(pack: LoosePack): Generator<Finding> {
  for (const [index, { week = {}, days = {} }] of each(pack.calendars)) {
    const dates = [...Object.values(week), ...Object.values(days)]
    if (dates.some((hours) => hours === undefined || hours.length > 0)) continue
    yield { path: ['calendars', index], message: 'never opens: give hours in week or days' }
  }
}
