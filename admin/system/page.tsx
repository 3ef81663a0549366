import { complaints } from '../../desk/doctor.ts'
import { Icon } from '../frame/icon.tsx'
import { Page } from '../frame/page.tsx'
import type { Panel, Reader } from '../panel.ts'
import { FailedLetters, Poisoned, SetAside, Stuck, Unreachable } from './complaints.tsx'
import { Facts } from './facts.tsx'
import { HERE } from './here.ts'
import { Gap, Held } from './restored.tsx'

interface SystemProps {
  panel: Panel
  reader: Reader
  /** Bytes that are free where the files lie; null: unknown. */
  free: number | null
}

/** What an admin should know of the program itself: what failed, what waits for them, how it is kept. */
export function SystemPage({ panel, reader, free }: SystemProps) {
  const { t } = reader
  const found = complaints(panel.desk)
  const isWell = Object.values(found).every((list) => list.length === 0)
  const canRetry =
    found.setAsideUpdates.length + found.failedDeliveries.length + found.poisonedTickets.length > 0
  return (
    <Page panel={panel} reader={reader} title={t('system')} here={HERE}>
      <section class="sheet">
        <header class="sheet-head">
          <h1>{t('system')}</h1>
          {canRetry && (
            <form method="post" action={`${HERE}/retrying`}>
              <button type="submit">{t('system-retry-all')}</button>
            </form>
          )}
        </header>
        <Held panel={panel} reader={reader} />
        <Gap panel={panel} reader={reader} />
        {isWell && (
          <p class="done">
            <Icon name="check" />
            {t('system-well')}
          </p>
        )}
        <SetAside reader={reader} updates={found.setAsideUpdates} />
        <FailedLetters panel={panel} reader={reader} letters={found.failedDeliveries} />
        <Poisoned reader={reader} works={found.poisonedTickets} />
        <Stuck panel={panel} reader={reader} letters={found.stuckDeliveries} />
        <Unreachable reader={reader} people={found.unreachablePeople} />
        <Facts panel={panel} reader={reader} free={free} />
      </section>
    </Page>
  )
}
