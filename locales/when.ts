import { dayAndMonth, wallTime } from './wall-time.ts'
import type { Locale, Translate } from './words.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const WEEK = 7 * DAY
const LONG_AGO = 30 * DAY
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const

/** To whom a time is said, and when: language, the zone whose clocks count, the present. */
export interface TimeSpeech {
  t: Translate
  locale: Locale
  /** IANA name. */
  timeZone: string
  /** Epoch milliseconds, as all instants here. */
  now: number
  /** Names dates only: said under the heading of another day, "today" would be that one. */
  dated?: boolean
}

/** A deadline: до 15:40 сегодня, до 11:00 завтра, до понедельника, 11:00, до 25 декабря, 11:00. */
export function sayUntil(at: number, speech: TimeSpeech): string {
  return sayDayAndTime((day) => `time-until-${day}`, at, speech)
}

/** A moment in a sentence: сегодня в 15:40, в понедельник в 09:00, 25 декабря в 09:00. */
export function sayAt(at: number, speech: TimeSpeech): string {
  return sayDayAndTime((day) => `time-at-${day}`, at, speech)
}

/** How far away: через 1 ч 20 мин, через 2 дня 3 ч; what is past is said as `sayAgo`. */
export function sayIn(at: number, speech: TimeSpeech): string {
  const left = at - speech.now
  if (left < 0) return sayAgo(at, speech)
  if (left < MINUTE) return speech.t('time-in-no-minute')
  return speech.t('time-in', { duration: twoUnits(left, speech.t) })
}

/** How long ago, in one unit: только что, 5 мин назад, 3 дня назад; after a month the date. */
export function sayAgo(at: number, speech: TimeSpeech): string {
  const ago = speech.now - at
  if (ago < MINUTE) return speech.t('time-ago-no-minute')
  if (ago > LONG_AGO) return sayDate(wallTime(at, speech.timeZone).date, speech)
  return speech.t('time-ago', { duration: oneUnit(ago, speech.t) })
}

/** How long after the deadline: просрочено на 2 ч. */
export function sayOverdue(dueAt: number, speech: TimeSpeech): string {
  const late = speech.now - dueAt
  if (late < MINUTE) return speech.t('time-overdue-no-minute')
  return speech.t('time-overdue', { duration: twoUnits(late, speech.t) })
}

/**
 * A length of working time in hours and minutes: 2 ч 10 мин. Never in days, whose working hours
 * nobody could tell.
 */
export function sayDuration(milliseconds: number, t: Translate): string {
  if (milliseconds <= 0) return t('time-minutes', { count: 0 })
  if (milliseconds < MINUTE) return t('time-no-minute')
  const hours = Math.floor(milliseconds / HOUR)
  const minutes = Math.floor((milliseconds % HOUR) / MINUTE)
  return join([part('time-hours', hours, t), part('time-minutes', minutes, t)])
}

/** The exact moment, for a hint on hover: пятница, 25 декабря 2026, 11:00. */
export function sayMoment(at: number, speech: TimeSpeech): string {
  const { date, time } = wallTime(at, speech.timeZone)
  const named = withYear(date, speech)
  return speech.t('time-moment', { weekday: weekdayOf(date), date: named, time })
}

/** The day of a moment: вчера, сегодня, завтра, 25 декабря. */
export function sayDay(at: number, speech: TimeSpeech): string {
  const { date } = wallTime(at, speech.timeZone)
  const near = nearDay(daysAway(date, speech))
  return near ? speech.t(`time-day-${near}`) : sayDate(date, speech)
}

/** A date ("2026-12-31"): 31 декабря, or with its year if that is another one. */
export function sayDate(date: string, speech: TimeSpeech): string {
  const thisYear = wallTime(speech.now, speech.timeZone).date.slice(0, 4)
  return date.startsWith(thisYear) ? dayAndMonth(date, speech.locale) : withYear(date, speech)
}

/** 15:40. */
export function sayTime(at: number, speech: TimeSpeech): string {
  return wallTime(at, speech.timeZone).time
}

function sayDayAndTime(key: (day: string) => string, at: number, speech: TimeSpeech): string {
  const { date, time } = wallTime(at, speech.timeZone)
  const away = daysAway(date, speech)
  const near = nearDay(away)
  const isNamed = !speech.dated
  if (near && isNamed) return speech.t(key(near), { time })
  if (away > 0 && away < 7 && isNamed)
    return speech.t(key('weekday'), { weekday: weekdayOf(date), time })
  return speech.t(key('date'), { date: sayDate(date, speech), time })
}

function nearDay(away: number): string | undefined {
  return ['yesterday', 'today', 'tomorrow'][away + 1]
}

function daysAway(date: string, speech: TimeSpeech): number {
  return (Date.parse(date) - Date.parse(wallTime(speech.now, speech.timeZone).date)) / DAY
}

function weekdayOf(date: string): string {
  return WEEKDAYS[new Date(date).getUTCDay()] ?? 'sun'
}

function withYear(date: string, { t, locale }: TimeSpeech): string {
  return t('time-date-year', { date: dayAndMonth(date, locale), year: date.slice(0, 4) })
}

function twoUnits(length: number, t: Translate): string {
  const days = part('time-days', Math.floor(length / DAY), t)
  const hours = part('time-hours', Math.floor((length % DAY) / HOUR), t)
  const minutes = part('time-minutes', Math.floor((length % HOUR) / MINUTE), t)
  if (length < DAY) return join([hours, minutes])
  return length < WEEK ? join([days, hours]) : days
}

function oneUnit(length: number, t: Translate): string {
  if (length < HOUR) return part('time-minutes', Math.floor(length / MINUTE), t)
  if (length < DAY) return part('time-hours', Math.floor(length / HOUR), t)
  return part('time-days', Math.floor(length / DAY), t)
}

function part(key: string, count: number, t: Translate): string {
  return count === 0 ? '' : t(key, { count })
}

function join(parts: string[]): string {
  return parts.filter((text) => text !== '').join(' ')
}
