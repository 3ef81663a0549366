import type { EventRow } from '../../desk/events.ts'
import { peopleByIds } from '../../desk/people/people.ts'
import { personalRecord } from '../../desk/people/personal-data.ts'
import { sayMoment } from '../../locales/when.ts'
import { kindName } from '../audit/words.ts'
import { Field, inputOf } from '../deadlines/field.tsx'
import type { Faults, Fields } from '../deadlines/fields.ts'
import { Crumb } from '../frame/crumb.tsx'
import { Icon } from '../frame/icon.tsx'
import { Page } from '../frame/page.tsx'
import type { Panel, Reader } from '../panel.ts'

const HERE = '/admin/people/personal'
const RECORD = 100
const KEPT = ['profile', 'tickets', 'telegram', 'letters', 'sessions', 'events', 'backups']

interface PersonalProps {
  panel: Panel
  reader: Reader
  fields: Fields
  faults: Faults
  isSaved: boolean
}

/** What is kept about people and for how long, and who took out or erased what. */
export function PersonalPage(props: PersonalProps) {
  const { panel, reader, isSaved } = props
  const { t } = reader
  return (
    <Page panel={panel} reader={reader} title={t('personal')} here="/admin/people">
      <section class="sheet narrow">
        <Crumb to="/admin/people">{t('admin-people')}</Crumb>
        <header class="sheet-head">
          <h1>{t('personal')}</h1>
        </header>
        <p class="quiet">{t('personal-about')}</p>
        {isSaved && (
          <p class="told" role="status">
            <Icon name="check" />
            {t('personal-retention-saved')}
          </p>
        )}
        <section class="personal-part">
          <h2>{t('personal-what')}</h2>
          <dl class="columns">
            {KEPT.map((one) => (
              <div>
                <dt>{t(`personal-what-${one}`)}</dt>
                <dd>{t(`personal-what-${one}-long`)}</dd>
              </div>
            ))}
          </dl>
        </section>
        <RetentionForm {...props} />
        <Record panel={panel} reader={reader} />
      </section>
    </Page>
  )
}

function RetentionForm({ reader: { t }, fields, faults }: PersonalProps) {
  return (
    <section class="personal-part">
      <h2>{t('personal-retention')}</h2>
      <p class="quiet">{t('personal-retention-about')}</p>
      <form class="filing" method="post" action={HERE} novalidate>
        {(['texts', 'files'] as const).map((name) => (
          <Field name={name} label={t(`personal-retention-${name}`)} faults={faults}>
            <input
              type="text"
              inputmode="numeric"
              maxlength={10}
              placeholder={t('personal-always')}
              value={fields[name] ?? ''}
              {...inputOf(name, faults)}
            />
          </Field>
        ))}
        <p class="warning">{t('personal-retention-sure')}</p>
        <div class="buttons">
          <button class="primary" type="submit">
            {t('personal-retention-save')}
          </button>
        </div>
      </form>
    </section>
  )
}

function Record({ panel, reader }: Pick<PersonalProps, 'panel' | 'reader'>) {
  const { t, speech } = reader
  const rows = personalRecord(panel.desk, reader.person, RECORD)
  const people = peopleByIds(
    panel.desk,
    rows.flatMap((row) => [row.byId, personIn(row)]).flatMap((id) => id ?? []),
  )
  const nameOf = (id: number | null) => (id === null ? undefined : people.get(id)?.name)
  return (
    <section class="personal-part">
      <h2>{t('personal-record')}</h2>
      {rows.length === 0 && <p class="quiet">{t('personal-record-none')}</p>}
      <ul class="personal-record">
        {rows.map((row) => {
          const person = personIn(row)
          return (
            <li>
              <strong>{kindName(row.type, t)}</strong>
              {person !== null && (
                <a href={`/admin/people/${person}`}>
                  {nameOf(person)} ({person})
                </a>
              )}
              <span>{saidOf(row, t)}</span>
              <span class="quiet">
                {nameOf(row.byId) ?? t(byNobody(row))} · {sayMoment(row.at, speech)}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function personIn({ data }: EventRow): number | null {
  return typeof data.person === 'number' ? data.person : null
}

function byNobody({ type }: EventRow): string {
  return type === 'retained' ? 'personal-record-desk' : 'personal-record-command'
}

function saidOf({ type, data }: EventRow, t: Reader['t']): string {
  const number = (value: unknown) => (typeof value === 'number' ? value : 0)
  if (type === 'retained') {
    return t('personal-record-gone', { tickets: number(data.tickets), files: number(data.files) })
  }
  if (type !== 'retention_set') return ''
  const after = data.after as Record<string, unknown> | undefined
  const months = (value: unknown) =>
    typeof value === 'number' ? t('personal-months', { count: value }) : t('personal-always')
  return t('personal-record-times', { texts: months(after?.texts), files: months(after?.files) })
}
