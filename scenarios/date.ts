import type { StepOf } from './step.ts'

/** First and last day that a step takes, both as YYYY-MM-DD. */
export interface Bounds {
  min: string
  max: string
}

const FIRST = '1900-01-01'
const LAST = '2100-12-31'
const DAY = 86_400_000

/** The day `days` after a YYYY-MM-DD, or before it if negative. */
export function addDays(date: string, days: number): string {
  return isoOf(Date.parse(date) + days * DAY)
}

/** The month `months` after a YYYY-MM. */
export function addMonths(month: string, months: number): string {
  const [year, number] = numbersOf(month)
  return isoOf(Date.UTC(year, number - 1 + months, 1)).slice(0, 7)
}

/** The same day of a later month, or that month's last day where it is shorter. */
export function addMonthsToDate(date: string, months: number): string {
  const month = addMonths(date.slice(0, 7), months)
  const day = Math.min(Number(date.slice(8)), daysIn(month))
  return `${month}-${String(day).padStart(2, '0')}`
}

/** How many days a YYYY-MM has. */
export function daysIn(month: string): number {
  const [year, number] = numbersOf(month)
  return new Date(Date.UTC(year, number, 0)).getUTCDate()
}

/** 0 is Monday, 6 is Sunday. */
export function weekdayOf(date: string): number {
  return (new Date(Date.parse(date)).getUTCDay() + 6) % 7
}

/** YYYY-MM-DD of a year, month (1–12) and day, or undefined if there is no such day. */
export function dateOf(year: number, month: number, day: number): string | undefined {
  const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
  const at = Date.parse(text)
  return !Number.isNaN(at) && isoOf(at) === text ? text : undefined
}

/** Days between two dates, never negative. */
export function daysApart(one: string, other: string): number {
  return Math.abs(Date.parse(one) - Date.parse(other)) / DAY
}

/** The date that a pack writes as `2026-12-31`, `today` or `today+7`. */
export function dayOf(written: string, today: string): string {
  if (!written.startsWith('today')) return written
  return addDays(today, Number(written.slice('today'.length) || 0))
}

/** What a date step takes as of today; without settings any day from 1900 to 2100. */
export function boundsOf(step: StepOf<'date'>, today: string): Bounds {
  return {
    min: step.min === undefined ? FIRST : dayOf(step.min, today),
    max: step.max === undefined ? LAST : dayOf(step.max, today),
  }
}

/** Whether the day lies within the bounds. */
export function isWithin(date: string, bounds: Bounds): boolean {
  return bounds.min <= date && date <= bounds.max
}

/** The month, or the nearest one that has a day within the bounds. */
export function monthWithin(month: string, bounds: Bounds): string {
  if (month < bounds.min.slice(0, 7)) return bounds.min.slice(0, 7)
  return month > bounds.max.slice(0, 7) ? bounds.max.slice(0, 7) : month
}

function isoOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}

function numbersOf(month: string): [number, number] {
  return [Number(month.slice(0, 4)), Number(month.slice(5, 7))]
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
