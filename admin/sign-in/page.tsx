import type { Child } from 'hono/jsx'
import { config } from '../../desk/setup/config.ts'
import type { Locale } from '../../locales/words.ts'
import { say } from '../../scenarios/text.ts'
import { Document } from '../frame/page.tsx'
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

/** How to get a link, by the bot or on the command line. */
export function HowToSignIn({ panel, locale }: Omit<DoorProps, 'title' | 'children'>) {
  const t = panel.words.in(locale)
  const { username } = panel.desk.bot
  return (
    <>
      <p>{t('admin-sign-in-how')}</p>
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
