import { findChat } from '../../desk/people/chats.ts'
import { isAgent, type Person, personByKey } from '../../desk/people/people.ts'
import { mayEditPeople } from '../../desk/people/people-editing.ts'
import { mayErase } from '../../desk/people/personal-data.ts'
import { isErased } from '../../desk/people/personal-data-erasing.ts'
import { mayLink } from '../../desk/people/rights.ts'
import { config } from '../../desk/setup/config.ts'
import type { Ticket } from '../../desk/tickets/tickets.ts'
import { sayAgo } from '../../locales/when.ts'
import { say } from '../../scenarios/text.ts'
import { Avatar } from '../frame/avatar.tsx'
import { Crumb } from '../frame/crumb.tsx'
import { Icon } from '../frame/icon.tsx'
import { Page } from '../frame/page.tsx'
import type { Panel, Reader } from '../panel.ts'
import { StatusMark } from '../queue/marks.tsx'
import { PersonInput } from '../settings/person-input.tsx'
import { Linked, placeOf } from './page.tsx'
import { roleName } from './words.ts'

interface PersonProps {
  panel: Panel
  reader: Reader
  person: Person
  tickets: Ticket[]
  /** A link that was just made, shown this once. */
  invitation?: string
}

/** Somebody of the directory: how to reach them, their Telegram account, their tickets. */
export function PersonPage({ panel, reader, person, tickets, invitation }: PersonProps) {
  const { t } = reader
  return (
    <Page panel={panel} reader={reader} title={person.name} here="/admin/people">
      <div class="sheet">
        <Crumb to="/admin/people">{t('admin-people')}</Crumb>
        <header class="who">
          <Avatar person={person} class="large" />
          <div>
            <h1>{person.name}</h1>
            <p class="quiet">
              {[roleName(person.role, t), placeOf(panel.desk, reader, person)]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </div>
          <div class="buttons">
            {person.archivedAt === null && (
              <a class="button" href={`/admin/tickets/new?requester=${person.id}`}>
                <Icon name="plus" />
                {t('admin-file-for')}
              </a>
            )}
            {mayEditPeople(reader.person) && !isErased(person) && (
              <a class="button" href={`/admin/people/${person.id}/edit`}>
                {t('people-edit')}
              </a>
            )}
          </div>
        </header>
        {person.archivedAt !== null && (
          <p class="warning" role="status">
            {t('person-left-since', { since: sayAgo(person.archivedAt, reader.speech) })}
          </p>
        )}
        <dl class="facts">
          <Fact name={t('admin-phone')} value={person.phone} href={`tel:${person.phone}`} />
          <Fact name={t('admin-email')} value={person.email} href={`mailto:${person.email}`} />
          <Manager panel={panel} reader={reader} person={person} />
          <Lines panel={panel} reader={reader} person={person} />
          <div>
            <dt>{t('person-key')}</dt>
            <dd>{person.key}</dd>
          </div>
        </dl>
        <Account panel={panel} reader={reader} person={person} invitation={invitation} />
        <Tickets panel={panel} reader={reader} tickets={tickets} />
        {mayEditPeople(reader.person) && !isErased(person) && (
          <Leaving panel={panel} reader={reader} person={person} />
        )}
        {mayErase(reader.person) && (
          <p>
            <a href={`/admin/people/${person.id}/personal`}>{t('personal')}</a>
          </p>
        )}
      </div>
    </Page>
  )
}

function Fact({ name, value, href }: { name: string; value: string | null; href: string }) {
  if (value === null) return null
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <a href={href}>{value}</a>
      </dd>
    </div>
  )
}

type AboutProps = Pick<PersonProps, 'panel' | 'reader' | 'person'>

function Manager({ panel, reader, person }: AboutProps) {
  const manager = person.manager === null ? undefined : personByKey(panel.desk, person.manager)
  if (!manager) return null
  return (
    <div>
      <dt>{reader.t('person-manager')}</dt>
      <dd>
        <a href={`/admin/people/${manager.id}`}>{manager.name}</a>
      </dd>
    </div>
  )
}

