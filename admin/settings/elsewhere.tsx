import type { Reader } from '../panel.ts'
import type { ElsewhereFault } from './setup-faults.ts'

interface ElsewhereProps {
  reader: Reader
  faults: ElsewhereFault[] | undefined
}

/** What other objects have against a change, each with the way to it. */
export function Elsewhere({ reader: { t }, faults }: ElsewhereProps) {
  if (!faults || faults.length === 0) return null
  return (
    <div class="stopped" role="alert">
      <p>
        <strong>{t('admin-stopped')}</strong>
      </p>
      <ul>
        {faults.map(({ name, href, words }) => (
          <li>
            {href === undefined ? name : <a href={href}>{name}</a>}
            {words !== '' && `: ${words}`}
          </li>
        ))}
      </ul>
    </div>
  )
}
