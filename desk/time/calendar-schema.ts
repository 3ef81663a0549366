import { z } from 'zod'
import { isTimeZone } from './time-zone.ts'

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof WEEKDAYS)[number]

const INTERVAL = /^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/
const A_LEAP_YEAR = '2000'

/** "09:00-18:00"; "22:00-06:00" runs past midnight; "00:00-24:00" is the whole day. */
const intervalSchema = z
  .string()
  .regex(INTERVAL, { error: 'must be hours like "09:00-18:00"', abort: true })
  .refine((text) => text.slice(0, 5) !== text.slice(6), 'opens and closes at the same time')

/** A local date, "2026-05-11". */
export const dateSchema = z
  .string()
  .refine((text) => isDate(text), 'must be a date like "2026-05-11"')

/** A closed date, of one year or ("*-05-01") of every year. */
const holidaySchema = z
  .string()
  .refine(
    (text) => isDate(text.replace(/^\*/, A_LEAP_YEAR)),
    'must be a date like "2026-05-11" or "*-05-01"',
  )

const hours = z.array(intervalSchema)

/** A calendar as it comes from outside; what else the object carries is ignored. */
export const calendarSchema = z.object({
  timeZone: z.string().refine(isTimeZone, 'must be a time zone like "Europe/Moscow"'),
  week: z.strictObject(
    Object.fromEntries(WEEKDAYS.map((day) => [day, hours.optional()])) as Record<
      Weekday,
      z.ZodOptional<typeof hours>
    >,
  ),
  holidays: z.array(holidaySchema).optional(),
  days: z.record(dateSchema, hours).optional(),
})

function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const at = Date.parse(`${text}T00:00:00Z`)
  // Date.parse moves the 30th of February into March.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}