function Lines({ panel, reader, person }: AboutProps) {
  const { t, locale } = reader
  const lines = config(panel.desk).lines.live.filter((line) => line.agents?.includes(person.key))
  if (lines.length === 0) return null
  return (
    <div>
      <dt>{t('person-lines')}</dt>
      <dd>{lines.map(({ name }) => say(name, locale)).join(', ')}</dd>
    </div>
  )
}

/** Leaving the company, and coming back. */
function Leaving({ panel, reader, person }: AboutProps) {
  const { t } = reader
  if (person.archivedAt !== null) {
    return (
      <section class="setting">
        <div>
          <h2>{t('person-back')}</h2>
          <p class="quiet">{t('person-back-why')}</p>
        </div>
        <form method="post" action={`/admin/people/${person.id}/return`}>
          <button type="submit">{t('person-back')}</button>
        </form>
      </section>
    )
  }
  return (
    <section class="setting">
      <div>
        <h2>{t('person-leave')}</h2>
        <p class="quiet">{t('person-leave-why')}</p>
      </div>
      <details class="menu leaving">
        <summary class="button danger">{t('person-leave-note')}</summary>
        <form class="menu-body" method="post" action={`/admin/people/${person.id}/leaving`}>
          {isAgent(person) && (
            <>
              <label for="heir">{t('person-heir')}</label>
              <PersonInput
                panel={panel}
                reader={reader}
                name="heir"
                value=""
                placeholder={t('person-heir-line')}
                field={{ id: 'heir' }}
              />
            </>
          )}
          <button class="danger" type="submit">
            {t('person-leave-do')}
          </button>
        </form>
      </details>
    </section>
  )
}

type AccountProps = Pick<PersonProps, 'panel' | 'reader' | 'person'> & {
  invitation: string | undefined
}

function Account({ panel, reader, person, invitation }: AccountProps) {
  const { t } = reader
  const chat = person.telegramId === null ? undefined : findChat(panel.desk, person.telegramId)
  return (
    <section class="setting">
      <div>
        <h2>Telegram</h2>
        <p>
          <Linked reader={reader} person={person} />
          {chat?.username && <span class="quiet"> @{chat.username}</span>}
          {chat?.blockedAt != null && <span class="chip over">{t('admin-blocked')}</span>}
        </p>
        {invitation !== undefined && (
          <p class="invitation" role="status">
            <span>{t('admin-invitation')}</span>
            <code class="command" data-copy>
              {invitation}
            </code>
          </p>
        )}
      </div>
      {mayLink(reader.person, person) && person.archivedAt === null && (
        <div class="buttons">
          <form method="post" action={`/admin/people/${person.id}/invitation`}>
            <button type="submit">{t('admin-invite')}</button>
          </form>
          {person.telegramId !== null && (
            <details class="menu">
              <summary class="button">{t('admin-unlink')}</summary>
              <form class="menu-body" method="post" action={`/admin/people/${person.id}/unlinking`}>
                <p>{t('admin-unlink-why', { name: person.name })}</p>
                <button class="danger" type="submit">
                  {t('admin-unlink')}
                </button>
              </form>
            </details>
          )}
        </div>
      )}
    </section>
  )
}

function Tickets({ panel, reader, tickets }: Pick<PersonProps, 'panel' | 'reader' | 'tickets'>) {
  const { t, speech } = reader
  return (
    <section>
      <h2>{t('admin-their-tickets')}</h2>
      {tickets.length === 0 && <p class="quiet">{t('admin-their-tickets-none')}</p>}
      <ul class="brief-list">
        {tickets.map((ticket) => (
          <li>
            <a href={`/admin/tickets/${ticket.number}`}>
              <StatusMark desk={panel.desk} reader={reader} of={ticket} />
              <span class="cell-number">
                {t('admin-number', { number: String(ticket.number) })}
              </span>
              <span class="title">{ticket.title}</span>
              <span class="quiet">{sayAgo(ticket.createdAt, speech)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
