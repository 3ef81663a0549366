import { config } from '../../desk/setup/config.ts'
import { mayEditSetup } from '../../desk/setup/setup-editing.ts'
import { archivedRows } from '../../desk/setup/setup-rows.ts'
import { sayDuration } from '../../locales/when.ts'
import type { PackCalendar } from '../../scenarios/pack-calendars.ts'
import { type Policy, TARGETS } from '../../scenarios/pack-policies.ts'
import { minutesOf } from '../../scenarios/when.ts'
import { Icon } from '../frame/icon.tsx'
import { Page } from '../frame/page.tsx'
import type { Panel, Reader } from '../panel.ts'
import { ArchivedList, Stopped } from '../settings/archived-list.tsx'
import type { SaidFaults } from '../settings/setup-faults.ts'
import { targetName } from '../ticket/clock-words.ts'
import { weekLines } from './date-words.ts'
import {
  calendarUrl,
  policyUrl,
  priorityName,
  type Use,
  usesOfCalendar,
  usesOfPolicy,
} from './uses.ts'

export const HERE = '/admin/deadlines'
/** Where the years of the production calendar are loaded. */
export const YEARS = `${HERE}/years`
const MINUTE = 60_000

interface DeadlinesProps {
  panel: Panel
  reader: Reader
}

/** What stops an archived object from coming back. */
interface StoppedProps {
  stopped?: SaidFaults
}

/** Every calendar and policy in use, and what uses them. */
export function DeadlinesPage({ panel, reader, stopped }: DeadlinesProps & StoppedProps) {
  const { t, person } = reader
  const isEditor = mayEditSetup(person)
  const { calendars, policies } = config(panel.desk)
  return (
    <Page panel={panel} reader={reader} title={t('admin-deadlines')} here={HERE}>
      <section class="sheet deadlines">
        <header class="sheet-head">
          <h1>{t('admin-deadlines')}</h1>
          <nav class="buttons">
            <a class="button" href={YEARS}>
              {t('admin-years-title')}
            </a>
            <a class="button" href={`${HERE}/test`}>
              <Icon name="clock" />
              {t('admin-test')}
            </a>
          </nav>
        </header>
        <p class="quiet">{t('admin-deadlines-about')}</p>
        {stopped && <Stopped reader={reader} stopped={stopped} />}
        <ListHead
          name={t('admin-calendars')}
          add={isEditor && t('admin-calendar-create')}
          href={`${HERE}/new/calendar`}
        />
        {calendars.live.length === 0 && <p class="quiet">{t('admin-calendars-none')}</p>}
        <ul class="setups">
          {calendars.live.map((calendar) => (
            <li class="setup">
              <CalendarBrief panel={panel} reader={reader} calendar={calendar} />
            </li>
          ))}
        </ul>
        <ArchivedList
          reader={reader}
          archived={archivedRows(panel.desk, 'calendars')}
          url={`${HERE}/calendars`}
          isEditor={isEditor}
        />
        <ListHead
          name={t('admin-policies')}
          add={isEditor && t('admin-policy-create')}
          href={`${HERE}/new/policy`}
        />
        {policies.live.length === 0 && <p class="quiet">{t('admin-policies-none')}</p>}
        <ul class="setups">
          {policies.live.map((policy) => (
            <li class="setup">
              <PolicyBrief panel={panel} reader={reader} policy={policy} />
            </li>
          ))}
        </ul>
        <ArchivedList
          reader={reader}
          archived={archivedRows(panel.desk, 'policies')}
          url={`${HERE}/policies`}
          isEditor={isEditor}
        />
      </section>
    </Page>
  )
}

interface HeadProps {
  name: string
  /** What adding one is called; false where the reader may not. */
  add: string | false
  href: string
}

function ListHead({ name, add, href }: HeadProps) {
  return (
    <header class="list-head">
      <h2>{name}</h2>
      {add !== false && (
        <a class="button" href={href}>
          <Icon name="plus" />
          {add}
        </a>
      )}
    </header>
  )
}

function CalendarBrief({ panel, reader, calendar }: DeadlinesProps & { calendar: PackCalendar }) {
  const { t, locale } = reader
  const uses = usesOfCalendar(panel.desk, calendar.key, locale)
  const isUsed = uses.lines.length + uses.policies.length > 0
  return (
    <>
      <h3>
        <a href={calendarUrl(calendar.key)}>{calendar.key}</a>
        <span class="quiet">
          {[calendar.timezone, calendar.country].filter(Boolean).join(' · ')}
        </span>
      </h3>
      <p>
        {weekLines(calendar, reader)
          .map(({ days, hours }) => `${days} ${hours}`)
          .join(' · ')}
      </p>
      <Uses name={t('admin-used-by-lines')} uses={uses.lines} />
      <Uses name={t('admin-used-by-policies')} uses={uses.policies} />
      {!isUsed && <p class="quiet">{t('admin-used-by-nobody')}</p>}
    </>
  )
}

function PolicyBrief({ panel, reader, policy }: DeadlinesProps & { policy: Policy }) {
  const { t, locale } = reader
  const uses = usesOfPolicy(panel.desk, policy.key, locale)
  const rows = Object.entries(policy.targets)
  return (
    <>
      <h3>
        <a href={policyUrl(policy.key)}>{policy.key}</a>
        <span class="quiet">
          {t('admin-calendar')} {policy.calendar}
        </span>
      </h3>
      {rows.map(([priority, targets]) => (
        <p>
          <span class="quiet">
            {priority === 'any'
              ? t(rows.length > 1 ? 'admin-policy-any' : 'admin-policy-any-only')
              : priorityName(config(panel.desk), priority, locale)}
          </span>{' '}
          {TARGETS.flatMap((target) => {
            const minutes = minutesOf(targets[target] ?? '')
            if (minutes === undefined) return []
            return [`${targetName(target, t)} ${sayDuration(minutes * MINUTE, t)}`]
          }).join(' · ')}
        </p>
      ))}
      <Uses name={t('admin-used-by-services')} uses={uses} />
      {uses.length === 0 && <p class="quiet">{t('admin-used-by-nobody')}</p>}
    </>
  )
}

/** What uses something, by name, each with its link where it has a page. */
export function Uses({ name, uses }: { name: string; uses: Use[] }) {
  if (uses.length === 0) return null
  return (
    <p class="uses">
      <span class="quiet">{name}:</span>{' '}
      {uses.map((use, i) => (
        <>
          {i > 0 && ', '}
          {use.href === undefined ? use.name : <a href={use.href}>{use.name}</a>}
        </>
      ))}
    </p>
  )
}
