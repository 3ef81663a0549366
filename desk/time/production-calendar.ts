import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { PackCalendar } from '../../scenarios/pack-calendars.ts'
import type { Calendar } from '../calendar.ts'
import { WEEKDAYS, type Weekday } from './calendar-schema.ts'
import { type ProductionYear, productionYearSchema } from './production-year.ts'

const HOUR = 60
const FULL_DAY = 24 * HOUR
const FOLDER = join(import.meta.dirname, 'production')
const fileSchema = z.object({ years: z.record(z.string().regex(/^\d{4}$/), productionYearSchema) })

/** Countries whose working days are known. */
export const COUNTRIES = ['RU'] as const
type Country = (typeof COUNTRIES)[number]

type Years = Record<string, ProductionYear>

const loaded = new Map<Country, Years>()

/**
 * The calendar of a pack as the clocks count by it, its country's days compiled in. `publicHolidays`
 * are those of a country that has no production calendar here; `later` years beat those that the
 * program brings.
 */
export function compileCalendar(
  pack: PackCalendar,
  publicHolidays: readonly string[] = [],
  later: Years = {},
): Calendar {
  const { timezone, country, holidays = [], days = {} } = pack
  const special = COUNTRIES.some((known) => known === country)
    ? compileCountry(country ?? '', pack, later)
    : { holidays: [...publicHolidays, ...holidays], days }
  return { timeZone: timezone, week: weekOf(pack), ...special }
}

/**
 * A country's days put together with the calendar's own, which beat them: moved days off become
 * holidays, a short day ends an hour earlier, a worked weekend day has Monday's hours. Throws a
 * RangeError for a country whose days are not known.
 */
export function compileCountry(
  country: string,
  pack: Pick<PackCalendar, 'week' | 'holidays' | 'days'>,
  later: Years = {},
): { holidays: string[]; days: Record<string, string[]> } {
  const week = weekOf(pack)
  const own = pack.holidays ?? []
  const compiled: Record<string, string[]> = {}
  const off: string[] = []
  for (const year of Object.values(knownYears(country, later))) {
    off.push(...year.off)
    for (const date of new Set([...year.work, ...year.short])) {
      if (own.includes(date) || own.includes(`*${date.slice(4)}`)) continue
      const hours = year.work.includes(date) ? week.mon : week[weekdayOf(date)]
      const worked = year.short.includes(date) ? endEarlier(hours) : hours
      // A date on which the calendar is closed anyway needs no hours of its own.
      if (hours.length > 0) compiled[date] = worked
    }
  }
  return { holidays: [...new Set([...off, ...own])], days: { ...compiled, ...pack.days } }
}

/** The years whose days are known, by year; `later` ones beat those that the program brings. */
export function knownYears(country: string, later: Years = {}): Years {
  return { ...yearsOf(country), ...later }
}

/** The last year whose days are known; later ones are a plain week. Throws like `compileCountry`. */
export function lastLoadedYear(country: string, later: Years = {}): number {
  return Math.max(...Object.keys(knownYears(country, later)).map(Number))
}

function yearsOf(name: string): Years {
  const country = COUNTRIES.find((known) => known === name)
  if (!country) {
    throw new RangeError(
      `country ${name}: its days off are not known, only those of ${COUNTRIES.join(', ')}; name them under holidays`,
    )
  }
  const known = loaded.get(country)
  if (known) return known
  const file = readFileSync(join(FOLDER, `${country.toLowerCase()}.json`), 'utf8')
  const { years } = fileSchema.parse(JSON.parse(file))
  loaded.set(country, years)
  return years
}

function weekOf({ week = {} }: Pick<PackCalendar, 'week'>): Record<Weekday, string[]> {
  const { mon = [], tue = [], wed = [], thu = [], fri = [], sat = [], sun = [] } = week
  return { mon, tue, wed, thu, fri, sat, sun }
}

function weekdayOf(date: string): Weekday {
  const sundayFirst = new Date(`${date}T00:00:00Z`).getUTCDay()
  return WEEKDAYS[(sundayFirst + 6) % 7] ?? 'mon'
}

/** The same hours with the end of the day an hour earlier; what would only begin then is left out. */
function endEarlier(hours: string[]): string[] {
  const intervals = hours.map((text) => {
    const [open, close] = [timeOf(text.slice(0, 5)), timeOf(text.slice(6))]
    return { open, close: close > open ? close : close + FULL_DAY }
  })
  const end = Math.max(...intervals.map(({ close }) => close)) - HOUR
  return intervals
    .filter(({ open }) => open < end)
    .map(({ open, close }) => `${textOf(open)}-${textOf(Math.min(close, end))}`)
}

function timeOf(text: string): number {
  return Number(text.slice(0, 2)) * HOUR + Number(text.slice(3))
}

function textOf(minutes: number): string {
  const time = minutes > FULL_DAY ? minutes - FULL_DAY : minutes
  return [Math.floor(time / HOUR), time % HOUR]
    .map((part) => String(part).padStart(2, '0'))
    .join(':')
}
