import { createRequire } from 'node:module'
import { join } from 'node:path'

/** The file that computes holidays, here or in a worker with `workerData.publicHolidays`. */
export const HOLIDAYS_FILE = join(import.meta.dirname, 'public-holidays.cjs')

interface HolidaysModule {
  publicHolidays(country: string, year: number): string[]
}

/** Public holidays of a country, "YYYY-MM-DD", from the year before `year` on for eleven years. */
export function publicHolidays(country: string, year: number): string[] {
  const module = createRequire(HOLIDAYS_FILE)(HOLIDAYS_FILE) as HolidaysModule
  return module.publicHolidays(country, year)
}
