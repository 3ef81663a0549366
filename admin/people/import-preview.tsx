import { createHash } from 'node:crypto'
import type { Role } from '../../desk/people/people.ts'
import type { PeoplePlan, PlannedPerson } from '../../desk/people/people-import.ts'
import type { FieldChange } from '../../desk/people/people-import-values.ts'
import { config } from '../../desk/setup/config.ts'
import { sayPersonFault, sayRowPlace, sentence } from '../../locales/people-words.ts'
import { say } from '../../scenarios/text.ts'
import { Crumb } from '../frame/crumb.tsx'
import { Page } from '../frame/page.tsx'
import type { Panel, Reader } from '../panel.ts'
import { UploadTable } from './import-page.tsx'
import { roleName } from './words.ts'

export const SHOWN = ['faults', 'added', 'changed', 'same'] as const
type Shown = (typeof SHOWN)[number]

const A_PAGE = 100

interface PreviewProps {
  panel: Panel
  reader: Reader
  token: string
  plan: PeoplePlan
  query: { show?: Shown | undefined; from: number }
  /** The directory is no longer as it was when this was confirmed. */
  isChanged?: boolean
}

/** What a table would do, before it does it. */
export function PreviewPage({ panel, reader, token, plan, query, isChanged }: PreviewProps) {
  const { t } = reader
  const counts = countsOf(plan)
  const shown = query.show ?? SHOWN.find((one) => counts[one] > 0) ?? 'same'
  const url = `/admin/people/import/${token}`
  const isSound = plan.faults.length === 0
  const work = counts.added + counts.changed
  return (
    <Page panel={panel} reader={reader} title={t('people-import')} here="/admin/people" isStill>
      <section class="sheet">
        <Crumb to="/admin/people/import">{t('people-import')}</Crumb>
        <header class="sheet-head">
          <h1>{t('people-preview')}</h1>
          {isSound && work > 0 && (
            <form method="post" action={url}>
              <input type="hidden" name="seen" value={markOf(plan)} />
              <button class="primary" type="submit" data-working={t('admin-importing')}>
                {t('people-import-do', { count: work })}
              </button>
            </form>
          )}
        </header>
        {isChanged && (
          <p class="warning" role="alert">
            {t('error-people_changed')}
          </p>
        )}
        <p role="status">
          {!isSound && t('people-preview-faults', { count: counts.faults })}
          {isSound && work === 0 && t('people-preview-nothing')}
          {isSound && work > 0 && t('people-preview-sound')}
        </p>
        <Besides reader={reader} plan={plan} />
        <nav class="tabs" aria-label={t('people-preview')}>
          {SHOWN.filter((one) => counts[one] > 0).map((one) => (
            <a
              class={one === 'faults' ? 'tab over' : 'tab'}
              href={`${url}?show=${one}`}
              aria-current={one === shown ? 'page' : undefined}
            >
              {t(one === 'faults' ? 'people-preview-tab-faults' : `people-preview-${one}`)}{' '}
              <span class="count">{counts[one].toLocaleString(reader.locale)}</span>
            </a>
          ))}
        </nav>
        {shown === 'faults' ? (
          <Faults reader={reader} plan={plan} from={query.from} />
        ) : (
          <Rows {...{ panel, reader, plan, shown, from: query.from }} />
        )}
        <Paging {...{ reader, url, shown, from: query.from, total: counts[shown] }} />
        {!isSound && <UploadTable reader={reader} />}
      </section>
    </Page>
  )
}

/** What stands for everything a plan does, once `marking` is through: who confirms one must not get another. */
export function markOf(plan: PeoplePlan): string {
  return marks.get(plan) ?? ''
}

/** Reckons a plan's mark in slices. */
export function* marking(plan: PeoplePlan): Generator<undefined> {
  const print = createHash('sha256').update(JSON.stringify(plan.departments))
  for (const [index, { how, values, changes }] of plan.people.entries()) {
    if (index % 1000 === 0) yield
    print.update(JSON.stringify([how, values, changes]))
  }
  marks.set(plan, print.digest('hex').slice(0, 24))
}

const marks = new WeakMap<PeoplePlan, string>()

