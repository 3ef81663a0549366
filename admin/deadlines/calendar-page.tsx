import { workingTimeBetween } from '../../desk/calendar.ts'
import { instantAt } from '../../desk/sla/deadline-tester.ts'
import {
  type CalendarDay,
  calendarYear,
  type DayKind,
  isYearKnown,
} from '../../desk/time/calendar-days.ts'
import { calendarOf, lastKnownYear } from '../../desk/time/calendars.ts'
import { sayDuration } from '../../locales/when.ts'
import type { PackCalendar } from '../../scenarios/pack-calendars.ts'
import { Crumb } from '../frame/crumb.tsx'
import { Icon } from '../frame/icon.tsx'
import { Page } from '../frame/page.tsx'
import type { Panel, Reader } from '../panel.ts'
import { Elsewhere } from '../settings/elsewhere.tsx'
import type { ElsewhereFault } from '../settings/setup-faults.ts'
import { countryName, weekLines } from './date-words.ts'
import { Deeds } from './deeds.tsx'
import { HERE, Uses, YEARS } from './list-page.tsx'
import { Month } from './month.tsx'
import { calendarUrl, usesOfCalendar } from './uses.ts'

const KINDS: DayKind[] = [
  'work',
  'off',
  'holiday',
  'moved_off',
  'short',
  'moved_work',
  'own',
  'closed',
]
const MINUTE = 60_000

interface CalendarProps {
  panel: Panel
  reader: Reader
  calendar: PackCalendar
  year: number
  /** What stops it from being archived. */
  elsewhere?: ElsewhereFault[]
}

/** A year of a calendar at a glance, every day that differs from its week told by shape and by text. */
export function CalendarPage({ panel, reader, calendar, year, elsewhere }: CalendarProps) {
  const { t, locale } = reader
  const days = calendarYear(panel.desk, calendar, year)
  const uses = usesOfCalendar(panel.desk, calendar.key, locale)
  const isRussian = calendar.country === 'RU'
  const last = lastKnownYear(panel.desk, calendar.key)
  const kinds = KINDS.filter((kind) => days.some((day) => day.kind === kind))
  const title = t('admin-calendar-year', { key: calendar.key, year: String(year) })
  return (
    <Page panel={panel} reader={reader} title={title} here={HERE}>
      <div class="sheet wide calendar">
        <BackToDeadlines reader={reader} />
        <header class="sheet-head">
          <h1>{title}</h1>
          <nav class="buttons" aria-label={t('admin-years')}>
            <YearLink
              calendar={calendar}
              year={year - 1}
              name={t('admin-year-before', { year: String(year - 1) })}
              icon="back"
            />
            <YearLink
              calendar={calendar}
              year={year + 1}
              name={t('admin-year-after', { year: String(year + 1) })}
              icon="next"
            />
            <Deeds
              reader={reader}
              url={calendarUrl(calendar.key)}
              copy={`${HERE}/new/calendar?of=${calendar.key}`}
            />
          </nav>
        </header>
        <Elsewhere reader={reader} faults={elsewhere} />
        {!isYearKnown(panel.desk, calendar, year) && (
          <p class="warning" role="note">
            <Icon name="warning" />
            <span>
              {t(isRussian ? 'admin-calendar-unknown-year' : 'admin-calendar-unknown-holidays', {
                year: String(year),
              })}{' '}
              {last !== null && t('admin-calendar-last-year', { year: String(last) })}{' '}
              {isRussian && <a href={YEARS}>{t('admin-years-load')}</a>}
            </span>
          </p>
        )}
        <dl class="facts">
          <div>
            <dt>{t('admin-calendar-week')}</dt>
            {weekLines(calendar, reader).map((line) => (
              <dd>
                <span class="week-days">{line.days}</span> {line.hours}
              </dd>
            ))}
          </div>
          <div>
            <dt>{t('admin-calendar-zone')}</dt>
            <dd>{calendar.timezone}</dd>
          </div>
          <div>
            <dt>{t('admin-calendar-country')}</dt>
            <dd>
              {calendar.country === undefined
                ? t('admin-calendar-country-none')
                : countryName(calendar.country, locale)}
            </dd>
          </div>
          <div>
            <dt>{t('admin-year', { year: String(year) })}</dt>
            <dd>
              {t('admin-calendar-days', {
                count: days.filter(({ hours }) => hours.length > 0).length,
              })}
            </dd>
            <dd>
              {t('admin-calendar-hours', { hours: workingHours(panel, calendar, year, reader) })}
            </dd>
          </div>
        </dl>
        <div class="used">
          <Uses name={t('admin-used-by-lines')} uses={uses.lines} />
          <Uses name={t('admin-used-by-policies')} uses={uses.policies} />
        </div>
        <ul class="legend" aria-label={t('admin-calendar-legend')}>
          {kinds.map((kind) => (
            <li>
              <span class={`calendar-day is-${kind}`} aria-hidden="true">
                {sampleOf(kind, days)}
              </span>
              {t(`admin-day-${kind}`)}
            </li>
          ))}
        </ul>
        <div class="months">
          {Array.from({ length: 12 }, (_, month) => (
            <Month reader={reader} calendar={calendar} month={month} days={inMonth(days, month)} />
          ))}
        </div>
      </div>
    </Page>
  )
}

/** The way back to every calendar and policy. */
export function BackToDeadlines({ reader: { t } }: { reader: Reader }) {
  return <Crumb to={HERE}>{t('admin-deadlines')}</Crumb>
}

interface YearProps {
  calendar: PackCalendar
  year: number
  name: string
  icon: 'back' | 'next'
}

function YearLink({ calendar, year, name, icon }: YearProps) {
  return (
    <a class="button" href={`${calendarUrl(calendar.key)}?year=${year}`}>
      {icon === 'back' && <Icon name="back" />}
      {name}
      {icon === 'next' && <Icon name="next" />}
    </a>
  )
}

function workingHours(
  { desk }: Panel,
  { key, timezone }: PackCalendar,
  year: number,
  { t }: Reader,
): string {
  const calendar = calendarOf(desk, key)
  if (!calendar) return ''
  const [from, to] = [year, year + 1].map((one) => instantAt(timezone, `${one}-01-01`, '00:00'))
  return sayDuration(workingTimeBetween(calendar, from ?? 0, to ?? 0) * MINUTE, t)
}

function inMonth(days: CalendarDay[], month: number): CalendarDay[] {
  return days.filter(({ date }) => Number(date.slice(5, 7)) === month + 1)
}

function sampleOf(kind: DayKind, days: CalendarDay[]): number {
  return Number(days.find((day) => day.kind === kind)?.date.slice(8))
}
