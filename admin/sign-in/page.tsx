import { config } from '../../desk/setup/config.ts'
import type { Locale } from '../../locales/words.ts'
import { say } from '../../scenarios/text.ts'
import { Document } from '../frame/page.tsx'
import type { Child } from '../html/jsx-runtime.ts'
import type { Panel } from '../panel.ts'

interface DoorProps {
  panel: Panel
  locale: Locale
  title: string
  children: Child
}

/** A page before the panel: for whoever is not signed in. */
export function Door({ panel, locale, title, children }: DoorProps) {
  return (
    <Document panel={panel} locale={locale} title={title}>
      <body class="door">
        <main id="main" class="door-card">
          <p class="company">
            <span class="company-mark" aria-hidden="true" />
            <span>{say(config(panel.desk).company, locale)}</span>
          </p>
          <h1>{title}</h1>
          {children}
        </main>
      </body>
    </Document>
  )
}

/** The ways in: Telegram's own login where it is set up, and how to get a link. */
export function HowToSignIn({ panel, locale }: Omit<DoorProps, 'title' | 'children'>) {
  const t = panel.words.in(locale)
  const { username } = panel.desk.bot
  return (
    <>
      {panel.telegramLogin && (
        // A link, as a form may not lead to another server; to the address that the cookie is for.
        <a
          class="button primary wide"
          href={`${panel.desk.publicUrl}/admin/sign-in/telegram/start`}
        >
          {t('sign-in-telegram')}
        </a>
      )}
      <p>{t(panel.telegramLogin ? 'sign-in-telegram-or' : 'admin-sign-in-how')}</p>
      <ol class="steps">
        <li>
          {t('admin-sign-in-bot')} <code>/panel</code>
          {username !== '' && (
            <>
              {' · '}
              <a href={`https://t.me/${username}`} rel="noreferrer">
                @{username}
              </a>
            </>
          )}
        </li>
        <li>
          {t('admin-sign-in-command')}
          <code class="command">npm run --silent okoshko -- sign-in-link PERSON_KEY</code>
        </li>
      </ol>
      <p class="quiet">{t('admin-sign-in-once')}</p>
    </>
  )
}
