import { type Desk, deed } from '../desk.ts'
import { record } from '../events.ts'
import type { Person } from '../people/people.ts'
import { setSetting } from '../settings.ts'
import { recomputeAllLater } from '../sla/recomputing.ts'
import { readYearFile } from '../time/production-sources.ts'
import { config, forgetConfig, PRODUCTION_YEARS } from './config.ts'

/**
 * Loads a year of Russia's production calendar from a source's file, and gives the year. It beats
 * the one that the program brings; clocks follow with `recomputeSome`. Throws a RangeError that says
 * what is not plausible about the file.
 */
export function importYear(desk: Desk, text: string, by?: Person): number {
  const { year, data } = readYearFile(text)
  return deed(desk, () => {
    setSetting(desk, PRODUCTION_YEARS, { ...config(desk).productionYears, [year]: data })
    forgetConfig(desk)
    recomputeAllLater(desk)
    record(desk, 'year_imported', { ...(by ? { by: by.id } : {}), data: { year } })
    desk.bus.note({ what: 'config' })
    return year
  })
}
