import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import type { Person } from '../../desk/people/people.ts'
import { findSession } from '../../desk/people/sessions.ts'
import { config } from '../../desk/setup/config.ts'
import { zoneOf } from '../../desk/time/calendars.ts'
import { LOCALES, type Locale, localeOf } from '../../locales/words.ts'
import { type Env, type Panel, type Reader, THEMES, type Theme } from '../panel.ts'

const SESSION = 'okoshko_session'
const THEME = 'okoshko_theme'
const WANTED = 'okoshko_wanted'
const MONTH_S = 30 * 24 * 3600
const QUARTER_S = 15 * 60
/** What a page that refreshes itself says: nobody is at work because of it. */
const BY_ITSELF = 'X-Refresh'

/** Lets only people with a session pass; others are shown the way in, and back to what they wanted. */
export function readers(panel: Panel) {
  return createMiddleware<Env>(async (c, next) => {
    const secret = sessionSecret(c, panel)
    const isAtWork = c.req.header(BY_ITSELF) === undefined && !c.req.path.endsWith('/events')
    const found = secret === undefined ? undefined : findSession(panel.desk, secret, isAtWork)
    if (!found || secret === undefined) return turnedAway(c, panel)
    const locale = localeOf(found.person.language) ?? acceptedLocale(c, panel)
    c.set('locale', locale)
    c.set('reader', readerOf(panel, locale, { ...found, secret, theme: themeOf(c) }))
    return next()
  })
}

/** The language of a browser whose person is not known. */
export function acceptedLocale(c: Context, { desk }: Panel): Locale {
  const wanted = (c.req.header('accept-language') ?? '').split(',').map((one) => one.trim())
  const known = wanted.map(localeOf).find((one) => one !== undefined)
  return known ?? LOCALES.find((one) => one === config(desk).locale) ?? 'ru'
}

/** The secret in the browser's cookie. */
export function sessionSecret(c: Context, { secure }: Panel): string | undefined {
  return secure ? getCookie(c, SESSION, 'host') : getCookie(c, SESSION)
}

export function keepSession(c: Context, panel: Panel, secret: string): void {
  setCookie(c, SESSION, secret, cookieOf(panel, MONTH_S))
}

export function dropSession(c: Context, panel: Panel): void {
  deleteCookie(c, SESSION, cookieOf(panel, 0))
}

/** Light or dark is a matter of the browser, not of the person. */
export function keepTheme(c: Context, panel: Panel, theme: Theme): void {
  setCookie(c, THEME, theme, { ...lax(panel), path: '/admin', maxAge: MONTH_S * 12 })
}

/** The page that somebody wanted before they signed in; forgotten when it is asked for. */
export function wantedPage(c: Context, panel: Panel): string {
  const wanted = getCookie(c, WANTED) ?? ''
  deleteCookie(c, WANTED, { path: '/admin', secure: panel.secure })
  return /^\/admin\/[\w/-]*(\?[\w=&%.+-]*)?$/.test(wanted) ? wanted : '/admin/tickets'
}

function themeOf(c: Context): Theme {
  return THEMES.find((theme) => theme === getCookie(c, THEME)) ?? 'auto'
}

function turnedAway(c: Context, panel: Panel): Response {
  const isPage = c.req.method === 'GET' && c.req.header('HX-Request') === undefined
  if (!isPage || c.req.header(BY_ITSELF) !== undefined || c.req.path.endsWith('/events')) {
    return c.body(null, 401, { 'HX-Redirect': '/admin/sign-in' })
  }
  const { pathname, search } = new URL(c.req.url)
  if (pathname !== '/admin') {
    const options = { ...lax(panel), path: '/admin', maxAge: QUARTER_S }
    setCookie(c, WANTED, pathname + search, options)
  }
  return c.redirect('/admin/sign-in')
}

function readerOf(
  { desk, words }: Panel,
  locale: Locale,
  found: Pick<Reader, 'person' | 'session' | 'secret' | 'theme'>,
): Reader {
  const t = words.in(locale)
  const timeZone = companyZone(desk, found.person)
  return { ...found, locale, t, speech: { t, locale, timeZone, now: desk.now() } }
}

function companyZone(desk: Panel['desk'], person: Person): string {
  const line = config(desk).lines.live.find((one) => one.agents?.includes(person.key))
  return zoneOf(desk, { policy: null, line: line?.key ?? '' })
}

/** How a cookie is kept that no script and no other site gets; `maxAge` in seconds. */
export function cookieOf(panel: Panel, maxAge: number) {
  const prefix = panel.secure ? { prefix: 'host' as const } : {}
  return { ...lax(panel), ...prefix, path: '/', maxAge }
}

function lax({ secure }: Panel) {
  return { httpOnly: true, sameSite: 'Lax', secure } as const
}
