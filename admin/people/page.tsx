import type { Desk } from '../../desk/desk.ts'
import type { DirectoryPage } from '../../desk/people/directory-page.ts'
import { type Person, ROLES } from '../../desk/people/people.ts'
import { mayEditPeople } from '../../desk/people/people-editing.ts'
import { config } from '../../desk/setup/config.ts'
import { say } from '../../scenarios/text.ts'
import { Avatar } from '../frame/avatar.tsx'
import { Icon } from '../frame/icon.tsx'
import { Page } from '../frame/page.tsx'
import { Pick, Reset } from '../frame/pick.tsx'
import { SearchBox } from '../frame/search-box.tsx'
import type { Panel, Reader } from '../panel.ts'
import { addressOf, type PeopleQuery } from './query.ts'
import { roleName } from './words.ts'

interface PeopleProps {
  panel: Panel
  reader: Reader
  query: PeopleQuery
  page: DirectoryPage
}

/** The directory with its search and filters. */
export function PeoplePage({ panel, reader, query, page }: PeopleProps) {
  const { t } = reader
  return (
    <Page panel={panel} reader={reader} title={t('admin-people')} here="/admin/people">
      <section class="sheet">
        <header class="sheet-head">
          <h1>{t('admin-people')}</h1>
          {mayEditPeople(reader.person) && (
            <div class="buttons">
              <a class="button" href="/admin/people/import">
                <Icon name="clip" />
                {t('people-import')}
              </a>
              <a class="button" href="/admin/people/new">
                <Icon name="plus" />
                {t('people-add')}
              </a>
            </div>
          )}
        </header>
        <Filters panel={panel} reader={reader} query={query} />
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
                {person.archivedAt === null ? (
                  <Linked reader={reader} person={person} />
                ) : (
                  <span class="chip">{t('people-left')}</span>
                )}
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
          {page.next !== null && (
            <a id="people-next" class="button" href={addressOf({ ...query, after: page.next })}>
              {t('admin-next-page')}
            </a>
          )}
        </p>
      </section>
    </Page>
  )
}

function Filters({ panel, reader, query }: Omit<PeopleProps, 'page'>) {
  const { t, locale } = reader
  const departments = config(panel.desk).departments.live
  const isNarrowed = query.department !== undefined || query.role !== undefined || query.left
  return (
    <form
      class="filters"
      action="/admin/people"
      hx-get="/admin/people"
      hx-trigger="submit, change, input delay:200ms"
      hx-push-url="true"
      hx-sync="this:replace"
      data-sparse
    >
      <SearchBox label={t('people-search')} value={query.q} hinted />
      <div class="filter-row" id="people-filters" data-renew>
        <div class="filter-set" id="people-filter-set">
          <Pick
            name="department"
            label={t('person-department')}
            value={query.department}
            options={departments.map((one) => [one.key, say(one.name, locale)])}
          />
          <Pick
            name="role"
            label={t('person-role')}
            value={query.role}
            options={ROLES.map((role) => [role, roleName(role, t)])}
          />
          <label class={query.left ? 'pick on' : 'pick'}>
            <input type="checkbox" name="left" value="1" checked={query.left} />
            {t('people-left')}
          </label>
          {isNarrowed && <Reset href="/admin/people">{t('admin-reset')}</Reset>}
          <noscript>
            <button type="submit">{t('admin-show')}</button>
          </noscript>
        </div>
      </div>
    </form>
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
