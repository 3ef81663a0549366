import type { TestedDay, TestedTarget } from '../../desk/sla/deadline-tester.ts'
import { sayDuration, sayTime, type TimeSpeech } from '../../locales/when.ts'
import type { PackCalendar } from '../../scenarios/pack-calendars.ts'
import { dayLabel, kindName } from './date-words.ts'

const MINUTE = 60_000

interface WhyProps {
  speech: TimeSpeech
  calendar: PackCalendar
  /** When the ticket is filed. */
  at: number
  tested: TestedTarget
}

/** Day by day what counts until the deadline, and why the rest does not. */
export function Why({ speech, calendar, at, tested }: WhyProps) {
  const { t } = speech
  const rows = runsOf(tested.days, calendar, speech)
  return (
    <table class="grid why">
      <caption class="unseen">{t('admin-test-why')}</caption>
      <thead class="unseen">
        <tr>
          <th scope="col">{t('admin-test-day')}</th>
          <th scope="col">{t('admin-test-counted')}</th>
          <th scope="col">{t('admin-test-length')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ first, last, reason }, i) => (
          <tr class={first.minutes > 0 ? '' : 'quiet'}>
            <th scope="row">{spanLabel(first, last, speech)}</th>
            <td>
              {first.minutes > 0 ? (
                <Counted
                  day={first}
                  speech={speech}
                  at={i === 0 ? at : undefined}
                  before={rows[i - 1]?.last}
                />
              ) : (
                reason
              )}
            </td>
            <td>
              {first.minutes > 0
                ? sayDuration(first.minutes * MINUTE, t)
                : t('admin-test-not-counted')}
            </td>
          </tr>
        ))}
      </tbody>
      {tested.minutesLeftOut > 0 && (
        <tfoot>
          <tr>
            <td colspan={3}>
              {t('admin-test-left-out', {
                duration: sayDuration(tested.minutesLeftOut * MINUTE, t),
              })}
            </td>
          </tr>
        </tfoot>
      )}
    </table>
  )
}

interface CountedProps {
  day: TestedDay
  speech: TimeSpeech
  /** When the ticket is filed, on its first day. */
  at: number | undefined
  /** The row before, whose evening and this morning are one night. */
  before: TestedDay | undefined
}

function Counted({ day, speech, at, before }: CountedProps) {
  const { t } = speech
  const time = (instant: number) => sayTime(instant, speech)
  const [opens] = day.counted[0] ?? [0]
  const closed = before?.counted.at(-1)?.[1]
  const skipped = [
    ...(at !== undefined && at < opens ? [t('admin-test-not-yet', { to: time(opens) })] : []),
    ...(closed !== undefined && closed < opens
      ? [t('admin-test-night', { from: time(closed), to: time(opens) })]
      : []),
    ...day.counted.slice(1).map(([from], i) => {
      const [, to] = day.counted[i] ?? [0, 0]
      return t('admin-test-break', { from: time(to), to: time(from) })
    }),
  ]
  return (
    <>
      {day.counted.map(([from, to]) => `${time(from)}–${endOf(from, to, speech)}`).join(', ')}
      {skipped.length > 0 && <small class="quiet">{skipped.join(' · ')}</small>}
    </>
  )
}

/** Midnight at the end of a day is 24:00. */
function endOf(from: number, to: number, speech: TimeSpeech): string {
  const time = sayTime(to, speech)
  return time === '00:00' && to > from ? '24:00' : time
}

interface Run {
  first: TestedDay
  last: TestedDay
  reason: string
}

/** Days off that follow each other for one reason are one row: сб 23 — вс 24 мая, выходной. */
function runsOf(days: TestedDay[], calendar: PackCalendar, speech: TimeSpeech): Run[] {
  const runs: Run[] = []
  for (const day of days) {
    const reason = reasonOf(day, calendar, speech)
    const last = runs.at(-1)
    if (last && day.minutes === 0 && last.first.minutes === 0 && last.reason === reason)
      last.last = day
    else runs.push({ first: day, last: day, reason })
  }
  return runs
}

function reasonOf(day: TestedDay, calendar: PackCalendar, { t }: TimeSpeech): string {
  return day.hours.length > 0 ? t('admin-test-too-late') : kindName(day, calendar, t)
}

function spanLabel(first: TestedDay, last: TestedDay, speech: TimeSpeech): string {
  const label = dayLabel(first.date, speech)
  return first === last ? label : `${label} — ${dayLabel(last.date, speech)}`
}