function countsOf({ people, faults }: PeoplePlan): Record<Shown, number> {
  const counts = { faults: faults.length, added: 0, changed: 0, same: 0 }
  for (const { how } of people) counts[how] += 1
  return counts
}

function Besides({ reader: { t }, plan }: Pick<PreviewProps, 'reader' | 'plan'>) {
  const names = plan.departments.map(({ name }) => String(name))
  return (
    <>
      {names.length > 0 && (
        <p>
          <strong>{t('people-preview-departments', { count: names.length })}</strong>{' '}
          {names.slice(0, 50).join(', ')}
          {names.length > 50 && '…'}
        </p>
      )}
      {plan.ignored.length > 0 && (
        <p class="quiet">{t('people-preview-ignored', { columns: plan.ignored.join(', ') })}</p>
      )}
    </>
  )
}

function Faults({ reader: { t }, plan, from }: { reader: Reader; plan: PeoplePlan; from: number }) {
  return (
    <ol class="told-faults">
      {plan.faults.slice(from, from + A_PAGE).map((fault) => (
        <li>
          <strong>{sayRowPlace(fault, t)}</strong>
          <span>{sentence(sayPersonFault(fault, t))}</span>
        </li>
      ))}
    </ol>
  )
}

interface RowsProps {
  panel: Panel
  reader: Reader
  plan: PeoplePlan
  shown: Shown
  from: number
}

function Rows({ panel, reader, plan, shown, from }: RowsProps) {
  const { t } = reader
  const rows = plan.people.filter(({ how }) => how === shown).slice(from, from + A_PAGE)
  return (
    <div class="scroll">
      <table class="import-rows">
        <thead>
          <tr>
            <th>{t('people-preview-row')}</th>
            <th>{t('person-name')}</th>
            <th>{shown === 'changed' ? t('people-preview-change') : t('people-preview-what')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => (
            <tr>
              <td class="quiet">{one.row}</td>
              <td>{one.values.name}</td>
              <td>
                {shown === 'changed' ? (
                  <Changes panel={panel} reader={reader} plan={plan} person={one} />
                ) : (
                  aboutOf(panel, reader, plan, one)
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type ChangesProps = Pick<RowsProps, 'panel' | 'reader' | 'plan'> & { person: PlannedPerson }

function Changes({ panel, reader, plan, person }: ChangesProps) {
  const { t } = reader
  return person.changes.map(({ field, from, to }) => (
    <p>
      <span class="quiet">{t(`people-field-${field}`)}:</span>{' '}
      <del>{sayValue(panel, reader, plan, field, from)}</del> →{' '}
      <ins>{sayValue(panel, reader, plan, field, to)}</ins>
    </p>
  ))
}

function aboutOf(panel: Panel, reader: Reader, plan: PeoplePlan, { values }: PlannedPerson) {
  const { department, position, role, phone, email } = values
  return [
    position,
    department && departmentName(panel, reader, plan, department),
    role === 'requester' ? null : roleName(role, reader.t),
    phone,
    email,
  ]
    .filter(Boolean)
    .join(' · ')
}

function sayValue(
  panel: Panel,
  reader: Reader,
  plan: PeoplePlan,
  field: FieldChange['field'],
  value: string | null,
): string {
  const { t } = reader
  if (field === 'left') return value === null ? t('people-there') : t('people-left')
  if (value === null) return '—'
  if (field === 'role') return roleName(value as Role, t)
  return field === 'department' ? departmentName(panel, reader, plan, value) : value
}

function departmentName(panel: Panel, { locale }: Reader, plan: PeoplePlan, key: string): string {
  const known = config(panel.desk).departments.get(key)
  return say((known ?? plan.departments.find((one) => one.key === key))?.name ?? key, locale)
}

interface PagingProps {
  reader: Reader
  url: string
  shown: Shown
  from: number
  total: number
}

function Paging({ reader: { t }, url, shown, from, total }: PagingProps) {
  if (from + A_PAGE >= total) return null
  const last = Math.min(from + A_PAGE, total)
  return (
    <p class="paging">
      <span class="quiet">{t('people-preview-shown', { last, total })}</span>
      <a class="button" href={`${url}?show=${shown}&from=${last}`}>
        {t('admin-next-page')}
      </a>
    </p>
  )
}
