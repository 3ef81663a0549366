import { createHash } from 'node:crypto'
import type { Changed, Imported } from '../../desk/setup/pack-import.ts'
import { sentence } from '../../locales/people-words.ts'
import type { Fault } from '../../scenarios/fault.ts'
import { say } from '../../scenarios/text.ts'
import { Crumb } from '../frame/crumb.tsx'
import { Page } from '../frame/page.tsx'
import type { Panel, Reader } from '../panel.ts'
import { sayPackFault } from './fault-words.ts'
import { packName } from './page.tsx'

const FAULTS = 500
const NAMES = 60
const HOWS = ['added', 'changed', 'archived'] as const

interface PreviewProps {
  panel: Panel
  reader: Reader
  /** Where this is confirmed. */
  url: string
  imported: Imported
  /** The id of a shipped one. */
  shipped: string | undefined
  /** The desk is no longer as it was when this was confirmed. */
  isChanged: boolean
}

/** What a pack would do, before it does it; or every fault of it. */
export function PackPreview({ panel, reader, url, imported, shipped, isChanged }: PreviewProps) {
  const { t } = reader
  const title = shipped === undefined ? t('packs-preview') : packName(reader, shipped)
  const changes = imported.ok ? imported.changes : []
  return (
    <Page panel={panel} reader={reader} title={title} here="/admin/packs" isStill>
      <section class="sheet">
        <Crumb to="/admin/packs">{t('packs')}</Crumb>
        <header class="sheet-head">
          <h1>{title}</h1>
          <div class="buttons">
            {shipped !== undefined && (
              <a class="button" href={`/admin/packs/shipped/${shipped}/file`}>
                {t('packs-download')}
              </a>
            )}
            {changes.length > 0 && (
              <form method="post" action={url}>
                <input type="hidden" name="seen" value={markOf(changes)} />
                <button class="primary" type="submit" data-working={t('admin-importing')}>
                  {t('packs-do')}
                </button>
              </form>
            )}
          </div>
        </header>
        {isChanged && (
          <p class="warning" role="alert">
            {t('packs-changed')}
          </p>
        )}
        {imported.ok ? (
          <Changes reader={reader} changes={changes} shipped={shipped} />
        ) : (
          <Faults reader={reader} faults={imported.faults} shipped={shipped} />
        )}
      </section>
    </Page>
  )
}

/** What stands for everything that a pack changes: who confirms one must not get another. */
export function markOf(changes: readonly Changed[]): string {
  const told = changes.map(({ list, key, how }) => `${how} ${list} ${key}`).join('\n')
  return createHash('sha256').update(told).digest('hex').slice(0, 24)
}

type Part = Pick<PreviewProps, 'reader' | 'shipped'>

function Changes({ reader, changes, shipped }: Part & { changes: Changed[] }) {
  const { t } = reader
  const lists = [...new Set(changes.map(({ list }) => list))]
  if (changes.length === 0) return <p role="status">{t('packs-nothing')}</p>
  return (
    <>
      <p role="status">
        {t('packs-sound')} {shipped !== undefined && t('packs-fictional')}
      </p>
      {lists.map((list) => (
        <section class="pack-list">
          <h2>{t(`packs-list-${list}`)}</h2>
          {HOWS.map((how) => (
            <Names
              reader={reader}
              how={how}
              changes={changes.filter((one) => one.list === list && one.how === how)}
            />
          ))}
        </section>
      ))}
    </>
  )
}

interface NamesProps {
  reader: Reader
  how: Changed['how']
  changes: Changed[]
}

function Names({ reader: { t, locale }, how, changes }: NamesProps) {
  if (changes.length === 0) return null
  const names = changes.slice(0, NAMES).map(({ list, key, name }) => {
    if (list === 'settings') return t(`packs-setting-${key}`)
    return name === undefined ? key : say(name, locale)
  })
  return (
    <p class={`pack-how ${how}`}>
      <span class="chip">
        {t(how === 'changed' ? 'packs-changed-how' : `packs-${how}`)}{' '}
        {changes.length.toLocaleString(locale)}
      </span>{' '}
      {names.join(', ')}
      {changes.length > NAMES && ` ${t('packs-more', { count: changes.length - NAMES })}`}
    </p>
  )
}

function Faults({ reader: { t }, faults, shipped }: Part & { faults: Fault[] }) {
  return (
    <>
      <p role="status">
        {t('packs-faults', { count: faults.length })}{' '}
        {shipped !== undefined && t('packs-faults-shipped')}
      </p>
      <ol class="told-faults">
        {faults.slice(0, FAULTS).map(({ place, line, column, message, nearest }) => (
          <li>
            <div>
              <code>{place || t('person-fault-file')}</code>
              <small class="quiet">
                {t('packs-place', { line: String(line), column: String(column) })}
              </small>
            </div>
            <span>
              {sentence(sayPackFault(message, t))}
              {nearest !== undefined && ` ${t('packs-nearest', { nearest })}`}
            </span>
          </li>
        ))}
      </ol>
    </>
  )
}
