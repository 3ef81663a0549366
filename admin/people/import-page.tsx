import { Fault } from '../deadlines/field.tsx'
import { Crumb } from '../frame/crumb.tsx'
import { Icon } from '../frame/icon.tsx'
import { Page } from '../frame/page.tsx'
import type { Panel, Reader } from '../panel.ts'

interface Done {
  added: number
  changed: number
  same: number
}

interface ImportProps {
  panel: Panel
  reader: Reader
  /** What the import before has done. */
  done?: Done | undefined
  fault?: 'no_file' | 'too_big'
  /** The import was confirmed before, or its table is kept no more. */
  isOver?: boolean
}

/** Where a table of people is uploaded, and what it may have. */
export function ImportPage({ panel, reader, done, fault, isOver }: ImportProps) {
  const { t } = reader
  return (
    <Page panel={panel} reader={reader} title={t('people-import')} here="/admin/people">
      <section class="sheet narrow">
        <Crumb to="/admin/people">{t('admin-people')}</Crumb>
        <header class="sheet-head">
          <h1>{t('people-import')}</h1>
        </header>
        {done && (
          <p class="told" role="status">
            <Icon name="check" />
            {t('people-import-done', { ...done })} <a href="/admin/people">{t('admin-people')}</a>
          </p>
        )}
        {isOver && (
          <p class="warning" role="alert">
            <span>
              {t('people-import-over')} <a href="/admin/people">{t('admin-people')}</a>
            </span>
          </p>
        )}
        <p>{t('people-import-about')}</p>
        <UploadTable reader={reader} fault={fault} />
        <section class="help">
          <h2>{t('people-import-columns')}</h2>
          <dl class="columns">
            {COLUMNS.map((column) => (
              <div>
                <dt>{t(`people-column-${column}`)}</dt>
                <dd>{t(`people-column-${column}-about`)}</dd>
              </div>
            ))}
          </dl>
          <p class="quiet">{t('people-import-again')}</p>
        </section>
      </section>
    </Page>
  )
}

const COLUMNS = [
  'name',
  'phone',
  'email',
  'department',
  'position',
  'manager',
  'role',
  'key',
] as const

/** The form of a file. */
export function UploadTable({
  reader: { t },
  fault,
}: Pick<ImportProps, 'reader'> & { fault?: ImportProps['fault'] }) {
  const faults = fault === undefined ? {} : { table: t(`people-import-${fault}`) }
  return (
    <form class="upload" method="post" action="/admin/people/import" enctype="multipart/form-data">
      <label for="table">{t('people-import-file')}</label>
      <div class="upload-row">
        <input
          id="table"
          type="file"
          name="table"
          accept=".csv,.txt,.tsv,text/csv"
          required
          aria-describedby={fault === undefined ? undefined : 'fault-table'}
        />
        <button class="primary" type="submit">
          {t('people-import-look')}
        </button>
      </div>
      <Fault name="table" faults={faults} />
    </form>
  )
}
