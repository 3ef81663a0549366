import type { Desk } from '../../desk/desk.ts'
import type { Person } from '../../desk/people/people.ts'
import { config } from '../../desk/setup/config.ts'
import { say } from '../../scenarios/text.ts'
import { Avatar } from '../frame/avatar.tsx'
import { Icon } from '../frame/icon.tsx'
import { Page } from '../frame/page.tsx'
import type { Panel, Reader } from '../panel.ts'
import { roleName } from './words.ts'

interface Directory {
  query: string
  from: number
  /** Where the next page begins. */
  next: number
  people: Person[]
  total: number
}

/** The directory with its search. */
export function PeoplePage({
  panel,
  reader,
  page,
}: {
  panel: Panel
  reader: Reader
  page: Directory
}) {
  const { t } = reader
  return (
    <Page panel={panel} reader={reader} title={t('admin-people')} here="/admin/people">
      <section class="sheet">
        <header class="sheet-head">
          <h1>{t('admin-people')}</h1>
        </header>
        <form
          class="filters"
          action="/admin/people"
          hx-get="/admin/people"
          hx-trigger="submit, input delay:200ms"
          hx-push-url="true"
          hx-sync="this:replace"
          data-sparse
        >
          <label class="search">
            <Icon name="search" />
            <span class="unseen">{t('admin-people-search')}</span>
            <input
              type="search"
              name="q"
              value={page.query}
              maxlength={200}
              placeholder={t('admin-people-search')}
              autocomplete="off"
              data-key="/"
            />
            <kbd>/</kbd>
          </label>
        </form>
        <ul class="people" id="people" data-renew>
          {page.people.map((person) => (
            <li id={`p-${person.id}`}>
              <a href={`/admin/people/${person.id}`} class="person">
                <Avatar person={person} />
                <span class="person-name">{person.name}</span>
                <span class="quiet">{placeOf(panel.desk, reader, person)}</span>
                <span class="person-role">
                  {person.role !== 'requester' && (
                    <span class="chip">{roleName(person.role, t)}</span>
                  )}
                  {person.awayAt !== null && <span class="chip">{t('admin-away')}</span>}
                </span>
                <Linked reader={reader} person={person} />
              </a>
            </li>
          ))}
          {page.people.length === 0 && (
            <li id="no-people" class="empty">
              <strong>{t('admin-people-none')}</strong>
              <span>{t('admin-people-none-how')}</span>
            </li>
          )}
        </ul>
        <p class="paging" id="people-paging" data-renew>
          {page.next < page.total && (
            <a
              id="people-next"
              class="button"
              href={`/admin/people?${new URLSearchParams({ q: page.query, from: String(page.next) })}`}
            >
              {t('admin-next-page')}
            </a>
          )}
        </p>
      </section>
    </Page>
  )
}

/** Position and department. */
export function placeOf(desk: Desk, { locale }: Reader, person: Person): string {
  const department = config(desk).departments.get(person.department)
  return [person.position, department && say(department.name, locale)].filter(Boolean).join(' · ')
}

/** Whether the person can be reached through Telegram. */
export function Linked({ reader: { t }, person }: { reader: Reader; person: Person }) {
  const isLinked = person.telegramId !== null
  return (
    <span class={isLinked ? 'linked' : 'linked no'}>
      <Icon name={isLinked ? 'check' : 'link'} />
      {isLinked ? t('admin-linked') : t('admin-not-linked')}
    </span>
  )
}
