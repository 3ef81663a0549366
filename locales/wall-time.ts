import type { Locale } from './words.ts'

// British English: the day before the month.
const TAGS: Record<Locale, string> = { ru: 'ru', en: 'en-GB' }
const zones = new Map<string, Intl.DateTimeFormat>()
const dates = new Map<Locale, Intl.DateTimeFormat>()

/** What clock and calendar on the wall show: "2026-12-25" and "15:40". Throws for an unknown zone. */
export function wallTime(at: number, timeZone: string): { date: string; time: string } {
  const known = zones.get(timeZone)
  // Swedes write the date as ISO does.
  const format =
    known ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  if (!known) zones.set(timeZone, format)
  const [date = '', time = ''] = format.format(at).split(' ')
  return { date, time }
}

/** 25 декабря, of a date such as "2026-12-25". */
export function dayAndMonth(date: string, locale: Locale): string {
  const known = dates.get(locale)
  const format =
    known ??
    new Intl.DateTimeFormat(TAGS[locale], { timeZone: 'UTC', day: 'numeric', month: 'long' })
  if (!known) dates.set(locale, format)
  return format.format(Date.parse(date))
}
