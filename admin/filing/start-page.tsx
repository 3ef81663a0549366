import type { Person } from '../../desk/people/people.ts'
import { config, type LiveService } from '../../desk/setup/config.ts'
import type { Ticket } from '../../desk/tickets/tickets.ts'
import { say } from '../../scenarios/text.ts'
import type { Faults } from '../deadlines/fields.ts'
import { Avatar } from '../frame/avatar.tsx'
import { Page } from '../frame/page.tsx'
import { SearchBox } from '../frame/search-box.tsx'
import type { Panel, Reader } from '../panel.ts'
import { placeOf } from '../people/page.tsx'
import { type Newcomer, NewcomerForm } from './newcomer.tsx'

const HERE = '/admin/tickets/new'

interface RequesterProps {
  panel: Panel
  reader: Reader
  query: string
  people: Person[]
  newcomer: Newcomer
  faults: Faults
}

/** First: who asks. */
export function RequesterPage(props: RequesterProps) {
  const { panel, reader, query, people, newcomer, faults } = props
  const { t } = reader
  const isAsked = people.length === 0 || Object.keys(faults).length > 0
  return (
    <Page panel={panel} reader={reader} title={t('admin-new-ticket')} here={HERE}>
      <section class="sheet">
        <header class="sheet-head">
          <h1>{t('admin-new-ticket')}</h1>
        </header>
        <h2>{t('admin-who-asks')}</h2>
        <form
          class="filters"
          action={HERE}
          hx-get={HERE}
          hx-trigger="submit, input delay:200ms"
          hx-sync="this:replace"
        >
          <SearchBox label={t('admin-people-search')} value={query} autofocus />
        </form>
        <ul class="people" id="people" data-renew>
          {people.map((person) => (
            <li id={`p-${person.id}`}>
              <a class="person brief" href={`${HERE}?requester=${person.id}`}>
                <Avatar person={person} />
                <span class="person-name">{person.name}</span>
                <span class="quiet">{placeOf(panel.desk, reader, person)}</span>
              </a>
            </li>
          ))}
          {people.length === 0 && (
            <li id="no-people" class="empty">
              <strong>{t('admin-people-none')}</strong>
              <span>{t('admin-people-none-how')}</span>
            </li>
          )}
        </ul>
        <div id="newcomer" data-renew data-keep={`${isAsked} ${newcomer.name}`}>
          <NewcomerForm
            desk={panel.desk}
            reader={reader}
            typed={newcomer}
            faults={faults}
            isOpen={isAsked}
          />
        </div>
      </section>
    </Page>
  )
}

interface ServiceProps {
  panel: Panel
  reader: Reader
  requester: Person
  /** The ticket of which it will be a subtask. */
  parent: Ticket | undefined
}

/** Then: what for. Services that only agents may file are among them. */
export function ServicePage({ panel, reader, requester, parent }: ServiceProps) {
  const { t, locale } = reader
  const groupOf = ({ group }: LiveService) => (group === undefined ? '' : say(group, locale))
  const services = config(panel.desk).services.live
  const groups = [...new Set(services.map(groupOf))]
  return (
    <Page panel={panel} reader={reader} title={t('admin-new-ticket')} here={HERE}>
      <section class="sheet">
        <header class="sheet-head">
          <h1>{t('admin-new-ticket')}</h1>
        </header>
        <Asking reader={reader} requester={requester} parent={parent} />
        {groups.map((group) => (
          <>
            <h2>{group === '' ? t('admin-what-for') : group}</h2>
            <ul class="services">
              {services
                .filter((service) => groupOf(service) === group)
                .map((service) => (
                  <li>
                    <ServiceLink {...{ reader, requester, parent, service }} />
                  </li>
                ))}
            </ul>
          </>
        ))}
      </section>
    </Page>
  )
}

/** Who asks, and the way to somebody else; of a subtask the ticket that it belongs to. */
export function Asking({ reader, requester, parent }: Omit<ServiceProps, 'panel'>) {
  const { t } = reader
  return (
    <p class="asking">
      <Avatar person={requester} />
      <strong>{requester.name}</strong>
      {parent ? (
        <>
          <span class="quiet">{t('admin-filing-child')}</span>
          <a href={`/admin/tickets/${parent.number}`}>
            {t('admin-number', { number: String(parent.number) })} {parent.title}
          </a>
        </>
      ) : (
        <a href={HERE}>{t('admin-somebody-else')}</a>
      )}
    </p>
  )
}

/** The address of the choice of a service. */
export function startOf(requester: Person, parent: Ticket | undefined): string {
  return parent ? `${HERE}?parent=${parent.number}` : `${HERE}?requester=${requester.id}`
}

function ServiceLink({
  reader,
  requester,
  parent,
  service,
}: Omit<ServiceProps, 'panel'> & { service: LiveService }) {
  const { t, locale } = reader
  const { key, name, icon = '', description, internal } = service
  return (
    <a class="service" href={`${startOf(requester, parent)}&service=${key}`}>
      <span class="emoji" aria-hidden="true">
        {icon}
      </span>
      <span>
        <strong class="service-name">{say(name, locale)}</strong>
        {internal && <small class="chip">{t('admin-internal')}</small>}
        {description !== undefined && <span class="quiet">{say(description, locale)}</span>}
      </span>
    </a>
  )
}
