import { createRequire } from 'node:module'
import { join } from 'node:path'

const YEARS = 11

// The library is large and few desks need it: it is loaded when a pack names such a country.
const require = createRequire(join(import.meta.dirname, 'public-holidays.ts'))

/** Public holidays of a country, "YYYY-MM-DD", from the year before `year` on for eleven years. */
export function publicHolidays(country: string, year: number): string[] {
  const Holidays = require('date-holidays') as typeof import('date-holidays').default
  const known = new Holidays(country)
  const dates: string[] = []
  for (let one = year - 1; one < year - 1 + YEARS; one++) {
    for (const holiday of known.getHolidays(one)) {
      if (holiday.type === 'public') dates.push(holiday.date.slice(0, 10))
    }
  }
  return [...new Set(dates)].sort()
}
