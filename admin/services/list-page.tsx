import type { LiveService } from '../../desk/setup/config.ts'
import { config } from '../../desk/setup/config.ts'
import { mayEditSetup } from '../../desk/setup/setup-editing.ts'
import { archivedRows } from '../../desk/setup/setup-rows.ts'
import { fold } from '../../scenarios/fold.ts'
import { say } from '../../scenarios/text.ts'
import { Icon } from '../frame/icon.tsx'
import { Page } from '../frame/page.tsx'
import { SearchBox } from '../frame/search-box.tsx'
import type { Panel, Reader } from '../panel.ts'
import { Elsewhere } from '../settings/elsewhere.tsx'
import type { SaidFaults } from '../settings/setup-faults.ts'
import { type Draft, draftsOf } from './draft.ts'

export const HERE = '/admin/services'

interface ListProps {
  panel: Panel
  reader: Reader
  query: string
  /** What stops what was to be done. */
  stopped?: SaidFaults
}

/** Every service by its group, in the order of the catalogue. */
export function ServicesPage({ panel, reader, query, stopped }: ListProps) {
  const { t, locale, person } = reader
  const canEdit = mayEditSetup(person)
  const drafts = canEdit ? draftsOf(panel.desk, person) : []
  const services = config(panel.desk).services.live.filter((service) => isFound(service, query))
  const groupOf = ({ group }: LiveService) => (group === undefined ? '' : say(group, locale))
  const groups = [...new Set(services.map(groupOf))]
  const archived = canEdit ? archivedRows(panel.desk, 'services') : []
  const list = { panel, reader, canEdit, drafts }
  return (
    <Page panel={panel} reader={reader} title={t('admin-services')} here={HERE}>
      <section class="sheet services-page">
        <header class="sheet-head">
          <h1>{t('admin-services')}</h1>
          {canEdit && (
            <a class="button primary" href={`${HERE}/~new`} data-key="c">
              <Icon name="plus" />
              {t('admin-service-new')}
            </a>
          )}
        </header>
        <form
          class="filters"
          action={HERE}
          hx-get={HERE}
          hx-trigger="submit, input delay:200ms"
          hx-sync="this:replace"
        >
          <SearchBox label={t('admin-services-search')} value={query} />
        </form>
        {Object.values(stopped?.faults ?? {}).map((words) => (
          <p class="fault" role="alert">
            {words}
          </p>
        ))}
        <Elsewhere reader={reader} faults={stopped?.elsewhere} />
        <NewDrafts drafts={drafts} reader={reader} />
        <form method="post" action={HERE} id="services" data-renew data-sortable-form>
          {groups.map((group, at) => (
            <section id={`group-${at}`} class="service-group">
              {(group !== '' || groups.length > 1) && (
                <h2>{group === '' ? t('admin-services-ungrouped') : group}</h2>
              )}
              <ul class="service-rows" data-sortable-keys>
                {services
                  .filter((service) => groupOf(service) === group)
                  .map((service, i, all) => (
                    <ServiceRow
                      {...list}
                      service={service}
                      isFirst={i === 0}
                      isLast={i === all.length - 1}
                    />
                  ))}
              </ul>
            </section>
          ))}
          {services.length === 0 && (
            <p id="no-services" class="empty">
              <strong>
                {t(query === '' ? 'admin-services-none' : 'admin-services-not-found')}
              </strong>
              {query === '' && <span>{t('admin-services-none-how')}</span>}
            </p>
          )}
          {archived.length > 0 && (
            <details class="section archived" id="archived">
              <summary>
                <Icon name="next" />
                <h2>{t('admin-services-archived', { count: archived.length })}</h2>
              </summary>
              <ul class="service-rows">
                {archived.map(({ key, data }) => (
                  <li class="service-row">
                    <span class="emoji" aria-hidden="true">
                      {String(data.icon ?? '')}
                    </span>
                    <span class="service-row-name">{nameIn(data, locale)}</span>
                    <button type="submit" name="do" value={`return:${key}`}>
                      {t('admin-service-return')}
                    </button>
                  </li>
                ))}
              </ul>
            </details>
          )}
        </form>
      </section>
    </Page>
  )
}

interface RowProps extends Pick<ListProps, 'panel' | 'reader'> {
  service: LiveService
  canEdit: boolean
  drafts: Draft[]
  isFirst: boolean
  isLast: boolean
}

function ServiceRow({ panel, reader, service, canEdit, drafts, isFirst, isLast }: RowProps) {
  const { t, locale } = reader
  const { key, steps, line } = service
  const name = say(service.name, locale)
  const lineName = say(config(panel.desk).lines.get(line)?.name ?? line, locale)
  const deed = (verb: string, icon: 'up' | 'down' | 'copy' | 'archive', disabled = false) => (
    <button
      type="submit"
      name="do"
      value={`${verb}:${key}`}
      class="icon-button bare"
      title={t(`admin-services-${verb}`, { name })}
      disabled={disabled}
    >
      <Icon name={icon} />
      <span class="unseen">{t(`admin-services-${verb}`, { name })}</span>
    </button>
  )
  return (
    <li class="service-row" data-key-of={key} id={`service-${key}`}>
      {canEdit && (
        <span class="drag-grip" data-grip title={t('admin-service-drag')}>
          <Icon name="grip" />
        </span>
      )}
      <span class="emoji" aria-hidden="true">
        {service.icon}
      </span>
      <span class="service-row-name">
        <a href={`${HERE}/${key}`}>{name}</a>
        <span class="step-chips">
          {service.internal && <span class="chip">{t('admin-internal')}</span>}
          {service.who && <span class="chip">{t('admin-service-whom-some')}</span>}
          {drafts.some((draft) => draft.name === key) && (
            <span class="chip draft">{t('admin-service-draft')}</span>
          )}
        </span>
      </span>
      <span class="quiet service-row-facts">
        {lineName} · {t('admin-services-steps', { count: steps.length })}
      </span>
      {canEdit && (
        <span class="row-tools">
          {deed('up', 'up', isFirst)}
          {deed('down', 'down', isLast)}
          {deed('copy', 'copy')}
          {deed('archive', 'archive')}
        </span>
      )}
    </li>
  )
}

/** Services that were begun and not published yet. */
function NewDrafts({ drafts, reader }: { drafts: Draft[]; reader: Reader }) {
  const { t, locale } = reader
  const begun = drafts.filter(({ base }) => base === null)
  if (begun.length === 0) return null
  return (
    <section class="begun">
      <h2>{t('admin-services-begun')}</h2>
      <ul class="service-rows">
        {begun.map(({ name, form }) => (
          <li class="service-row">
            <span class="emoji" aria-hidden="true">
              {form.icon}
            </span>
            <span class="service-row-name">
              <a href={`${HERE}/${name}`}>
                {form.name[locale] || form.name.ru || form.name.en || t('admin-service-unnamed')}
              </a>
              <span class="chip draft">{t('admin-service-draft')}</span>
            </span>
            <span class="quiet service-row-facts">
              {t('admin-services-steps', { count: form.steps.length })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function isFound(service: LiveService, query: string): boolean {
  const words = [service.name, service.group ?? '', service.description ?? ''].flatMap((text) => [
    say(text, 'ru'),
    say(text, 'en'),
  ])
  return [...words, service.key].some((word) => fold(word).includes(fold(query)))
}

function nameIn(data: Record<string, unknown>, locale: Reader['locale']): string {
  const { name, key } = data
  if (typeof name === 'string') return name
  const texts = typeof name === 'object' && name !== null ? (name as Record<string, string>) : {}
  return texts[locale] ?? texts.ru ?? texts.en ?? String(key)
}
