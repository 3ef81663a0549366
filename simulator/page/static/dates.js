import { language, say } from './words.js'

const { hour12 } = new Intl.DateTimeFormat(language, { hour: 'numeric' }).resolvedOptions()
const hour = hour12 ? 'numeric' : '2-digit'
const clock = new Intl.DateTimeFormat(language, { hour, minute: '2-digit' })
const monthDay = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long' })
const full = new Intl.DateTimeFormat(language, { dateStyle: 'long' })
const weekday = new Intl.DateTimeFormat(language, { weekday: 'short' })
const short = new Intl.DateTimeFormat(language, { dateStyle: 'short' })
const exact = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'medium' })

/** Whether times are longer by AM and PM. */
export const isTwelveHours = hour12

/** 09:41, or 9:41 AM */
export function time(at) {
  return clock.format(at)
}

/** The exact instant, for hover. */
export function moment(at) {
  return exact.format(at)
}

/** A key that is equal for instants of one local day. */
export function dayKey(at) {
  return new Date(at).toDateString()
}

/** What the row between two days says. */
export function dayName(at) {
  const ago = daysAgo(at)
  if (ago === 0) return say('today')
  if (ago === 1) return say('yesterday')
  return new Date(at).getFullYear() === new Date().getFullYear()
    ? monthDay.format(at)
    : full.format(at)
}

/** What the list of chats says: the time today, the weekday this week, else the date. */
export function shortDate(at) {
  const ago = daysAgo(at)
  if (ago === 0) return time(at)
  return ago < 7 ? weekday.format(at) : short.format(at)
}

/** Seconds as 1:05. */
export function duration(seconds) {
  const whole = Math.max(0, Math.round(seconds || 0))
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

function daysAgo(at) {
  const midnight = (instant) => new Date(instant).setHours(0, 0, 0, 0)
  return Math.round((midnight(Date.now()) - midnight(at)) / 86_400_000)
}
