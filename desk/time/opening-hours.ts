import type { z } from 'zod'
import type { Calendar } from '../calendar.ts'
import { calendarSchema, WEEKDAYS } from './calendar-schema.ts'
import { DAY, MINUTE } from './instants.ts'

// Weekdays, leap years and yearly holidays repeat themselves after 400 years.
const FOUR_CENTURIES = 146_097
const MOST_READ = 100

/** Open time as [open, close) in milliseconds; what they count from is told by their use. */
export type Stretch = [open: number, close: number]

/** A calendar read for counting. A day is the number of a local date, 0 being 1970-01-01. */
export interface OpeningHours {
  timeZone: string
  /** Open stretches of a date, counted from its midnight, sorted and merged. */
  on(day: number): readonly Stretch[]
  /** The first date with open hours, `day` itself included; undefined if there is none any more. */
  nextOpenDay(day: number): number | undefined
}

/** Hours as written down: those of the date itself, and those past midnight that are the next date's. */
interface Shifts {
  own: Stretch[]
  tail: Stretch[]
}

const CLOSED: readonly Stretch[] = []
const read = new Map<string, OpeningHours>()

const lasting = new WeakMap<Calendar, OpeningHours | null>()

/**
 * Reads a calendar, once per content, so a changed object is never answered by what it was before
 * (unless it is told to be lasting).
 * Throws a RangeError naming each faulty place ("calendar.week.mon[0]: …").
 */
export function readCalendar(calendar: Calendar): OpeningHours {
  const hours = lasting.get(calendar) ?? readContent(calendar)
  if (lasting.has(calendar)) lasting.set(calendar, hours)
  return hours
}

/** Nobody will change this calendar any more: it is read once. */
export function makeLasting(calendar: Calendar): void {
  lasting.set(calendar, null)
}

function readContent(calendar: Calendar): OpeningHours {
  const content = JSON.stringify(calendar) ?? ''
  const known = read.get(content)
  if (known) return known
  const hours = compile(parse(calendar))
  const [oldest] = read.keys()
  if (oldest !== undefined && read.size >= MOST_READ) read.delete(oldest)
  read.set(content, hours)
  return hours
}

function parse(calendar: unknown): z.infer<typeof calendarSchema> {
  const result = calendarSchema.safeParse(calendar)
  if (result.success) return result.data
  throw new RangeError(result.error.issues.map(fault).join('\n'))
}

function fault(issue: z.core.$ZodIssue): string {
  const place = issue.path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
  const cause = issue.code === 'invalid_key' ? issue.issues[0] : issue
  return `calendar${place.join('')}: ${(cause ?? issue).message}`
}

function compile(calendar: z.infer<typeof calendarSchema>): OpeningHours {
  const shifts = WEEKDAYS.map((weekday) => shiftsOf(calendar.week[weekday] ?? []))
  const week = shifts.map(({ own }, i) => merge([...own, ...(shifts.at(i - 1)?.tail ?? [])]))
  const yearly = yearlyOf(calendar.holidays ?? [])
  const named = namedDates(calendar, shifts, yearly)
  const on = (day: number) =>
    named.get(day) ?? (yearly(day) ? CLOSED : (week[weekdayOf(day)] ?? CLOSED))

  const weekOpens = week.some((stretches) => stretches.length > 0)
  const namedOpen = [...named.keys()].filter((day) => on(day).length > 0).sort((a, b) => a - b)
  const nextOpenDay = (from: number) => {
    if (!weekOpens) return namedOpen.find((day) => day >= from)
    for (let day = from; day < from + FOUR_CENTURIES; day++) if (on(day).length > 0) return day
    return namedOpen.find((day) => day >= from)
  }
  return { timeZone: calendar.timeZone, on, nextOpenDay }
}

/** The dates that differ from the week: those named one by one, and those after a date with own hours. */
function namedDates(
  { holidays = [], days = {} }: z.infer<typeof calendarSchema>,
  shifts: Shifts[],
  yearly: (day: number) => boolean,
): Map<number, readonly Stretch[]> {
  const named = new Map<number, readonly Stretch[]>()
  for (const date of holidays) if (!date.startsWith('*')) named.set(dayOf(date), CLOSED)
  const own = Object.entries(days).map(([date, texts]) => [dayOf(date), shiftsOf(texts)] as const)
  for (const [day, hours] of own) named.set(day, hours.own)
  // Only now is it known which dates are decided alone and take no tail.
  for (const [day, { tail }] of own) {
    const next = day + 1
    if (named.has(next) || yearly(next)) continue
    named.set(next, merge([...(shifts[weekdayOf(next)]?.own ?? []), ...tail]))
  }
  return named
}

function yearlyOf(holidays: string[]): (day: number) => boolean {
  const dates = new Set<number>()
  for (const holiday of holidays) {
    const [year, month, date] = holiday.split('-')
    if (year === '*') dates.add(Number(month) * 100 + Number(date))
  }
  if (dates.size === 0) return () => false
  return (day) => {
    const date = new Date(day * DAY)
    return dates.has((date.getUTCMonth() + 1) * 100 + date.getUTCDate())
  }
}

function shiftsOf(intervals: string[]): Shifts {
  const all = intervals.map((text): Stretch => {
    const [open, close] = [timeOf(text.slice(0, 5)), timeOf(text.slice(6))]
    return [open, close > open ? close : close + DAY]
  })
  return {
    own: merge(all.map(([open, close]) => [open, Math.min(close, DAY)])),
    tail: merge(all.filter(([, close]) => close > DAY).map(([, close]) => [0, close - DAY])),
  }
}

function merge(stretches: Stretch[]): Stretch[] {
  const merged: Stretch[] = []
  for (const [open, close] of stretches.sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1)
    if (last && open <= last[1]) last[1] = Math.max(last[1], close)
    else merged.push([open, close])
  }
  return merged
}

function timeOf(text: string): number {
  return (Number(text.slice(0, 2)) * 60 + Number(text.slice(3))) * MINUTE
}

function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY
}

function weekdayOf(day: number): number {
  // Day 0 was a Thursday.
  return (((day + 3) % 7) + 7) % 7
}
