/** @jsxImportSource hono/jsx */
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { trimTrailingSlash } from 'hono/trailing-slash'
import { ZodError } from 'zod'
import type { LoginClient } from '../login/client.ts'
import { loginProvider } from '../login/provider.tsx'
import type { Simulator } from '../start.ts'
import { deeds } from './deeds.ts'
import { sendAsset, sendMedia } from './files.ts'
import { loopbackOnly } from './guard.ts'
import { streamChanges } from './live.ts'
import { looks } from './looks.ts'
import { Shell } from './shell.tsx'
import { languageOf } from './words.ts'

interface PhonePageOptions {
  /** Where the panel is; its link stands above the phones. */
  panelUrl?: string
  /** Address that opens the panel as this person; undefined for somebody who may not. */
  panelSignIn?: (userId: number) => string | undefined | Promise<string | undefined>
  /** The website that people log in to by this Telegram; its provider is at `oauth`. */
  login?: LoginClient | undefined
}

/** The phone page, to be mounted anywhere; answers only this computer, others get 403. */
export function phonePage(simulator: Simulator, options: PhonePageOptions = {}): Hono {
  const app = new Hono()
  app.use(loopbackOnly, trimTrailingSlash())
  app.use(async (c, next) => {
    c.header('x-content-type-options', 'nosniff')
    // Not no-referrer: a form would then post `Origin: null`.
    c.header('referrer-policy', 'same-origin')
    await next()
  })

  app.get('/', (c) => {
    c.header('content-security-policy', policy)
    c.header('cache-control', 'no-store')
    const base = `${c.req.path.replace(/\/$/, '')}/`
    const language = languageOf(c.req.header('accept-language'))
    const { left, right } = c.req.query()
    const people = simulator.people.users().filter((user) => !user.is_bot)
    const shell = (
      <Shell
        base={base}
        language={language}
        people={people}
        chosen={choose(people, left, right)}
        bot={simulator.bot}
        panelUrl={options.panelUrl}
        canSignIn={options.panelSignIn !== undefined}
      />
    )
    return c.html(`<!doctype html>${shell}`)
  })
  app.get('/static/:name', (c) => sendAsset(c, c.req.param('name')))
  app.get('/files/:file', (c) => sendMedia(c, simulator, c.req.param('file')))
  app.get('/events', (c) => streamChanges(c, simulator))
  app.route('/', looks(simulator))
  app.route('/', deeds(simulator))
  if (options.login) app.route('/oauth', loginProvider(simulator, options.login))
  app.post('/people/:person/panel', async (c) => {
    const address = await options.panelSignIn?.(Number(c.req.param('person')))
    return c.redirect(address ?? options.panelUrl ?? c.req.path, 303)
  })

  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse()
    if (error instanceof ZodError) return c.json({ error: error.issues[0]?.message ?? '' }, 422)
    if (error instanceof TypeError || error instanceof RangeError) throw error
    return c.json({ error: error.message }, 409)
  })
  return app
}

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "base-uri 'self'",
  "frame-ancestors 'none'",
].join('; ')

function choose(people: { id: number }[], left?: string, right?: string): (number | undefined)[] {
  const known = (wanted?: string): number | undefined =>
    people.find((person) => String(person.id) === wanted)?.id
  const first = known(left) ?? people.find((person) => String(person.id) !== right)?.id
  return [first, known(right) ?? people.find((person) => person.id !== first)?.id]
}
