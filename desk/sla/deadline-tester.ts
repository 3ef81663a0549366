import { TARGETS } from '../../db/tables/clocks.ts'
import { addWorkingTime, type Calendar, stretches, workingTimeBetween } from '../calendar.ts'
import type { Desk } from '../desk.ts'
import { config } from '../setup/config.ts'
import { type CalendarDay, dayReader, isYearKnown } from '../time/calendar-days.ts'
import { calendarOf } from '../time/calendars.ts'
import { DAY } from '../time/instants.ts'
import type { Stretch } from '../time/opening-hours.ts'
import { offsetSpan } from '../time/time-zone.ts'
import { type PolicyTarget, type Target, targetFor } from './policy-targets.ts'

/** Dates told of one target at most; what is left of it is told as a sum. */
const MOST_DAYS = 31

/** What one date adds to a deadline; a date of which nothing counts tells why by its kind. */
export interface TestedDay extends CalendarDay {
  counted: Stretch[]
  minutes: number
}

export interface TestedTarget extends PolicyTarget {
  target: Target
  /** Null: the calendar does not open for so long. */
  dueAt: number | null
  /** Every local date from the moment to the deadline, the first ones where there are many. */
  days: TestedDay[]
  /** Working minutes that fall on dates which are left out. */
  minutesLeftOut: number
  /** The year of the deadline where its days off are not known. */
  unknownYear: number | null
}

/** When each target of a policy would be due for a ticket filed at a moment, and what counts until then. */
export function testDeadlines(
  desk: Desk,
  promise: { policy: string; priority: string },
  at: number,
): TestedTarget[] {
  return TARGETS.flatMap((target) => {
    const set = targetFor(desk, promise, target)
    return set ? [{ target, ...set, ...toldUntil(desk, set, at) }] : []
  })
}

/**
 * The instant at which a zone's clocks show a date and a time ("2026-05-19", "10:00"): the first of
 * two in autumn; a time that spring leaves out is as much later as it leaves out.
 */
export function instantAt(timeZone: string, date: string, time: string): number {
  const wall = Date.parse(`${date}T${time}Z`)
  const before = wall - offsetSpan(timeZone, wall - DAY).offset
  const after = wall - offsetSpan(timeZone, wall + DAY).offset
  const isShown = (at: number) => at + offsetSpan(timeZone, at).offset === wall
  return [before, after].find(isShown) ?? before
}

function toldUntil(desk: Desk, set: PolicyTarget, at: number) {
  const calendar = calendarOf(desk, set.calendar)
  const pack = config(desk).calendars.get(set.calendar)
  const dueAt = calendar ? addWorkingTime(calendar, at, set.targetMinutes) : null
  if (!calendar || !pack || dueAt === null) {
    return { dueAt: null, days: [], minutesLeftOut: 0, unknownYear: null }
  }
  const dayOf = dayReader(desk, pack)
  const days = datesBetween(calendar.timeZone, at, dueAt).map((date) => {
    const [from, to] = [midnight(calendar, date), midnight(calendar, dateAfter(date))]
    const counted = stretches(calendar, Math.max(from, at), Math.min(to, dueAt))
    return { ...dayOf(date), counted, minutes: minutesIn(calendar, counted) }
  })
  const told = days.reduce((sum, { minutes }) => sum + minutes, 0)
  const year = Number(localDate(calendar.timeZone, dueAt).slice(0, 4))
  return {
    dueAt,
    days,
    minutesLeftOut: Math.max(0, set.targetMinutes - told),
    unknownYear: isYearKnown(desk, pack, year) ? null : year,
  }
}

function datesBetween(timeZone: string, from: number, to: number): string[] {
  const last = localDate(timeZone, to)
  const dates: string[] = []
  for (let date = localDate(timeZone, from); date <= last; date = dateAfter(date)) {
    if (dates.length === MOST_DAYS) break
    dates.push(date)
  }
  return dates
}

function minutesIn(calendar: Calendar, counted: Stretch[]): number {
  return counted.reduce((sum, [from, to]) => sum + workingTimeBetween(calendar, from, to), 0)
}

function midnight({ timeZone }: Calendar, date: string): number {
  return instantAt(timeZone, date, '00:00')
}

function localDate(timeZone: string, at: number): string {
  return dateOf(at + offsetSpan(timeZone, at).offset)
}

function dateAfter(date: string): string {
  return dateOf(Date.parse(date) + DAY)
}

function dateOf(wall: number): string {
  return new Date(wall).toISOString().slice(0, 10)
}
