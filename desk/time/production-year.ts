import { z } from 'zod'
import { dateSchema } from './calendar-schema.ts'
import { DAY } from './instants.ts'

const FULL_DAY_HOURS = 8
/** Labour Code, article 112: these are off whatever a government decree moves around ("01-01"). */
export const PUBLIC_HOLIDAYS = [
  ...['01-01', '01-02', '01-03', '01-04', '01-05', '01-06', '01-07', '01-08'],
  ...['02-23', '03-08', '05-01', '05-09', '06-12', '11-04'],
]
// Since 2010 a year had 246 to 250 working days and 2 to 6 short ones.
const WORKING_DAYS = { least: 244, most: 252 }
const SHORT_DAYS = { least: 1, most: 8 }

/** How a date is worked; a week without decrees is `work` from Monday to Friday. */
export type DayKind = 'off' | 'work' | 'short'

/** A year of Russia's production calendar: only what differs from Monday to Friday. */
export const productionYearSchema = z.strictObject({
  decree: z.string().optional(),
  /** Weekdays that are not worked: holidays and moved days off. */
  off: z.array(dateSchema),
  /** Worked an hour less. */
  short: z.array(dateSchema),
  /** Weekend days that are worked. */
  work: z.array(dateSchema),
  working_days: z.int(),
  working_hours_at_40: z.number(),
})

export type ProductionYear = z.infer<typeof productionYearSchema>

/** Puts a year together from the kinds of all its dates ("2026-01-01" → off), its norms counted. */
export function productionYearOf(kinds: Map<string, DayKind>): ProductionYear {
  const dates = [...kinds.keys()].sort()
  const worked = dates.filter((date) => kinds.get(date) !== 'off')
  const short = dates.filter((date) => kinds.get(date) === 'short')
  return {
    off: dates.filter((date) => kinds.get(date) === 'off' && !isWeekend(date)),
    short,
    work: worked.filter(isWeekend),
    working_days: worked.length,
    working_hours_at_40: worked.length * FULL_DAY_HOURS - short.length,
  }
}

/** What is not right about a year: dates in the wrong place, a public holiday worked, odd norms. */
export function productionYearFaults(year: number, data: ProductionYear): string[] {
  const kinds = kindsOf(year, data)
  const counted = productionYearOf(kinds)
  return [
    ...[...data.off, ...data.short, ...data.work]
      .filter((date) => !date.startsWith(`${year}-`))
      .map((date) => `${date} is not in ${year}`),
    ...data.off.filter(isWeekend).map((date) => `${date} is off, but a weekend anyway`),
    ...data.work.filter((date) => !isWeekend(date)).map((date) => `${date} is worked anyway`),
    ...data.short
      .filter((date) => kinds.get(date) !== 'short')
      .map((date) => `${date} is short, but not worked`),
    ...PUBLIC_HOLIDAYS.map((date) => `${year}-${date}`)
      .filter((date) => kinds.get(date) !== 'off')
      .map((date) => `${date} is a public holiday, but worked`),
    ...outside('working days', counted.working_days, WORKING_DAYS),
    ...outside('short days', data.short.length, SHORT_DAYS),
    ...differs('working days', data.working_days, counted.working_days),
    ...differs('working hours', data.working_hours_at_40, counted.working_hours_at_40),
  ]
}

/** All dates of a year, "2026-01-01" first. */
export function datesOf(year: number): string[] {
  const dates: string[] = []
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += DAY) {
    dates.push(new Date(at).toISOString().slice(0, 10))
  }
  return dates
}

export function isWeekend(date: string): boolean {
  return [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())
}

function kindsOf(year: number, { off, short, work }: ProductionYear): Map<string, DayKind> {
  return new Map(
    datesOf(year).map((date): [string, DayKind] => {
      if (off.includes(date) || (isWeekend(date) && !work.includes(date))) return [date, 'off']
      return [date, short.includes(date) ? 'short' : 'work']
    }),
  )
}

function outside(what: string, count: number, { least, most }: { least: number; most: number }) {
  return count < least || count > most ? [`${count} ${what}, not ${least} to ${most}`] : []
}

function differs(what: string, said: number, counted: number): string[] {
  return said === counted ? [] : [`${said} ${what} by the source, ${counted} counted`]
}
