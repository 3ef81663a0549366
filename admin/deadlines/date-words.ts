import type { CalendarDay } from '../../desk/time/calendar-days.ts'
import { WEEKDAYS, type Weekday } from '../../desk/time/calendar-schema.ts'
import { sayDate, type TimeSpeech } from '../../locales/when.ts'
import type { Locale, Translate } from '../../locales/words.ts'
import type { PackCalendar } from '../../scenarios/pack-calendars.ts'

const TAGS: Record<Locale, string> = { ru: 'ru', en: 'en-GB' }
/** A Monday. */
const MONDAY = Date.UTC(2024, 0, 1)
const DAY = 86_400_000
const HOLIDAYS: Record<string, string> = {
  '01-07': 'christmas',
  '02-23': 'defender',
  '03-08': 'women',
  '05-01': 'labour',
  '05-09': 'victory',
  '06-12': 'russia',
  '11-04': 'unity',
}

/** Январь, of a month from 0 to 11. */
export function monthName(month: number, locale: Locale): string {
  const name = named({ month: 'long' }, locale, Date.UTC(2024, month, 1))
  return name.slice(0, 1).toUpperCase() + name.slice(1)
}

/** пн to вс. */
export function weekdayShort(weekday: Weekday, locale: Locale): string {
  return named({ weekday: 'short' }, locale, MONDAY + WEEKDAYS.indexOf(weekday) * DAY)
}

/** Понедельник to воскресенье. */
export function weekdayLong(weekday: Weekday, locale: Locale): string {
  return named({ weekday: 'long' }, locale, MONDAY + WEEKDAYS.indexOf(weekday) * DAY)
}

/** вт 19 мая, of "2026-05-19"; with the year where it is another one. */
export function dayLabel(date: string, speech: TimeSpeech): string {
  const weekday = named({ weekday: 'short' }, speech.locale, Date.parse(date))
  return `${weekday} ${sayDate(date, speech)}`
}

/** Days of the week that have the same hours, together: пн–пт, 09:00–18:00. */
export function weekLines(
  { week = {} }: PackCalendar,
  { t, locale }: Pick<TimeSpeech, 't' | 'locale'>,
): { days: string; hours: string }[] {
  const runs: { from: Weekday; to: Weekday; hours: string }[] = []
  for (const day of WEEKDAYS) {
    const hours = sayHours(week[day] ?? [], t)
    const last = runs.at(-1)
    if (last?.hours === hours) last.to = day
    else runs.push({ from: day, to: day, hours })
  }
  return runs.map(({ from, to, hours }) => ({
    days: [...new Set([from, to])].map((day) => weekdayShort(day, locale)).join('–'),
    hours: hours || t('admin-day-closed-all'),
  }))
}

/** What kind of day it is, a Russian holiday by its name. */
export function kindName({ date, kind }: CalendarDay, pack: PackCalendar, t: Translate): string {
  if (kind !== 'holiday' || pack.country !== 'RU') return t(`admin-day-${kind}`)
  return t(`admin-holiday-${HOLIDAYS[date.slice(5)] ?? 'new-year'}`)
}

/** Рабочий день, 09:00–18:00. */
export function dayWords(day: CalendarDay, pack: PackCalendar, t: Translate): string {
  const kind = kindName(day, pack, t)
  return day.hours.length === 0 ? kind : `${kind}, ${sayHours(day.hours, t)}`
}

/** вт 19 мая: рабочий день, 09:00–18:00. */
export function dayTitle(day: CalendarDay, pack: PackCalendar, speech: TimeSpeech): string {
  return `${dayLabel(day.date, speech)}: ${dayWords(day, pack, speech.t)}`
}

/** Бразилия, of BR. */
export function countryName(code: string, locale: Locale): string {
  return new Intl.DisplayNames(TAGS[locale], { type: 'region' }).of(code) ?? code
}

/** That a deadline falls into a year whose days off are not known. */
export function unknownYearWords({ country }: PackCalendar, year: number, t: Translate): string {
  const key = country === 'RU' ? 'admin-test-unknown-year' : 'admin-test-unknown-holidays'
  return t(key, { year: String(year) })
}

/** 09:00–13:00, 14:00–18:00, or that it is the whole day. */
function sayHours(hours: readonly string[], t: Translate): string {
  if (hours.length === 1 && hours[0] === '00:00-24:00') return t('admin-whole-day')
  return hours.map((one) => one.replace('-', '–')).join(', ')
}

function named(options: Intl.DateTimeFormatOptions, locale: Locale, at: number): string {
  return new Intl.DateTimeFormat(TAGS[locale], { timeZone: 'UTC', ...options }).format(at)
}
