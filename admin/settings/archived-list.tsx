import type { archivedRows } from '../../desk/setup/setup-rows.ts'
import { sayAgo } from '../../locales/when.ts'
import { Icon } from '../frame/icon.tsx'
import type { Reader } from '../panel.ts'
import { Elsewhere } from './elsewhere.tsx'
import { objectName, type SaidFaults } from './setup-faults.ts'

interface ArchivedProps {
  reader: Reader
  archived: ReturnType<typeof archivedRows>
  /** The address of the list. */
  url: string
  isEditor: boolean
}

/** What was taken out of use, folded up, each with the way back. */
export function ArchivedList({ reader, archived, url, isEditor }: ArchivedProps) {
  const { t, speech } = reader
  if (archived.length === 0) return null
  return (
    <details class="archived">
      <summary>
        <Icon name="archive" />
        {t('admin-archived', { count: archived.length })}
      </summary>
      <ul class="plain-list">
        {archived.map(({ key, data, archivedAt }) => (
          <li>
            <span>
              {objectName({ ...data, key }, reader)}{' '}
              <small class="quiet">
                {[key, t('admin-archived-at', { ago: sayAgo(archivedAt ?? 0, speech) })].join(
                  ' · ',
                )}
              </small>
            </span>
            {isEditor && (
              <form method="post" action={`${url}/${key}/return`}>
                <button type="submit">{t('admin-return')}</button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Why an archived object did not come back. */
export function Stopped({ reader, stopped }: { reader: Reader; stopped: SaidFaults }) {
  const own = Object.values(stopped.faults)
  return (
    <>
      {own.length > 0 && (
        <div class="stopped" role="alert">
          <p>
            <strong>{reader.t('admin-stopped-return')}</strong>
          </p>
          <ul>
            {own.map((words) => (
              <li>{words}</li>
            ))}
          </ul>
        </div>
      )}
      <Elsewhere reader={reader} faults={stopped.elsewhere} />
    </>
  )
}
