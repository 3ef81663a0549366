import { linesOf } from '../../desk/people/rights.ts'
import type { Session } from '../../desk/people/sessions.ts'
import { config } from '../../desk/setup/config.ts'
import { sayAgo, sayMoment } from '../../locales/when.ts'
import { say } from '../../scenarios/text.ts'
import { Avatar } from '../frame/avatar.tsx'
import { Icon } from '../frame/icon.tsx'
import { Page } from '../frame/page.tsx'
import type { Panel, Reader } from '../panel.ts'
import { roleName } from '../people/words.ts'
import { browserName } from './browser-name.ts'
import { Decisions } from './elsewhere.tsx'

interface MeProps {
  panel: Panel
  reader: Reader
  sessions: Session[]
}

/** Who the reader is, whether they are on duty, how the panel speaks and looks, where they are signed in. */
export function MePage({ panel, reader, sessions }: MeProps) {
  const { t, person } = reader
  return (
    <Page panel={panel} reader={reader} title={t('admin-me')} here="/admin/me">
      <div class="sheet">
        <header class="who">
          <Avatar person={person} class="large" />
          <div>
            <h1>{person.name}</h1>
            <p class="quiet">{aboutMe(panel, reader)}</p>
          </div>
        </header>
        <p class="only-phone">
          <Decisions panel={panel} reader={reader} />
          <a class="button" href="/admin/people">
            <Icon name="people" />
            {t('admin-people')}
          </a>
          {(person.role === 'lead' || person.role === 'admin') && (
            <>
              <a class="button" href="/admin/services">
                <Icon name="template" />
                {t('admin-services')}
              </a>
              <a class="button" href="/admin/deadlines">
                <Icon name="clock" />
                {t('admin-deadlines')}
              </a>
            </>
          )}
          <a class="button" href="/admin/settings">
            <Icon name="gear" />
            {t('admin-settings')}
          </a>
          {person.role === 'admin' && (
            <>
              <a class="button" href="/admin/packs">
                <Icon name="archive" />
                {t('packs')}
              </a>
              <a class="button" href="/admin/audit">
                <Icon name="history" />
                {t('audit')}
              </a>
              <a class="button" href="/admin/system">
                <Icon name="pulse" />
                {t('system')}
              </a>
            </>
          )}
        </p>
        <Duty reader={reader} />
        <Language reader={reader} />
        <Look reader={reader} />
        <Sessions reader={reader} sessions={sessions} />
        <form method="post" action="/admin/sign-out" data-forget>
          <button type="submit">
            <Icon name="out" />
            {t('admin-sign-out')}
          </button>
        </form>
      </div>
    </Page>
  )
}

function aboutMe({ desk }: Panel, { t, locale, person }: Reader): string {
  const setup = config(desk)
  const served = linesOf(desk, person)
  const lines = setup.lines.live
    .filter(({ key }) => served.includes(key))
    .map(({ name }) => say(name, locale))
  const department = setup.departments.get(person.department)
  return [
    roleName(person.role, t),
    person.position,
    department && say(department.name, locale),
    lines.join(', '),
  ]
    .filter(Boolean)
    .join(' · ')
}

function Duty({ reader: { t, person, speech } }: { reader: Reader }) {
  const isAway = person.awayAt !== null
  return (
    <section class="setting">
      <div>
        <h2>{t('admin-duty')}</h2>
        <p class="quiet">
          {person.awayAt === null
            ? t('admin-duty-on')
            : t('admin-duty-off', { since: sayAgo(person.awayAt, speech) })}
        </p>
      </div>
      <form method="post" action="/admin/me/duty">
        <button
          type="submit"
          name="duty"
          value={isAway ? 'back' : 'away'}
          class={isAway ? 'primary' : ''}
        >
          {isAway ? t('admin-duty-back') : t('admin-duty-away')}
        </button>
      </form>
    </section>
  )
}

function Language({ reader: { t, locale } }: { reader: Reader }) {
  return (
    <section class="setting">
      <h2>{t('admin-language')}</h2>
      <form class="choice" method="post" action="/admin/me/language">
        <button type="submit" name="language" value="ru" lang="ru" aria-pressed={locale === 'ru'}>
          Русский
        </button>
        <button type="submit" name="language" value="en" lang="en" aria-pressed={locale === 'en'}>
          English
        </button>
      </form>
    </section>
  )
}

function Look({ reader: { t, theme } }: { reader: Reader }) {
  return (
    <section class="setting">
      <h2>{t('admin-look')}</h2>
      <form class="choice" method="post" action="/admin/me/look">
        <button type="submit" name="theme" value="auto" aria-pressed={theme === 'auto'}>
          {t('admin-look-auto')}
        </button>
        <button type="submit" name="theme" value="light" aria-pressed={theme === 'light'}>
          {t('admin-look-light')}
        </button>
        <button type="submit" name="theme" value="dark" aria-pressed={theme === 'dark'}>
          {t('admin-look-dark')}
        </button>
      </form>
    </section>
  )
}

function Sessions({ reader, sessions }: Omit<MeProps, 'panel'>) {
  const { t, session, speech } = reader
  return (
    <section class="sessions">
      <h2>{t('admin-sessions')}</h2>
      <ul class="plain-list">
        {sessions.map((one) => (
          <li>
            <div>
              <strong>{browserName(one.agent) || t('admin-session-unknown')}</strong>
              <span class="quiet" title={sayMoment(one.createdAt, speech)}>
                {t('admin-session-since', { since: sayAgo(one.createdAt, speech) })}
              </span>
            </div>
            {one.id === session.id ? (
              <span class="chip">{t('admin-session-here')}</span>
            ) : (
              <form method="post" action={`/admin/me/sessions/${one.id}/end`}>
                <button type="submit">{t('admin-session-end')}</button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <form method="post" action="/admin/me/sessions/others/end">
          <button type="submit">{t('admin-session-end-others')}</button>
        </form>
      )}
    </section>
  )
}
