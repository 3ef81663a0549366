import fc from 'fast-check'
import type { Calendar } from '../../desk/calendar.ts'

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

// Instants at which something odd happens to the clocks of a zone.
const ODD_NIGHTS: [zone: string, at: string][] = [
  ['Europe/Berlin', '2026-03-29T01:00Z'],
  ['Europe/Berlin', '2026-10-25T01:00Z'],
  ['America/New_York', '2026-03-08T07:00Z'],
  ['America/New_York', '2026-11-01T06:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T15:00Z'],
  ['Australia/Lord_Howe', '2026-10-03T15:30Z'],
  ['America/Sao_Paulo', '2018-02-18T02:00Z'],
  ['America/Sao_Paulo', '2018-11-04T03:00Z'],
  ['America/St_Johns', '2010-11-07T02:31Z'],
  ['Asia/Beirut', '2026-03-28T22:00Z'],
  ['Africa/Cairo', '2026-04-23T22:00Z'],
  ['Africa/Cairo', '2026-10-29T21:00Z'],
  ['Africa/Casablanca', '2026-02-15T02:00Z'],
  ['Pacific/Apia', '2011-12-30T10:00Z'],
  ['Pacific/Kwajalein', '1993-08-21T12:00Z'],
  ['Antarctica/Troll', '2026-03-29T01:00Z'],
  ['Asia/Gaza', '2040-10-27T00:00Z'],
  ['Asia/Pyongyang', '2018-05-04T15:00Z'],
  ['Asia/Kathmandu', '1985-12-31T18:30Z'],
  ['Europe/Moscow', '2014-10-25T22:00Z'],
  ['Europe/Dublin', '1971-10-31T02:00Z'],
  ['UTC', '2100-02-28T12:00Z'],
  ['Etc/GMT-3', '2000-02-29T00:00Z'],
]

/** A zone and a whole minute within three days of something odd there. */
const oddMoment = fc
  .tuple(fc.constantFrom(...ODD_NIGHTS), fc.integer({ min: -4_320, max: 4_320 }))
  .map(([[timeZone, at], minutes]) => ({ timeZone, at: Date.parse(at) + minutes * 60_000 }))

const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 0, 0, 1, 15, 30, 59))
  .map(([hour, minute]) => `${pad(hour)}:${pad(minute)}`)

const interval = fc
  .tuple(time, fc.oneof(time, fc.constantFrom('24:00', '00:00', '00:30', '03:00')))
  .filter(([open, close]) => open !== close)
  .map(([open, close]) => `${open}-${close}`)

const hours: fc.Arbitrary<string[]> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<string[]>(['00:00-24:00']) },
  { weight: 1, arbitrary: fc.constant<string[]>(['22:00-06:00']) },
  { weight: 4, arbitrary: fc.array(interval, { maxLength: 3 }) },
)

const week = fc.record(
  Object.fromEntries(WEEKDAYS.map((day) => [day, hours])) as Record<
    (typeof WEEKDAYS)[number],
    typeof hours
  >,
  { requiredKeys: [] },
)

/** Any calendar of a zone, with special dates within a week of `at`. */
function calendarAround(timeZone: string, at: number): fc.Arbitrary<Calendar> {
  const date = fc
    .integer({ min: -7, max: 7 })
    .map((days) => new Date(at + days * 86_400_000).toISOString().slice(0, 10))
  const holiday = fc
    .tuple(date, fc.boolean())
    .map(([day, yearly]) => (yearly ? `*${day.slice(4)}` : day))
  return fc.record({
    timeZone: fc.constant(timeZone),
    week,
    holidays: fc.array(holiday, { maxLength: 4 }),
    days: fc.dictionary(date, hours, { maxKeys: 4 }),
  })
}

/** Any calendar with a moment nearby at which much happens. */
export const calendarAtOddMoment = oddMoment.chain(({ timeZone, at }) =>
  fc.record({ calendar: calendarAround(timeZone, at), at: fc.constant(at) }),
)

function pad(number: number): string {
  return String(number).padStart(2, '0')
}
