import { type AuditLine, auditKinds, type AuditPage as Lines } from '../../desk/audit/audit.ts'
import { agents, personById } from '../../desk/people/people.ts'
import { sayDay, sayMoment, sayTime } from '../../locales/when.ts'
import { Icon } from '../frame/icon.tsx'
import { Page } from '../frame/page.tsx'
import { Pick, Reset } from '../frame/pick.tsx'
import type { Panel, Reader } from '../panel.ts'
import { changesOf } from './changes.ts'
import { type AuditForm, addressOf } from './query.ts'
import { valueWords } from './values.ts'
import { changedName, kindName, short } from './words.ts'

const HERE = '/admin/audit'
const LONGEST = 300

interface AuditProps {
  panel: Panel
  reader: Reader
  form: AuditForm
  page: Lines
}

/** Who did what and when, with what it was before, newest first. */
export function AuditPage({ panel, reader, form, page }: AuditProps) {
  const { t } = reader
  return (
    <Page panel={panel} reader={reader} title={t('audit')} here={HERE}>
      <section class="sheet">
        <header class="sheet-head">
          <h1>{t('audit')}</h1>
          <Export reader={reader} form={form} />
        </header>
        <Filters panel={panel} reader={reader} form={form} />
        <ul class="audit" id="audit" data-renew>
          {page.lines.map((line) => (
            <Line panel={panel} reader={reader} line={line} />
          ))}
          {page.lines.length === 0 && (
            <li id="no-audit" class="empty">
              <strong>{t('audit-none')}</strong>
              <span>{t('audit-none-how')}</span>
            </li>
          )}
        </ul>
        <p class="paging" id="audit-paging" data-renew>
          {page.next !== null && (
            <a id="audit-next" class="button" href={addressOf({ ...form, before: page.next })}>
              {t('admin-next-page')}
            </a>
          )}
        </p>
      </section>
    </Page>
  )
}

function Export({ reader: { t }, form }: Pick<AuditProps, 'reader' | 'form'>) {
  const { before: _, ...filters } = form
  return (
    <form class="buttons" id="audit-export" method="post" action={`${HERE}/export`} data-renew>
      {Object.entries(filters).map(
        ([name, value]) => value !== undefined && <input type="hidden" name={name} value={value} />,
      )}
      <button type="submit">
        <Icon name="out" />
        {t('audit-export')}
      </button>
    </form>
  )
}

function Filters({ panel, reader, form }: Omit<AuditProps, 'page'>) {
  const { t, person } = reader
  const people = agents(panel.desk)
  const other = form.by === undefined ? undefined : personById(panel.desk, form.by)
  const all = other && !people.some(({ id }) => id === other.id) ? [other, ...people] : people
  const isNarrowed = Object.entries(form).some(([name, value]) => name !== 'before' && value)
  return (
    <form class="filters" id="audit-filters" action={HERE} method="get" data-sparse>
      <div class="filter-row">
        <div class="filter-set">
          <Pick
            name="by"
            label={t('audit-who')}
            value={form.by?.toString()}
            options={all.map((one) => [String(one.id), one.name])}
          />
          <Pick
            name="type"
            label={t('audit-what')}
            value={form.type}
            options={auditKinds(panel.desk, person)
              .map((type): [string, string] => [type, kindName(type, t)])
              .sort(([, one], [, next]) => one.localeCompare(next, reader.locale))}
          />
          <label class="pick">
            {t('audit-ticket')}
            <input type="number" name="ticket" min="1" value={form.ticket} />
          </label>
          <label class="pick">
            {t('audit-from')}
            <input type="date" name="from" min="2000-01-01" max="2099-12-31" value={form.from} />
          </label>
          <label class="pick">
            {t('audit-to')}
            <input type="date" name="to" min="2000-01-01" max="2099-12-31" value={form.to} />
          </label>
          <button type="submit">{t('admin-show')}</button>
          {isNarrowed && <Reset href={HERE}>{t('admin-reset')}</Reset>}
        </div>
      </div>
    </form>
  )
}

interface LineProps extends Pick<AuditProps, 'panel' | 'reader'> {
  line: AuditLine
}

function Line({ panel, reader, line }: LineProps) {
  const { t, speech } = reader
  const { who, ticket } = line
  return (
    <li id={`audit-${line.id}`} class="audit-line">
      <time class="quiet" title={sayMoment(line.at, speech)}>
        {sayDay(line.at, speech)}, {sayTime(line.at, speech)}
      </time>
      <span class="audit-who">
        {who ? (
          <a href={`/admin/people/${who.id}`}>{who.name}</a>
        ) : (
          t(line.type === 'sign_in_refused' ? 'audit-unknown' : 'audit-desk')
        )}
      </span>
      <span class="audit-what">
        {kindName(line.type, t)}
        {ticket !== null && (
          <>
            {' '}
            <a href={`/admin/tickets/${ticket}`}>{t('admin-number', { number: String(ticket) })}</a>
          </>
        )}
      </span>
      <Changes panel={panel} reader={reader} line={line} />
    </li>
  )
}

function Changes({ panel, reader, line }: LineProps) {
  const { t } = reader
  if (line.isHidden) return <p class="audit-data quiet">{t('audit-own')}</p>
  const changes = changesOf(line.data)
  const said = (field: string, value: unknown) =>
    short(valueWords({ panel, reader, line }, field, value), LONGEST)
  if (changes.length === 0) return null
  return (
    <dl class="audit-data">
      {changes.map(({ field, before, after }) => (
        <div>
          {field !== '' && <dt>{changedName(line.type, field, t)}</dt>}
          <dd>
            {before !== undefined && <del>{said(field, before)}</del>}
            {before !== undefined && after !== undefined && ' → '}
            {after !== undefined && said(field, after)}
          </dd>
        </div>
      ))}
    </dl>
  )
}
