import { type Desk, deed } from '../desk.ts'
import { setSetting } from '../settings.ts'
import { recomputeAllLater } from '../sla/recomputing.ts'
import { COUNTRIES } from '../time/production-calendar.ts'
import { config, forgetConfig, HOLIDAYS } from './config.ts'

/** Years ahead for which holidays should be known. */
const AHEAD = 5

/** Whether the public holidays of a country have yet to be computed; those of Russia come otherwise. */
export function lacksHolidays(desk: Desk, country: string | undefined): country is string {
  if (country === undefined || COUNTRIES.some((known) => known === country)) return false
  const last = config(desk).holidays.get(country)?.at(-1) ?? ''
  return Number(last.slice(0, 4)) < thisYear(desk) + AHEAD
}

/** Keeps a country's public holidays, "YYYY-MM-DD", as they were computed from this year on. */
export function keepHolidays(desk: Desk, country: string, dates: string[]): void {
  deed(desk, () => {
    setSetting(desk, `${HOLIDAYS}${country}`, dates)
    forgetConfig(desk)
    recomputeAllLater(desk)
    desk.bus.note({ what: 'config' })
  })
}

/** The year it is, by which holidays are computed. */
export function thisYear(desk: Desk): number {
  return new Date(desk.now()).getUTCFullYear()
}
