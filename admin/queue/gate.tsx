import { Icon } from '../frame/icon.tsx'
import type { Reader } from '../panel.ts'

/** The sign of a ticket on which nobody may work before it is approved. */
export function GateMark({ reader: { t } }: { reader: Reader }) {
  return (
    <span class="gate-mark" title={t('admin-gate-why')}>
      <Icon name="hand" />
      {t('admin-gate')}
    </span>
  )
}

/** How far the subtasks of a ticket are. */
export function SubtaskSign({ done, all, reader: { t } }: Progress) {
  return (
    <span class="subtask-sign" title={t('admin-subtasks-progress', { done, all })}>
      <Icon name="check" />
      <span aria-hidden="true">
        {done}/{all}
      </span>
      <span class="unseen">{t('admin-subtasks-progress', { done, all })}</span>
    </span>
  )
}

interface Progress {
  done: number
  all: number
  reader: Reader
}
