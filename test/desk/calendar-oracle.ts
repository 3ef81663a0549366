import type { Calendar } from '../../desk/calendar.ts'

// A second, slow way to the same answers: asks Intl for the wall time of every single minute.

export const MINUTE = 60_000
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const
const formats = new Map<string, Intl.DateTimeFormat>()

export function oracleIsOpen(calendar: Calendar, at: number): boolean {
  const { date, time } = wallTime(calendar.timeZone, at)
  const own = intervals(
    calendar.days?.[date] ?? (isHoliday(calendar, date) ? [] : week(calendar, date)),
  )
  if (own.some(([open, close]) => open <= time && (time < close || close <= open))) return true
  if (calendar.days?.[date] || isHoliday(calendar, date)) return false
  const before = dayBefore(date)
  const tail = intervals(calendar.days?.[before] ?? week(calendar, before))
  return tail.some(([open, close]) => close <= open && time < close)
}

/** Open minutes of [from, to), both on whole minutes. */
export function oracleMinutes(calendar: Calendar, from: number, to: number): number {
  let open = 0
  for (let at = from; at < to; at += MINUTE) if (oracleIsOpen(calendar, at)) open++
  return open
}

function wallTime(timeZone: string, at: number): { date: string; time: string } {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  formats.set(timeZone, format)
  const [date = '', time = ''] = format.format(at).split(' ')
  return { date, time }
}

function intervals(texts: string[]): [string, string][] {
  return texts.map((text) => {
    const [open = '', close = ''] = text.split('-').map((time) => `${time}:00`)
    return [open, close]
  })
}

function week(calendar: Calendar, date: string): string[] {
  const weekday = WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? 'sun'
  return calendar.week[weekday] ?? []
}

function isHoliday(calendar: Calendar, date: string): boolean {
  return calendar.holidays?.some((day) => day === date || day === `*${date.slice(4)}`) ?? false
}

function dayBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}
