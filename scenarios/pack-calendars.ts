import { z } from 'zod'
import { COUNTRIES } from './countries.ts'
import { keySchema } from './key.ts'

const INTERVAL = /^(?:[01]\d|2[0-3]):[0-5]\d-(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/

const HOURS = 'hours such as "09:00-18:00"'

const intervalSchema = z
  .string(HOURS)
  .regex(INTERVAL, HOURS)
  .refine((text) => text.slice(0, 5) !== text.slice(6), 'opening and closing are the same time')

const hoursSchema = z.array(intervalSchema).max(24)

const holidaySchema = z
  .string()
  .refine(isHoliday, 'a date such as 2026-05-11, or "*-05-11" for every year')

const weekSchema = z.strictObject({
  mon: hoursSchema.optional(),
  tue: hoursSchema.optional(),
  wed: hoursSchema.optional(),
  thu: hoursSchema.optional(),
  fri: hoursSchema.optional(),
  sat: hoursSchema.optional(),
  sun: hoursSchema.optional(),
})

export const calendarSchema = z.strictObject({
  key: keySchema,
  timezone: z.string().refine(isTimeZone, 'a time zone such as Europe/Moscow'),
  week: weekSchema.optional(),
  country: z
    .string()
    .refine((code) => COUNTRIES.includes(code), 'a country of two capital letters such as RU')
    .optional(),
  holidays: z.array(holidaySchema).max(2000).optional(),
  days: z.record(z.iso.date('a date such as 2026-05-11'), hoursSchema).optional(),
})

export type PackCalendar = z.infer<typeof calendarSchema>

function isHoliday(text: string): boolean {
  // Every year includes the leap ones, so *-02-29 is a day.
  return z.iso.date().safeParse(text.replace(/^\*/, '2024')).success
}

function isTimeZone(name: string): boolean {
  // Offsets such as +03:00 are no zones: they know no summer time and no name.
  if (!/^[A-Za-z][\w+/-]{1,50}$/.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
