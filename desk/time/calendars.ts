import type { Calendar } from '../calendar.ts'
import { isOpen, nextOpening } from '../calendar.ts'
import type { Desk } from '../desk.ts'
import { type Config, config } from '../setup/config.ts'
import { makeLasting } from './opening-hours.ts'
import { COUNTRIES, compileCalendar, lastLoadedYear } from './production-calendar.ts'

const compiled = new WeakMap<Config, Map<string, Calendar>>()

/** The working calendar of a key, its country's holidays compiled in; undefined for an unknown key. */
export function calendarOf(desk: Desk, key: string | null | undefined): Calendar | undefined {
  const setup = config(desk)
  const pack = setup.calendars.get(key)
  if (!pack) return undefined
  const known = compiled.get(setup) ?? new Map<string, Calendar>()
  compiled.set(setup, known)
  const holidays = setup.holidays.get(pack.country ?? '')
  const former = known.get(pack.key)
  if (former) return former
  const calendar = compileCalendar(pack, holidays, setup.productionYears)
  known.set(pack.key, calendar)
  makeLasting(calendar)
  return calendar
}

/** The last year whose days off are known to a calendar that follows a country; null: it follows none. */
export function lastKnownYear(desk: Desk, key: string): number | null {
  const { calendars, holidays, productionYears } = config(desk)
  const country = calendars.get(key)?.country
  if (country === undefined) return null
  if (COUNTRIES.some((known) => known === country)) return lastLoadedYear(country, productionYears)
  const last = holidays.get(country)?.at(-1)
  return last === undefined ? null : Number(last.slice(0, 4))
}

/** Whether a line is on duty now; a line without a calendar always is. */
export function isLineOpen(desk: Desk, line: string): boolean {
  const calendar = calendarOf(desk, config(desk).lines.get(line)?.calendar)
  return !calendar || isOpen(calendar, desk.now())
}

/** When a line is on duty next: now if it is, null if never. */
export function lineOpensAt(desk: Desk, line: string): number | null {
  const calendar = calendarOf(desk, config(desk).lines.get(line)?.calendar)
  return calendar ? nextOpening(calendar, desk.now()) : desk.now()
}

/** The time zone in which a ticket's times are said: its policy's calendar, else its line's, else the first one. */
export function zoneOf(desk: Desk, ticket: { policy: string | null; line: string }): string {
  const setup = config(desk)
  const key =
    setup.policies.get(ticket.policy)?.calendar ??
    setup.lines.get(ticket.line)?.calendar ??
    setup.calendars.live[0]?.key
  return calendarOf(desk, key)?.timeZone ?? 'Europe/Moscow'
}
