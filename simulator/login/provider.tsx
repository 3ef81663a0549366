/** @jsxImportSource hono/jsx */
import { type Context, Hono } from 'hono'
import { languageOf } from '../page/words.ts'
import type { Simulator } from '../start.ts'
import type { LoginClient } from './client.ts'
import { keepCodes } from './codes.ts'
import { Choice, Wrong } from './page.tsx'
import { readRequest, wayBack } from './request.ts'
import { signing } from './signing.ts'
import { exchangeCode } from './token.ts'

const policy = "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'"

/**
 * Telegram's OpenID provider for one website, to be mounted where its issuer says, behind a guard
 * that lets in this computer only: whoever looks chooses whom to log in as. On purpose it differs
 * from Telegram in this: it wants PKCE by S256 and the secret in the header, which Telegram
 * recommends; it always repeats a nonce; nobody is remembered.
 */
export function loginProvider(simulator: Simulator, client: LoginClient): Hono {
  const codes = keepCodes(client.now)
  const keys = signing(client)
  const people = () => simulator.people.users().filter((user) => !user.is_bot)
  const find = (id: number) => people().find((person) => person.id === id)
  const app = new Hono()

  app.get('/.well-known/openid-configuration', (c) => c.json(documentOf(client.issuer)))
  app.get('/.well-known/jwks.json', async (c) => c.json(await keys.keys()))
  app.post('/token', (c) => exchangeCode(c, { client, codes, keys, find }))

  app.get('/auth', (c) => {
    const read = readRequest(client, c.req.query())
    if ('refused' in read) return refuse(c, read.refused)
    if ('sendBack' in read) return c.redirect(read.sendBack, 303)
    const language = languageOf(c.req.header('accept-language'))
    const page = (
      <Choice
        assets={assetsOf(c)}
        language={language}
        people={people()}
        bot={simulator.bot}
        request={read.request}
      />
    )
    return show(c, page)
  })

  app.post('/auth', async (c) => {
    const form = await c.req.parseBody()
    const fields = Object.entries(form).filter(([name]) => name !== 'person')
    const given = Object.fromEntries(fields.map(([name, value]) => [name, String(value)]))
    const read = readRequest(client, given)
    if ('refused' in read) return refuse(c, read.refused)
    if ('sendBack' in read) return c.redirect(read.sendBack, 303)
    const { redirect_uri, state } = read.request
    const person = find(Number(form.person))
    const told = person
      ? { code: codes.give(read.request, person.id), state }
      : { error: 'access_denied', state }
    return c.redirect(wayBack(redirect_uri, told), 303)
  })

  return app
}

function refuse(c: Context, reason: string) {
  const language = languageOf(c.req.header('accept-language'))
  return show(c, <Wrong assets={assetsOf(c)} language={language} reason={reason} />, 400)
}

function show(c: Context, page: unknown, status: 200 | 400 = 200) {
  c.header('content-security-policy', policy)
  c.header('cache-control', 'no-store')
  return c.html(`<!doctype html>${page}`, status)
}

/** The provider stands beside the phones, in a folder of theirs. */
function assetsOf(c: Context): string {
  return c.req.path.replace(/[^/]+\/auth$/, 'static/')
}

function documentOf(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/.well-known/jwks.json`,
    response_types_supported: ['code'],
    token_endpoint_auth_methods_supported: ['client_secret_basic'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['openid', 'phone', 'profile', 'telegram:bot_access'],
    code_challenge_methods_supported: ['S256'],
    grant_types_supported: ['authorization_code'],
  }
}
