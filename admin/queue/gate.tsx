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
