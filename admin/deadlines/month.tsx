import type { CalendarDay } from '../../desk/time/calendar-days.ts'
import { WEEKDAYS } from '../../desk/time/calendar-schema.ts'
import type { TimeSpeech } from '../../locales/when.ts'
import type { PackCalendar } from '../../scenarios/pack-calendars.ts'
import type { Reader } from '../panel.ts'
import { dayLabel, dayTitle, dayWords, monthName, weekdayLong, weekdayShort } from './date-words.ts'

const DAY = 86_400_000

interface MonthProps {
  reader: Reader
  calendar: PackCalendar
  /** 0 to 11. */
  month: number
  days: CalendarDay[]
}

/** A month as a sheet of weeks; below it the days that differ from their week, in words. */
export function Month({ reader, calendar, month, days }: MonthProps) {
  const { locale, speech } = reader
  const runs = runsOf(days.filter(isSpecial), calendar, speech)
  const runOf = (day: CalendarDay) => runs.find((run) => run.days.includes(day))
  return (
    <section class="month">
      <h2 id={`month-${month + 1}`}>{monthName(month, locale)}</h2>
      <table aria-labelledby={`month-${month + 1}`}>
        <thead>
          <tr>
            {WEEKDAYS.map((weekday) => (
              <th scope="col" abbr={weekdayLong(weekday, locale)}>
                {weekdayShort(weekday, locale)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(days).map((week) => (
            <tr>
              {week.map((day) => (
                <td>
                  {day && <Day reader={reader} calendar={calendar} day={day} run={runOf(day)} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ul class="special-days">
        {runs.map((run) => (
          <li id={run.id}>{runTitle(run, speech)}</li>
        ))}
      </ul>
    </section>
  )
}

interface DayProps {
  reader: Reader
  calendar: PackCalendar
  day: CalendarDay
  /** Where it is told in words. */
  run: Run | undefined
}

function Day({ reader, calendar, day, run }: DayProps) {
  const title = dayTitle(day, calendar, reader.speech)
  const number = Number(day.date.slice(8))
  const look = `calendar-day is-${day.kind}`
  if (!run) {
    return (
      <time class={look} datetime={day.date} title={title}>
        {number}
      </time>
    )
  }
  return (
    <a class={look} href={`#${run.id}`} title={title} aria-label={title}>
      {number}
    </a>
  )
}

interface Run {
  id: string
  days: CalendarDay[]
  /** What they are, with their hours. */
  words: string
}

/** Days on end that are the same are told together. */
function runsOf(special: CalendarDay[], calendar: PackCalendar, speech: TimeSpeech): Run[] {
  const runs: Run[] = []
  for (const day of special) {
    const words = dayWords(day, calendar, speech.t)
    const last = runs.at(-1)
    const before = last?.days.at(-1)?.date ?? ''
    const isNext = Date.parse(day.date) - Date.parse(before) === DAY
    if (last && isNext && last.words === words) last.days.push(day)
    else runs.push({ id: `day-${day.date}`, days: [day], words })
  }
  return runs
}

function runTitle({ days, words }: Run, speech: TimeSpeech): string {
  const ends = [...new Set([days[0], days.at(-1)])].flatMap((day) => day ?? [])
  return `${ends.map(({ date }) => dayLabel(date, speech)).join(' — ')}: ${words}`
}

function isSpecial({ kind }: CalendarDay): boolean {
  return kind !== 'work' && kind !== 'off'
}

function weeksOf(days: CalendarDay[]): (CalendarDay | undefined)[][] {
  const first = days[0]
  const before = first ? (new Date(first.date).getUTCDay() + 6) % 7 : 0
  const cells = [...Array.from({ length: before }, () => undefined), ...days]
  const rows = Math.ceil(cells.length / 7)
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: 7 }, (_, column) => cells[row * 7 + column]),
  )
}
