import { config } from '../../desk/setup/config.ts'
import { sayDuration } from '../../locales/when.ts'
import { DEFAULT_PAUSES, type Policy, TARGETS } from '../../scenarios/pack-policies.ts'
import { minutesOf } from '../../scenarios/when.ts'
import { Icon } from '../frame/icon.tsx'
import { Page } from '../frame/page.tsx'
import type { Panel, Reader } from '../panel.ts'
import { Elsewhere } from '../settings/elsewhere.tsx'
import type { ElsewhereFault } from '../settings/setup-faults.ts'
import { targetName } from '../ticket/clock-words.ts'
import { BackToDeadlines } from './calendar-page.tsx'
import { Deeds } from './deeds.tsx'
import { HERE, Uses } from './list-page.tsx'
import { listenerName, momentName } from './reminder-words.ts'
import { calendarUrl, policyUrl, priorityName, usesOfPolicy } from './uses.ts'

const MINUTE = 60_000

interface PolicyProps {
  panel: Panel
  reader: Reader
  policy: Policy
  /** What stops it from being archived. */
  elsewhere?: ElsewhereFault[]
}

/** What a policy promises at each priority, when its clocks stand still, and whom it reminds. */
export function PolicyPage({ panel, reader, policy, elsewhere }: PolicyProps) {
  const { t, locale } = reader
  return (
    <Page panel={panel} reader={reader} title={policy.key} here={HERE}>
      <div class="sheet policy">
        <BackToDeadlines reader={reader} />
        <header class="sheet-head">
          <h1>{policy.key}</h1>
          <Deeds
            reader={reader}
            url={policyUrl(policy.key)}
            copy={`${HERE}/new/policy?of=${policy.key}`}
          />
        </header>
        <Elsewhere reader={reader} faults={elsewhere} />
        <div class="used">
          <Uses
            name={t('admin-calendar')}
            uses={[{ name: policy.calendar, href: calendarUrl(policy.calendar) }]}
          />
          <Uses
            name={t('admin-used-by-services')}
            uses={usesOfPolicy(panel.desk, policy.key, locale)}
          />
        </div>
        <h2>{t('admin-policy-targets')}</h2>
        <Targets panel={panel} reader={reader} policy={policy} />
        <h2>{t('admin-policy-pauses')}</h2>
        <Pauses reader={reader} policy={policy} />
        <h2>{t('admin-policy-reminders')}</h2>
        <Reminders panel={panel} reader={reader} policy={policy} />
      </div>
    </Page>
  )
}

function Targets({ panel, reader: { t, locale }, policy }: PolicyProps) {
  const rows = Object.entries(policy.targets)
  const nameOf = (priority: string) => {
    if (priority !== 'any') return priorityName(config(panel.desk), priority, locale)
    return t(rows.length > 1 ? 'admin-policy-any' : 'admin-policy-any-only')
  }
  return (
    <section class="scroll" aria-label={t('admin-policy-targets')}>
      <table class="grid">
        <thead>
          <tr>
            <th scope="col">{t('admin-priority')}</th>
            {TARGETS.map((target) => (
              <th scope="col">{targetName(target, t)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([priority, durations]) => (
            <tr>
              <th scope="row">{nameOf(priority)}</th>
              {TARGETS.map((target) => {
                const minutes = minutesOf(durations[target] ?? '')
                if (minutes === undefined) {
                  return <td class="quiet">{t('admin-policy-no-target')}</td>
                }
                return <td>{sayDuration(minutes * MINUTE, t)}</td>
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Pauses({ reader: { t }, policy }: Omit<PolicyProps, 'panel'>) {
  return (
    <>
      <p class="quiet">{t('admin-policy-pauses-about')}</p>
      <ul class="pauses">
        {TARGETS.map((target) => {
          const stands = policy.pauses?.[target] ?? DEFAULT_PAUSES[target]
          const name = { target: targetName(target, t) }
          return (
            <li>
              <Icon name={stands ? 'pause' : 'clock'} />
              {stands ? t('admin-policy-stands', name) : t('admin-policy-runs', name)}
            </li>
          )
        })}
      </ul>
    </>
  )
}

function Reminders({ panel: { desk }, reader: { t }, policy }: PolicyProps) {
  const reminders = policy.reminders ?? []
  if (reminders.length === 0) return <p class="quiet">{t('admin-policy-reminders-none')}</p>
  return (
    <ul class="plain-list">
      {reminders.map((reminder) => {
        const { of, notify = [], escalate } = reminder
        const who = notify.map((one) => listenerName(desk, one, t)).join(', ')
        const what = of === undefined ? t('admin-reminder-of-any') : targetName(of, t)
        const told = [
          ...(who === '' ? [] : [t('admin-reminder-notify', { who })]),
          ...(escalate ? [t('admin-reminder-escalate')] : []),
        ]
        return (
          <li>
            <div>
              <strong>{momentName(reminder, t)}</strong>
              <span class="quiet">{[what, ...told].join(' · ')}</span>
            </div>
          </li>
        )
      })}
    </ul>
  )
}
