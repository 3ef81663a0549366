import { mayEditSetup } from '../../desk/setup/setup-editing.ts'
import type { Reader } from '../panel.ts'

interface SaveFootProps {
  reader: Reader
  back: string
  /** Absent: as everywhere in the set-up. */
  isEditor?: boolean
}

/** The end of a form of the set-up: to save it or to go `back`; others are told that they only read. */
export function SaveFoot({ reader: { t, person }, back, isEditor }: SaveFootProps) {
  if (!(isEditor ?? mayEditSetup(person)))
    return <p class="quiet">{t('admin-settings-readonly')}</p>
  return (
    <p class="form-foot">
      <button class="primary" type="submit">
        {t('admin-setup-save')}
      </button>
      <a class="button" href={back}>
        {t('admin-cancel-edit')}
      </a>
    </p>
  )
}
