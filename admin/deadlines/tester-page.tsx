import { config, type LiveService } from '../../desk/setup/config.ts'
import { type TestedTarget, testDeadlines } from '../../desk/sla/deadline-tester.ts'
import { sayDuration, sayMoment, sayUntil, type TimeSpeech } from '../../locales/when.ts'
import type { PackCalendar } from '../../scenarios/pack-calendars.ts'
import { say } from '../../scenarios/text.ts'
import { Icon } from '../frame/icon.tsx'
import { Page } from '../frame/page.tsx'
import type { Panel, Reader } from '../panel.ts'
import { targetName } from '../ticket/clock-words.ts'
import { BackToDeadlines } from './calendar-page.tsx'
import { HERE } from './list-page.tsx'
import { calendarUrl, policiesOf, policyUrl } from './uses.ts'
import { Why } from './why.tsx'

const MINUTE = 60_000

/** What is asked: a service with a policy, and a moment on the clocks of its calendar. */
export interface Question {
  service: LiveService
  policy: string
  calendar: PackCalendar
  /** As it was chosen; the service's own where it was not. */
  chosen: string | undefined
  priority: string
  date: string
  time: string
  at: number
}

interface TesterProps {
  panel: Panel
  reader: Reader
  services: LiveService[]
  question: Question | undefined
}

/** When a ticket filed at a moment would be due, and why then. */
export function TesterPage({ panel, reader, services, question }: TesterProps) {
  const { t } = reader
  return (
    <Page panel={panel} reader={reader} title={t('admin-test')} here={HERE}>
      <section class="sheet tester">
        <BackToDeadlines reader={reader} />
        <header class="sheet-head">
          <h1>{t('admin-test')}</h1>
        </header>
        <p class="quiet">{t('admin-test-about')}</p>
        {question ? (
          <>
            <Asked panel={panel} reader={reader} services={services} question={question} />
            <Answer panel={panel} reader={reader} question={question} />
          </>
        ) : (
          <p class="quiet">{t('admin-test-none')}</p>
        )}
      </section>
    </Page>
  )
}

type AskedProps = Omit<TesterProps, 'question'> & { question: Question }

function Asked({ panel, reader, services, question }: AskedProps) {
  const { t, locale } = reader
  const { service, chosen, date, time } = question
  return (
    <form class="asked" action={`${HERE}/test`} method="get">
      <label>
        {t('admin-service')}
        <select name="service">
          {services.map(({ key, name }) => (
            <option value={key} selected={key === service.key}>
              {say(name, locale)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('admin-priority')}
        <select name="priority">
          <option value="">{t('admin-test-default')}</option>
          {config(panel.desk).priorities.live.map(({ key, name }) => (
            <option value={key} selected={key === chosen}>
              {say(name, locale)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('admin-test-date')}
        <input type="date" name="date" value={date} min="2000-01-01" max="2099-12-31" />
      </label>
      <label>
        {t('admin-test-time')}
        <input type="time" name="time" value={time} />
      </label>
      <button class="primary" type="submit">
        {t('admin-test-show')}
      </button>
    </form>
  )
}

function Answer({
  panel,
  reader,
  question,
}: Omit<TesterProps, 'services' | 'question'> & { question: Question }) {
  const { t } = reader
  const { policy, calendar, priority, at, service } = question
  const speech = { ...reader.speech, timeZone: calendar.timezone }
  const targets = testDeadlines(panel.desk, { policy, priority }, at)
  const others = policiesOf(service).filter((key) => key !== policy)
  return (
    <>
      <p>
        {t('admin-test-filed', { moment: sayMoment(at, speech) })}
        <br />
        <span class="quiet">
          <a href={policyUrl(policy)}>{policy}</a>
          {' · '}
          <a href={calendarUrl(calendar.key)}>{calendar.key}</a>
          {' · '}
          {calendar.timezone}
        </span>
      </p>
      {others.length > 0 && (
        <p class="quiet">{t('admin-test-routed', { policies: others.join(', ') })}</p>
      )}
      {targets.length === 0 && <p>{t('admin-test-no-targets')}</p>}
      {targets.map((target) => (
        <Target reader={reader} speech={speech} calendar={calendar} at={at} target={target} />
      ))}
    </>
  )
}

interface TargetProps {
  reader: Reader
  speech: TimeSpeech
  calendar: PackCalendar
  at: number
  target: TestedTarget
}

function Target({ reader: { t }, speech, calendar, at, target }: TargetProps) {
  const { dueAt, targetMinutes, pauses, unknownYear } = target
  const promised = t('admin-test-of', { duration: sayDuration(targetMinutes * MINUTE, t) })
  return (
    <section class="tested">
      <h2>{targetName(target.target, t)}</h2>
      {dueAt === null ? (
        <p class="tested-due">{t('admin-test-never')}</p>
      ) : (
        <p class="tested-due">
          <Icon name="clock" />
          <time datetime={new Date(dueAt).toISOString()} title={sayMoment(dueAt, speech)}>
            {sayUntil(dueAt, speech)}
          </time>
        </p>
      )}
      <p class="quiet">{[promised, ...(pauses ? [t('admin-test-pauses')] : [])].join(' · ')}</p>
      {unknownYear !== null && (
        <p class="warning" role="note">
          <Icon name="warning" />
          {t('admin-test-unknown-year', { year: String(unknownYear) })}
        </p>
      )}
      {dueAt !== null && <Why speech={speech} calendar={calendar} at={at} tested={target} />}
    </section>
  )
}
