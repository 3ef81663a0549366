import { z } from 'zod'
import {
  type DayKind,
  datesOf,
  isWeekend,
  type ProductionYear,
  productionYearFaults,
  productionYearOf,
} from './production-year.ts'

/** "1,2,9+,30*": days of a month that are off; + moved here, * worked an hour less. */
const xmlCalendarSchema = z.object({
  year: z.int(),
  months: z
    .array(
      z.object({
        month: z.int().min(1).max(12),
        days: z.string().regex(/^\d{1,2}[*+]?(,\d{1,2}[*+]?)*$/),
      }),
    )
    .length(12),
  statistic: z.object({ workdays: z.int(), hours40: z.number() }),
})

const monthDays = z.array(z.string().regex(/^\d{4}$/))
const isDayOffSchema = z.object({
  year: z.int(),
  countrycode: z.literal('ru'),
  dayoff: monthDays,
  predayoff: monthDays,
  workday: monthDays,
})

const IS_DAY_OFF_CODES: Record<string, DayKind> = { 0: 'work', 1: 'off', 2: 'short', 8: 'off' }

/** A year as a source tells it. */
interface SourcedYear {
  year: number
  data: ProductionYear
}

/**
 * Reads a year's file of either source, whichever it is. Throws a RangeError for what is neither or
 * not plausible.
 */
export function readYearFile(text: string): SourcedYear {
  const isIsDayOff = text.includes('"dayoff"')
  return isIsDayOff ? readIsDayOffFile(text) : readXmlCalendar(text)
}

/** Reads a year's `calendar.json` of xmlcalendar.ru. Throws a RangeError for what is not plausible. */
export function readXmlCalendar(text: string): SourcedYear {
  const { year, months, statistic } = parse('xmlcalendar.ru', xmlCalendarSchema, text)
  const listed = new Map<string, DayKind>()
  for (const { month, days } of months) {
    for (const day of days.split(',')) {
      const date = `${year}-${pad(month)}-${pad(Number.parseInt(day, 10))}`
      listed.set(date, day.endsWith('*') ? 'short' : 'off')
    }
  }
  // A weekend day that is not listed is worked.
  const counted = productionYearOf(kindsOf(year, listed, () => 'work'))
  return plausible(year, {
    ...counted,
    working_days: statistic.workdays,
    working_hours_at_40: statistic.hours40,
  })
}

/** Reads a year's file of isdayoff's calendars. Throws a RangeError for what is not plausible. */
export function readIsDayOffFile(text: string): SourcedYear {
  const { year, dayoff, predayoff, workday } = parse('isdayoff', isDayOffSchema, text)
  const listed = new Map<string, DayKind>()
  const list = (days: string[], kind: DayKind) => {
    for (const day of days) listed.set(`${year}-${day.slice(0, 2)}-${day.slice(2)}`, kind)
  }
  list(dayoff, 'off')
  list(workday, 'work')
  list(predayoff, 'short')
  return plausible(year, productionYearOf(kindsOf(year, listed, weekKind)))
}

/**
 * Reads the answer of isdayoff.ru for a whole year, asked with `cc=ru&pre=1`: one digit a day.
 * Throws a RangeError for what is not plausible.
 */
export function readIsDayOffAnswer(text: string, year: number): SourcedYear {
  const codes = [...text.trim()]
  const dates = datesOf(year)
  if (codes.length !== dates.length) {
    throw new RangeError(`isdayoff: ${codes.length} digits for the ${dates.length} days of ${year}`)
  }
  const kinds = dates.map((date, i): [string, DayKind] => {
    const kind = IS_DAY_OFF_CODES[codes[i] ?? '']
    if (!kind) throw new RangeError(`isdayoff: ${date} is "${codes[i]}", not 0, 1, 2 or 8`)
    return [date, kind]
  })
  return plausible(year, productionYearOf(new Map(kinds)))
}

function parse<T>(source: string, schema: z.ZodType<T>, text: string): T {
  try {
    return schema.parse(JSON.parse(text))
  } catch (error) {
    if (error instanceof SyntaxError) throw new RangeError(`${source}: ${error.message}`)
    if (error instanceof z.ZodError) throw new RangeError(`${source}: ${z.prettifyError(error)}`)
    throw error
  }
}

function kindsOf(
  year: number,
  listed: Map<string, DayKind>,
  otherwise: (date: string) => DayKind,
): Map<string, DayKind> {
  const kinds = new Map(datesOf(year).map((date) => [date, otherwise(date)]))
  for (const [date, kind] of listed) {
    if (!kinds.has(date)) throw new RangeError(`${date} is no date`)
    kinds.set(date, kind)
  }
  return kinds
}

function weekKind(date: string): DayKind {
  return isWeekend(date) ? 'off' : 'work'
}

function plausible(year: number, data: ProductionYear): SourcedYear {
  const faults = productionYearFaults(year, data)
  if (faults.length > 0) throw new RangeError(`${year}: ${faults.join('; ')}`)
  return { year, data }
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}
