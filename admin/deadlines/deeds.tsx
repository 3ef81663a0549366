import { mayEditSetup } from '../../desk/setup/setup-editing.ts'
import type { Reader } from '../panel.ts'

interface DeedsProps {
  reader: Reader
  /** The address of the object. */
  url: string
  /** The address of a form for a new one like it. */
  copy: string
}

/** What an admin may do with a calendar or a policy. */
export function Deeds({ reader: { t, person }, url, copy }: DeedsProps) {
  if (!mayEditSetup(person)) return null
  return (
    <div class="buttons">
      <a class="button" href={`${url}/edit`}>
        {t('admin-edit')}
      </a>
      <a class="button" href={copy}>
        {t('admin-copy')}
      </a>
      <details class="menu">
        <summary class="button">{t('admin-archive')}</summary>
        <form class="menu-body" method="post" action={`${url}/archiving`}>
          <p>{t('admin-archive-why')}</p>
          <button class="danger" type="submit">
            {t('admin-archive')}
          </button>
        </form>
      </details>
    </div>
  )
}
