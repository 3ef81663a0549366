import { config } from '../../desk/setup/config.ts'
import type { PageClock } from '../../desk/sla/ticket-clocks.ts'
import { sayDuration, sayIn, sayMoment, sayOverdue, sayUntil } from '../../locales/when.ts'
import { Icon, type IconName } from '../frame/icon.tsx'
import { standstillName, targetName } from './clock-words.ts'
import type { View } from './view.ts'

const MINUTE = 60_000
const NEAR_SHARE = 0.8

/** What was promised: how much of it is used, and on demand why. */
export function Clocks({ view }: { view: View }) {
  const { page, reader } = view
  if (page.clocks.length === 0) return null
  return (
    <>
      <h2>{reader.t('admin-clocks')}</h2>
      {page.clocks.map((clock) => (
        <Clock clock={clock} view={view} />
      ))}
    </>
  )
}

function Clock({ clock, view }: { clock: PageClock; view: View }) {
  const { t } = view.reader
  const { state, tone, icon } = lookOf(clock)
  const share = clock.reading.usedMinutes / Math.max(clock.clock.targetMinutes, 1)
  return (
    <details class={`clock is-${tone}`}>
      <summary class="clock-summary">
        <span class="clock-name">{targetName(clock.clock.target, t)}</span>
        <span class="clock-state">
          <Icon name={icon} />
          {stateWords(clock, view)}
        </span>
        <svg class="meter" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
          <rect width="100" height="4" rx="2" />
          {state !== 'met' && (
            <rect
              class="meter-used"
              width={Math.min(100, Math.max(1, share * 100))}
              height="4"
              rx="2"
            />
          )}
        </svg>
      </summary>
      <Story clock={clock} view={view} />
    </details>
  )
}

function Story({ clock, view }: { clock: PageClock; view: View }) {
  const { t } = view.reader
  const { reading, stood } = clock
  const minutes = (count: number) => sayDuration(count * MINUTE, t)
  const moment = (at: number) => sayMoment(at, view.speech)
  const { targetMinutes, calendar, startedAt, metAt } = clock.clock
  const zone = config(view.panel.desk).calendars.get(calendar)?.timezone ?? ''
  return (
    <dl class="story">
      <Line name={t('admin-clock-used')}>
        {t('admin-clock-used-of', {
          used: minutes(reading.usedMinutes),
          target: minutes(targetMinutes),
        })}
      </Line>
      <Line name={t('admin-clock-started')}>{moment(startedAt)}</Line>
      {reading.dueAt !== null && <Line name={t('admin-clock-due')}>{moment(reading.dueAt)}</Line>}
      {metAt !== null && <Line name={t('admin-clock-met')}>{moment(metAt)}</Line>}
      {stood.map((one) => (
        <Line name={standstillName(one.reason, t)}>
          {moment(one.from)} — {one.to === null ? t('admin-clock-now') : moment(one.to)}
          {' · '}
          {t('admin-clock-saved', { duration: minutes(one.minutes) })}
        </Line>
      ))}
      <Line name={t('admin-clock-calendar')}>
        {calendar} · {zone}
      </Line>
    </dl>
  )
}

function Line({ name, children }: { name: string; children: unknown }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children as string}</dd>
    </div>
  )
}

interface Look {
  state: PageClock['state']
  tone: 'ok' | 'near' | 'over' | 'paused' | 'met'
  icon: IconName
}

function lookOf({ state, reading, clock }: PageClock): Look {
  if (state === 'breached') return { state, tone: 'over', icon: 'warning' }
  if (state === 'met') return { state, tone: 'met', icon: 'check' }
  if (state === 'paused') return { state, tone: 'paused', icon: 'pause' }
  const isNear = reading.usedMinutes >= clock.targetMinutes * NEAR_SHARE
  return { state, tone: isNear ? 'near' : 'ok', icon: 'clock' }
}

function stateWords({ state, reading, clock }: PageClock, view: View): string {
  const { t } = view.reader
  const { speech } = view
  if (state === 'met') return t('admin-clock-in-time')
  if (state === 'breached') {
    if (clock.metAt !== null) {
      return t('admin-clock-met-late', { late: sayDuration(-reading.remainingMinutes * MINUTE, t) })
    }
    return reading.dueAt === null ? t('admin-overdue') : sayOverdue(reading.dueAt, speech)
  }
  if (state === 'paused') {
    return t('admin-clock-paused', {
      left: sayDuration(Math.max(0, reading.remainingMinutes) * MINUTE, t),
    })
  }
  if (reading.dueAt === null) return ''
  return `${sayIn(reading.dueAt, speech)}, ${sayUntil(reading.dueAt, speech)}`
}
