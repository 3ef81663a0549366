import type { QueueRow } from '../../desk/tickets/queue.ts'
import { Icon } from '../frame/icon.tsx'
import type { Reader } from '../panel.ts'

/** Whether a ticket is stuck in the first column by now. */
export function isStuck({ stuckAt }: Pick<QueueRow, 'stuckAt'>, now: number): boolean {
  return stuckAt !== null && stuckAt <= now
}

/** The sign of a stuck ticket, with what to do about it. */
export function StuckSign({ reader: { t } }: { reader: Reader }) {
  return (
    <span class="stuck-sign" title={t('admin-stuck-how')}>
      <Icon name="bell" />
      <span class="stuck-word">{t('admin-stuck')}</span>
      <span class="unseen">. {t('admin-stuck-how')}</span>
    </span>
  )
}

/** How many of the tickets shown are stuck, and what to do about it. */
export function StuckCount({ rows, reader }: { rows: QueueRow[]; reader: Reader }) {
  const { t, speech } = reader
  const count = rows.filter((row) => isStuck(row, speech.now)).length
  return (
    <p class="stuck-count" id="stuck-count" data-renew>
      {count > 0 && (
        <span title={t('admin-stuck-how')}>
          <Icon name="bell" />
          <strong>{t('admin-stuck-count', { count })}</strong>
          <span class="stuck-how">{t('admin-stuck-how')}</span>
          <span class="stuck-do" aria-hidden="true">
            {t('admin-stuck-do')}
          </span>
        </span>
      )}
    </p>
  )
}
