import {
  addDays,
  addMonthsToDate,
  type Bounds,
  dateOf,
  daysApart,
  isWithin,
  weekdayOf,
} from './date.ts'
import { DAYS_AWAY, monthOf, weekdayNamed } from './date-words.ts'
import { fold } from './fold.ts'

const LEAD = /^(?:до|к|ко|с|со|в|во|на|from|by|on|until|till) /u
const TAIL = /(?: ?г(?:\.|ода)?|[.,])$/u
const NEXT = /^(?:следующ(?:ий|ая|ую|ее)|next) /u
const THIS = /^(?:эт(?:от|а|у|о)|ближайш(?:ий|ая|ую|ее)|this|coming) /u
const AWAY =
  /^(?:через|in) (?:(\d{1,3}|an?|одну?) )?(день|дня|дней|days?|недел[юиь]|weeks?|месяца?|месяцев|months?)$/u

/**
 * The day that people write as 25.12, 25.12.2026, 2026-12-25, «25 декабря», «завтра», «через неделю» or
 * «next friday». Without a year it is the nearest such day within the bounds, without a month the next
 * one. Undefined: no date.
 */
export function readDate(typed: string, today: string, bounds: Bounds): string | undefined {
  if (typed.length > 60) return undefined
  const text = fold(typed).replace(LEAD, '').replace(TAIL, '')
  const away = DAYS_AWAY[text]
  if (Object.hasOwn(DAYS_AWAY, text) && away !== undefined) return addDays(today, away)
  return (
    readDistance(text, today) ??
    readWeekday(text, today) ??
    readDigits(text, today, bounds) ??
    readMonthName(text, today, bounds) ??
    readDayOnly(text, today, bounds)
  )
}

function readDistance(text: string, today: string): string | undefined {
  const [, many = '1', unit] = AWAY.exec(text) ?? []
  if (unit === undefined) return undefined
  const count = /^\d/.test(many) ? Number(many) : 1
  if (/^(?:д|day)/u.test(unit)) return addDays(today, count)
  if (/^(?:н|week)/u.test(unit)) return addDays(today, count * 7)
  return addMonthsToDate(today, count)
}

function readWeekday(text: string, today: string): string | undefined {
  const weekday = weekdayNamed(text.replace(NEXT, '').replace(THIS, ''))
  if (weekday === undefined) return undefined
  const now = weekdayOf(today)
  // «Next Friday» is that of the next week; a bare «Friday» is the first one after today.
  if (NEXT.test(text)) return addDays(today, 7 - now + weekday)
  return addDays(today, ((weekday - now + 6) % 7) + 1)
}

function readDigits(text: string, today: string, bounds: Bounds): string | undefined {
  const iso = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/.exec(text)
  if (iso) return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const written = /^(\d{1,2}) ?([-./ ]) ?(\d{1,2})(?: ?[-./ ] ?(\d{4}|\d{2}))?$/.exec(text)
  if (!written) return undefined
  const [day, month] = [Number(written[1]), Number(written[3])]
  const dayFirst = inYear(written[4], month, day, today, bounds)
  if (dayFirst !== undefined || written[2] !== '/') return dayFirst
  return inYear(written[4], day, month, today, bounds)
}

function readMonthName(text: string, today: string, bounds: Bounds): string | undefined {
  const dayFirst =
    /^(\d{1,2})(?:-?(?:е|го|st|nd|rd|th))? (?:of )?(\p{L}+)\.?(?:,? (\d{4}))?$/u.exec(text)
  const monthFirst = /^(\p{L}+)\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?$/u.exec(text)
  const [day, word, year] = dayFirst
    ? [dayFirst[1], dayFirst[2], dayFirst[3]]
    : [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]]
  const month = word === undefined ? undefined : monthOf(word)
  return month === undefined ? undefined : inYear(year, month, Number(day), today, bounds)
}

function readDayOnly(text: string, today: string, bounds: Bounds): string | undefined {
  const day = /^(\d{1,2})(?:-?(?:е|го)| числ[оа]|st|nd|rd|th)?$/u.exec(text)?.[1]
  if (day === undefined) return undefined
  const months = [0, 1, 2, -1, -2].map((away) => addMonthsToDate(`${today.slice(0, 7)}-01`, away))
  const dates = months
    .map((first) => dateOf(Number(first.slice(0, 4)), Number(first.slice(5, 7)), Number(day)))
    .filter((date) => date !== undefined)
  const ahead = dates.filter((date) => date >= today)
  return firstWithin([...ahead, ...dates], bounds)
}

function inYear(
  written: string | undefined,
  month: number,
  day: number,
  today: string,
  bounds: Bounds,
): string | undefined {
  if (written !== undefined) {
    return dateOf(written.length === 2 ? 2000 + Number(written) : Number(written), month, day)
  }
  const year = Number(today.slice(0, 4))
  // Eight years around find a 29 February wherever it is typed.
  const dates = [0, 1, -1, 2, -2, 3, -3, 4, -4]
    .map((away) => dateOf(year + away, month, day))
    .filter((date) => date !== undefined)
    .sort((one, other) => daysApart(one, today) - daysApart(other, today))
  return firstWithin(dates, bounds)
}

/** Out of bounds is better than no date: the problem then names the bound. */
function firstWithin(dates: string[], bounds: Bounds): string | undefined {
  return dates.find((date) => isWithin(date, bounds)) ?? dates[0]
}
