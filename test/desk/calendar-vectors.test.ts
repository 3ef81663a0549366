import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  addWorkingTime,
  type Calendar,
  isOpen,
  nextOpening,
  workingTimeBetween,
} from '../../desk/calendar.ts'

const interval = z.tuple([z.string(), z.string()])
const vectorSchema = z.object({
  id: z.string(),
  from: z.string(),
  op: z.enum(['add', 'between', 'is_open', 'next_open']),
  calendar: z.object({
    timezone: z.string(),
    weekly: z.record(z.string(), z.array(interval)).default({}),
    always_open: z.boolean().default(false),
    holidays: z.array(z.string()),
    special_days: z.record(z.string(), z.array(interval)).default({}),
    breaks: z.record(z.string(), z.array(interval)).default({}),
  }),
  start: z.string().default(''),
  end: z.string().default(''),
  at: z.string().default(''),
  minutes: z.number().default(0),
  expected: z.object({
    instant: z.string().nullable().optional(),
    minutes: z.number().optional(),
    seconds: z.number().optional(),
    open: z.boolean().optional(),
    error: z.literal('never_open').optional(),
  }),
})
type Vector = z.infer<typeof vectorSchema>

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const file = readFileSync(join(import.meta.dirname, 'calendar-vectors.json'), 'utf8')
const { vectors } = z.object({ vectors: z.array(vectorSchema) }).parse(JSON.parse(file))

describe('the calendar agrees with the cases of other calendars', () => {
  test('there are 213 of them', () => {
    expect(vectors).toHaveLength(213)
  })

  test.each(vectors)('$id $from', (vector) => {
    const calendar = calendarOf(vector.calendar)
    const { expected } = vector
    const instant = expected.instant ? Date.parse(expected.instant) : null
    if (vector.op === 'add') {
      expect(addWorkingTime(calendar, Date.parse(vector.start), vector.minutes)).toBe(instant)
    } else if (vector.op === 'between') {
      const minutes = workingTimeBetween(calendar, Date.parse(vector.start), Date.parse(vector.end))
      expect(minutes * 60).toBe(expected.seconds)
    } else if (vector.op === 'is_open') {
      expect(isOpen(calendar, Date.parse(vector.at))).toBe(expected.open)
    } else {
      expect(nextOpening(calendar, Date.parse(vector.at))).toBe(instant)
    }
  })
})

function calendarOf(from: Vector['calendar']): Calendar {
  const everyDay = Object.fromEntries(WEEKDAYS.map((day) => [day, ['00:00-24:00']]))
  const week = from.always_open ? everyDay : texts(from.weekly)
  const days = texts(from.special_days)
  for (const [date, breaks] of Object.entries(from.breaks)) {
    const weekday = WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? ''
    const hours = from.special_days[date] ?? from.weekly[weekday] ?? []
    days[date] = breaks.reduce(cut, hours).map((part) => part.join('-'))
  }
  return { timeZone: from.timezone, week, holidays: from.holidays, days }
}

function texts(hours: Record<string, [string, string][]>): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(hours).map(([key, parts]) => [key, parts.map((part) => part.join('-'))]),
  )
}

function cut(hours: [string, string][], [from, to]: [string, string]): [string, string][] {
  return hours.flatMap(([open, close]) => {
    const parts: [string, string][] = [
      [open, close < from ? close : from],
      [open > to ? open : to, close],
    ]
    return parts.filter(([start, end]) => start < end)
  })
}
