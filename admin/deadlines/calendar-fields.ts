import { WEEKDAYS } from '../../desk/time/calendar-schema.ts'
import type { Translate } from '../../locales/words.ts'
import { calendarSchema, type PackCalendar } from '../../scenarios/pack-calendars.ts'
import { type Fields, keyOf, linesOf, quoting, type Read, readAs } from './fields.ts'

/** A calendar as its form shows it: hours of weekdays, holidays and dates with hours, one a line. */
export function calendarFields(calendar: PackCalendar): Fields {
  const { timezone, country = '', week = {}, holidays = [], days = {} } = calendar
  const lines = Object.entries(days).map(([date, hours]) => `${date} ${hours.join(', ')}`.trim())
  return {
    timezone,
    country,
    ...Object.fromEntries(WEEKDAYS.map((day) => [day, (week[day] ?? []).join(', ')])),
    holidays: holidays.join('\n'),
    days: lines.join('\n'),
  }
}

/** The calendar that a form means: the one before with its fields, or a new one with its key. */
export function readCalendar(
  fields: Fields,
  before: PackCalendar | undefined,
  t: Translate,
): Read<PackCalendar> {
  const holidays = linesOf(fields.holidays ?? '').map(typedDate)
  const dated = linesOf(fields.days ?? '').map(typedDay)
  const twice = dated.find(([date], i) => dated.findIndex(([other]) => other === date) !== i)
  if (twice) return { ok: false, faults: { days: quoting(t, 'admin-fault-twice', twice[0]) } }
  const week = WEEKDAYS.map((day) => [day, typedHours(fields[day] ?? '')] as const)
  const country = fields.country ?? before?.country ?? ''
  const given = {
    key: keyOf(fields, before),
    timezone: (fields.timezone ?? before?.timezone ?? '').trim(),
    week: Object.fromEntries(week.filter(([, hours]) => hours.length > 0)),
    ...(country === '' ? {} : { country }),
    ...(holidays.length > 0 || before?.holidays ? { holidays } : {}),
    ...(dated.length > 0 || before?.days ? { days: Object.fromEntries(dated) } : {}),
  }
  return readAs(calendarSchema, given, ([list, place, at]) => {
    if (list === 'week') {
      const typed = typedHours(fields[String(place)] ?? '')[Number(at)] ?? ''
      return { field: String(place), words: quoting(t, 'admin-fault-hours', typed) }
    }
    if (list === 'key') return { field: 'key', words: t('admin-fault-key') }
    if (list === 'timezone') {
      return { field: 'timezone', words: quoting(t, 'admin-fault-zone', given.timezone) }
    }
    if (list === 'country') return { field: 'country', words: t('admin-fault-country') }
    if (list === 'holidays') {
      return {
        field: 'holidays',
        words: quoting(t, 'admin-fault-holiday', typedAt(holidays, place)),
      }
    }
    const line = dated.find(([date]) => date === place)
    const typed = line ? `${line[0]} ${line[1].join(', ')}` : ''
    return { field: 'days', words: quoting(t, 'admin-fault-day', typed) }
  })
}

/** "09:00-13:00", "14:00-18:00" of a line, whatever dash and comma are in it. */
function typedHours(text: string): string[] {
  return text
    .replaceAll(/\s*[-–—]\s*/g, '-')
    .split(/[,;\s]+/)
    .filter((part) => part !== '')
    .map((part) => part.replaceAll(/(?<!\d)(\d):/g, '0$1:'))
}

function typedDay(line: string): [string, string[]] {
  const [, date = line, hours = ''] = /^(\S+?):?(?:\s+(.*))?$/.exec(line) ?? []
  return [typedDate(date), typedHours(hours)]
}

/** 31.12.2026 and 31.12 are dates too, the latter of every year. */
function typedDate(text: string): string {
  const [, day, month, year] = /^(\d\d)\.(\d\d)(?:\.(\d{4}))?$/.exec(text) ?? []
  return day === undefined ? text : `${year ?? '*'}-${month}-${day}`
}

function typedAt(list: string[], place: PropertyKey | undefined): string {
  return typeof place === 'number' ? (list[place] ?? '') : ''
}
