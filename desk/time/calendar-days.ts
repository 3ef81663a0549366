import type { PackCalendar } from '../../scenarios/pack-calendars.ts'
import type { Desk } from '../desk.ts'
import { WEEKDAYS } from './calendar-schema.ts'
import { calendarOf } from './calendars.ts'
import { COUNTRIES } from './production-calendar.ts'
import { datesOf, isWeekend, PUBLIC_HOLIDAYS } from './production-year.ts'

/**
 * Why a date has its hours: the week (work, off), the country (holiday, moved_off, short,
 * moved_work), or the calendar's own word (closed, own).
 */
export type DayKind =
  | 'work'
  | 'off'
  | 'holiday'
  | 'moved_off'
  | 'short'
  | 'moved_work'
  | 'closed'
  | 'own'

/** A local date, "2026-05-09", with the hours that begin on it ("09:00-18:00"). */
export interface CalendarDay {
  date: string
  kind: DayKind
  hours: readonly string[]
}

/** Every date of a year as a calendar of the set-up has it, the first of January first. */
export function calendarYear(desk: Desk, pack: PackCalendar, year: number): CalendarDay[] {
  return datesOf(year).map(dayReader(desk, pack))
}

/** Tells dates of a calendar one by one, each by the first word that decides it. */
export function dayReader(desk: Desk, pack: PackCalendar): (date: string) => CalendarDay {
  const compiled = calendarOf(desk, pack.key)
  const off = new Set(compiled?.holidays)
  const own = new Set(pack.holidays)
  const statutory = new Set(pack.country === 'RU' ? PUBLIC_HOLIDAYS : [])
  return (date) => {
    const named = pack.days?.[date]
    if (named) return { date, kind: named.length > 0 ? 'own' : 'closed', hours: named }
    const closed = (kind: DayKind) => ({ date, kind, hours: [] })
    if (own.has(date) || own.has(`*${date.slice(4)}`)) return closed('closed')
    const worked = compiled?.days?.[date]
    if (worked) return { date, kind: isWeekend(date) ? 'moved_work' : 'short', hours: worked }
    const isHoliday = statutory.has(date.slice(5)) || !isProduction(pack)
    if (off.has(date)) return closed(isHoliday ? 'holiday' : 'moved_off')
    const hours = pack.week?.[weekdayOf(date)] ?? []
    if (hours.length > 0) return { date, kind: 'work', hours }
    return closed(statutory.has(date.slice(5)) ? 'holiday' : 'off')
  }
}

/** Whether the days off of a year are known; a calendar that follows no country needs none. */
export function isYearKnown(desk: Desk, pack: PackCalendar, year: number): boolean {
  if (pack.country === undefined) return true
  const { holidays = [] } = calendarOf(desk, pack.key) ?? {}
  return holidays.some((date) => date.startsWith(`${year}-`) && !pack.holidays?.includes(date))
}

function isProduction({ country }: PackCalendar): boolean {
  return COUNTRIES.some((known) => known === country)
}

function weekdayOf(date: string) {
  const sundayFirst = new Date(date).getUTCDay()
  return WEEKDAYS[(sundayFirst + 6) % 7] ?? 'mon'
}
