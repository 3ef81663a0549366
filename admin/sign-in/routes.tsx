import { type Context, Hono } from 'hono'
import { DeskError } from '../../desk/errors.ts'
import {
  endSession,
  type Origin,
  readSignInLink,
  signInRefused,
  spendSignInLink,
} from '../../desk/people/sessions.ts'
import {
  acceptedLocale,
  dropSession,
  keepSession,
  sessionSecret,
  wantedPage,
} from '../frame/reader.ts'
import { show } from '../frame/show.ts'
import type { Panel } from '../panel.ts'
import { addressOf, networkOf, senderOf } from './address.ts'
import { Door, HowToSignIn } from './page.tsx'
import { createTries } from './tries.ts'

const MINUTE_MS = 60_000

/** Signing in by a link, which a preview only looks at: it is spent by a button. */
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
    const wait = tries.wrong(senderOf(addressOf(c) ?? '::'))
    if (wait !== null) return tooMany(c, wait)
    // Looking at a link changes nothing, not even the audit.
    if (c.req.method === 'POST') {
      signInRefused(desk, c.req.param('token') ?? '', error.code, originOf(c))
    }
    const locale = acceptedLocale(c, panel)
    const t = words.in(locale)
    return show(
      c,
      <Door panel={panel} locale={locale} title={t('admin-sign-in-failed')}>
        <p class="fault" role="alert">
          {t(`error-${error.code}`, error.params)}
        </p>
        <HowToSignIn panel={panel} locale={locale} />
      </Door>,
      error.code === 'link_unknown' ? 404 : 410,
    )
  })

  /** A good link still lets in: nobody can lock out those who share their address. */
  function tooMany(c: Context, wait: number): Response | Promise<Response> {
    const locale = acceptedLocale(c, panel)
    const t = words.in(locale)
    c.header('Retry-After', String(Math.ceil(wait / 1000)))
    return show(
      c,
      <Door panel={panel} locale={locale} title={t('too-many-tries')}>
        <p class="fault" role="alert">
          {t('too-many-tries-how', { minutes: Math.ceil(wait / MINUTE_MS) })}
        </p>
      </Door>,
      429,
    )
  }

  return app
}

function originOf(c: Context): Origin {
  const address = addressOf(c)
  return {
    agent: c.req.header('user-agent') ?? '',
    network: address === undefined ? undefined : networkOf(address),
  }
}
