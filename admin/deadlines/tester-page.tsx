import type { LiveService } from '../../desk/setup/config.ts'
import { type TestedTarget, testDeadlines } from '../../desk/sla/deadline-tester.ts'
import { sayDuration, sayMoment, sayUntil, type TimeSpeech } from '../../locales/when.ts'
import type { PackCalendar } from '../../scenarios/pack-calendars.ts'
import { Icon } from '../frame/icon.tsx'
import { Page } from '../frame/page.tsx'
import type { Panel, Reader } from '../panel.ts'
import { targetName } from '../ticket/clock-words.ts'
import { BackToDeadlines } from './calendar-page.tsx'
import { unknownYearWords } from './date-words.ts'
import { HERE } from './list-page.tsx'
import type { Question } from './question.ts'
import { Decided, Raises } from './tester-decision.tsx'
import { TesterForm } from './tester-form.tsx'
import { calendarUrl, policyUrl } from './uses.ts'
import { Why } from './why.tsx'

const MINUTE = 60_000

interface TesterProps {
  panel: Panel
  reader: Reader
  services: LiveService[]
  question: Question | undefined
}

/** When a ticket filed at a moment would be due, what decided that, and why then. */
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
            <TesterForm panel={panel} reader={reader} services={services} question={question} />
            <div id="tested" class="tested-all" data-renew>
              <Answer panel={panel} reader={reader} question={question} />
            </div>
          </>
        ) : (
          <p class="quiet">{t('admin-test-none')}</p>
        )}
      </section>
    </Page>
  )
}

type AnswerProps = Pick<TesterProps, 'panel' | 'reader'> & { question: Question }

function Answer({ panel, reader, question }: AnswerProps) {
  const { t } = reader
  const { calendar, decision, at, timeZone } = question
  const speech = { ...reader.speech, timeZone }
  const filed = t('admin-test-filed', { moment: sayMoment(at, speech) })
  if (decision.policy === null || !calendar) {
    return (
      <>
        <p>{filed}</p>
        <Decided panel={panel} reader={reader} question={question} />
        <p>{t('admin-test-no-policy')}</p>
      </>
    )
  }
  const { policy, priority } = decision
  const targets = testDeadlines(panel.desk, { policy, priority }, at)
  return (
    <>
      <p>
        {filed}
        <br />
        <span class="quiet">
          <a href={policyUrl(policy)}>{policy}</a>
          {' · '}
          <a href={calendarUrl(calendar.key)}>{calendar.key}</a>
          {' · '}
          {timeZone}
        </span>
      </p>
      <Decided panel={panel} reader={reader} question={question} />
      {targets.length === 0 && <p>{t('admin-test-no-targets')}</p>}
      {targets.map((target) => (
        <Target reader={reader} speech={speech} calendar={calendar} at={at} target={target} />
      ))}
      <Raises panel={panel} reader={reader} question={question} />
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
          {unknownYearWords(calendar, unknownYear, t)}
        </p>
      )}
      {dueAt !== null && <Why speech={speech} calendar={calendar} at={at} tested={target} />}
    </section>
  )
}
