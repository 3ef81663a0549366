import { countApprovals } from '../../desk/processes/approval-lists.ts'
import { rankingsOf } from '../../desk/processes/ranking.ts'
import { Icon } from '../frame/icon.tsx'
import type { Panel, Reader } from '../panel.ts'

/** What the rail shows to those who decide and order, where there is no rail. */
export function Decisions({ panel, reader }: { panel: Panel; reader: Reader }) {
  const { t, person } = reader
  const waiting = countApprovals(panel.desk, person)
  return (
    <>
      {waiting > 0 && (
        <a class="button" href="/admin/approvals">
          <Icon name="hand" />
          {t('admin-approvals')}
          <span class="chip">{waiting}</span>
        </a>
      )}
      {rankingsOf(panel.desk, person).length > 0 && (
        <a class="button" href="/admin/ranking">
          <Icon name="ranking" />
          {t('admin-rank-order')}
        </a>
      )}
    </>
  )
}
