import { Hono } from 'hono'
import { DeskError } from '../../desk/errors.ts'
import { endSession } from '../../desk/people/sessions.ts'
import { readSignInLink, signInRefused, spendSignInLink } from '../../desk/people/sign-in-links.ts'
import {
  acceptedLocale,
  dropSession,
  keepSession,
  sessionSecret,
  wantedPage,
} from '../frame/reader.ts'
import { show } from '../frame/show.ts'
import type { Panel } from '../panel.ts'
import { originOf } from './origin.ts'
import { Door, HowToSignIn } from './page.tsx'
import { refuse } from './refusal.tsx'
import { telegramRoutes } from './telegram/routes.tsx'
import { createTries } from './tries.ts'

/**
 * Signing in by a link, which a preview only looks at: it is spent by a button. By Telegram's own
 * login too, where it is set up.
 */
export function signInRoutes(panel: Panel): Hono {
  const { desk, words } = panel
  const tries = createTries(() => desk.now())
  const app = new Hono()

  app.get('/sign-in', (c) => {
    const locale = acceptedLocale(c, panel)
    const title = words.t(locale, 'admin-sign-in')
    return show(
      c,
      <Door panel={panel} locale={locale} title={title}>
        <HowToSignIn panel={panel} locale={locale} />
      </Door>,
    )
  })

  if (panel.telegramLogin) app.route('/', telegramRoutes(panel, panel.telegramLogin, tries))

  app.get('/sign-in/:token', (c) => {
    const locale = acceptedLocale(c, panel)
    const t = words.in(locale)
    const person = readSignInLink(desk, c.req.param('token'))
    return show(
      c,
      <Door panel={panel} locale={locale} title={t('admin-sign-in-hello', { name: person.name })}>
        <form method="post" action={c.req.path}>
          <button class="primary wide" type="submit" autofocus>
            {t('admin-sign-in-button')}
          </button>
        </form>
        <p class="quiet">{t('admin-sign-in-once')}</p>
      </Door>,
    )
  })

  app.post('/sign-in/:token', (c) => {
    const former = sessionSecret(c, panel)
    const secret = spendSignInLink(desk, c.req.param('token'), { ...originOf(c), former })
    keepSession(c, panel, secret)
    return c.redirect(wantedPage(c, panel), 303)
  })

  app.post('/sign-out', (c) => {
    const secret = sessionSecret(c, panel)
    if (secret !== undefined) endSession(desk, secret)
    dropSession(c, panel)
    return c.redirect('/admin/sign-in', 303)
  })

  app.onError((error, c) => {
    if (!(error instanceof DeskError)) throw error
    return refuse(c, panel, tries, {
      error,
      title: 'admin-sign-in-failed',
      status: error.code === 'link_unknown' ? 404 : 410,
      tell: () => {
        // Looking at a link changes nothing, not even the audit.
        if (c.req.method !== 'POST') return
        signInRefused(desk, c.req.param('token') ?? '', error.code, originOf(c))
      },
    })
  })

  return app
}
