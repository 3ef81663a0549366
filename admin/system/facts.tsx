import { basename } from 'node:path'
import { backupState } from '../../desk/keeping/backups.ts'
import { attachmentsSize, databaseSize, schemaOf } from '../../desk/keeping/sizes.ts'
import { sayAgo } from '../../locales/when.ts'
import { sizeWords } from '../files/size-words.ts'
import type { Child } from '../html/jsx-runtime.ts'
import type { Panel, Reader } from '../panel.ts'

const DAY_MS = 24 * 3_600_000

/** How the desk is kept: its last backup, its sizes, its version. */
export function Facts(props: { panel: Panel; reader: Reader; free: number | null }) {
  const { panel, reader, free } = props
  const { t, speech } = reader
  const { desk } = panel
  const { last, failedAt } = backupState(desk)
  const isLate = last !== null && speech.now - last.at > 2 * DAY_MS
  return (
    <section class="system-part">
      <h2>{t('system-kept')}</h2>
      {(failedAt !== null || isLate) && (
        <p class="warning">
          {failedAt === null
            ? t('system-backup-late')
            : t('system-backup-failed', { when: sayAgo(failedAt, speech) })}
        </p>
      )}
      <dl class="facts">
        <Fact name={t('system-backup')}>
          {last === null ? (
            t('system-backup-none')
          ) : (
            <>
              {sayAgo(last.at, speech)}
              <span class="quiet">
                {` · ${basename(last.file)} · ${sizeWords(last.bytes, reader)} · `}
                {t('system-backup-holds', { tickets: last.tickets, files: last.files })}
              </span>
            </>
          )}
        </Fact>
        <Fact name={t('system-database')}>{sizeWords(databaseSize(desk), reader)}</Fact>
        <Fact name={t('system-files')}>{sizeWords(attachmentsSize(desk), reader)}</Fact>
        {free !== null && <Fact name={t('system-free')}>{sizeWords(free, reader)}</Fact>}
        <Fact name={t('system-version')}>
          {panel.version}
          <span class="quiet">{` · ${t('system-schema', { number: schemaOf(desk) })}`}</span>
        </Fact>
      </dl>
    </section>
  )
}

function Fact({ name, children }: { name: string; children: Child }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
