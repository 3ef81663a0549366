import { createHash } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { LoginClient } from '../../simulator/login/client.ts'
import { phonePage } from '../../simulator/page/app.tsx'
import { type Simulator, startSimulator } from '../../simulator/start.ts'

const WAY = 'http://127.0.0.1:4000/back'
const VERIFIER = 'v'.repeat(43)

let simulator: Simulator
let server: ReturnType<typeof serve>
let client: LoginClient
let ahead = 0

beforeAll(async () => {
  simulator = await startSimulator()
  simulator.people.addUser({
    id: 1001,
    first_name: 'Anna',
    last_name: '<b>',
    username: 'anna',
    phone: '+79001234567',
  })
  client = {
    issuer: '',
    clientId: '7',
    clientSecret: 'secret',
    redirectUris: [WAY],
    now: () => Date.now() + ahead,
  }
  const app = new Hono().route('/simulator', phonePage(simulator, { login: client }))
  server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 })
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  client.issuer = `http://127.0.0.1:${port}/simulator/oauth`
})

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve))
  await simulator.close()
})

/** What a good website asks, but for `changes`; undefined leaves out. */
function asked(changes: Record<string, string | undefined> = {}): URLSearchParams {
  const all = {
    client_id: '7',
    redirect_uri: WAY,
    response_type: 'code',
    scope: 'openid profile',
    state: 'mine',
    nonce: 'once',
    code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
    code_challenge_method: 'S256',
    ...changes,
  }
  const given = Object.entries(all).filter((one): one is [string, string] => one[1] !== undefined)
  return new URLSearchParams(given)
}

const look = (changes = {}): Promise<Response> =>
  fetch(`${client.issuer}/auth?${asked(changes)}`, { redirect: 'manual' })

/** Chooses somebody on the page; gives the address they are sent back to. */
async function choose(changes = {}, person = '1001'): Promise<URL> {
  const body = asked({ ...changes, person })
  const answer = await fetch(`${client.issuer}/auth`, { method: 'POST', body, redirect: 'manual' })
  expect(answer.status).toBe(303)
  return new URL(answer.headers.get('location') ?? '')
}

const codeOf = async (changes = {}): Promise<string> =>
  (await choose(changes)).searchParams.get('code') ?? ''

interface Exchange {
  fields?: Record<string, string>
  basic?: string
}

async function exchange(code: string, { fields = {}, basic = '7:secret' }: Exchange = {}) {
  const answer = await fetch(`${client.issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(basic).toString('base64')}` },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: WAY,
      client_id: '7',
      code_verifier: VERIFIER,
      ...fields,
    }),
  })
  return { status: answer.status, said: (await answer.json()) as Record<string, string> }
}

describe('the page', () => {
  test('shows who there is, as text, and runs no script', async () => {
    const answer = await look()
    const page = await answer.text()
    expect(page).toContain('Anna &lt;b&gt;')
    expect(page).toContain('Log in to 127.0.0.1:4000')
    expect(page).not.toContain('<script')
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  test.each([
    ['an unknown website', { client_id: '8' }, 'client_id invalid'],
    ['another way back', { redirect_uri: `${WAY}/` }, 'redirect_uri invalid'],
    ['a foreign way back', { redirect_uri: 'https://evil.example' }, 'redirect_uri invalid'],
    ['no way back', { redirect_uri: undefined }, 'redirect_uri invalid'],
    ['a long state', { state: 'x'.repeat(256) }, 'state too long or missing'],
    ['no state', { state: undefined }, 'state too long or missing'],
  ])('sends nobody anywhere for %s', async (_what, changes, reason) => {
    const answer = await look(changes)
    expect([answer.status, answer.headers.get('location')]).toEqual([400, null])
    expect(await answer.text()).toContain(reason)
  })

  test.each([
    ['tokens at once', { response_type: 'id_token' }, 'invalid_request'],
    ['no PKCE', { code_challenge: undefined }, 'invalid_request'],
    ['PKCE in the clear', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['nothing of OpenID', { scope: 'profile' }, 'invalid_scope'],
    ['what there is not', { scope: 'openid email' }, 'invalid_scope'],
  ])('tells the website that it asked for %s', async (_what, changes, error) => {
    const answer = await look(changes)
    expect(answer.headers.get('location')).toBe(`${WAY}?error=${error}&state=mine`)
  })

  test('tells the website of whoever cancels, or is nobody', async () => {
    for (const person of ['', '4242', String(simulator.bot.id)]) {
      expect((await choose({}, person)).search).toBe('?error=access_denied&state=mine')
    }
  })

  test('takes no choice from a page of another website', async () => {
    const headers = { origin: 'http://evil.example' }
    const body = asked({ person: '1001' })
    const answer = await fetch(`${client.issuer}/auth`, { method: 'POST', headers, body })
    expect(answer.status).toBe(403)
  })
})

describe('a code', () => {
  test('is exchanged for a token that says who it is', async () => {
    const way = await choose()
    expect(way.searchParams.get('state')).toBe('mine')
    const { status, said } = await exchange(way.searchParams.get('code') ?? '')
    expect([status, said.token_type]).toEqual([200, 'Bearer'])
    const told = (await (
      await fetch(`${client.issuer}/.well-known/openid-configuration`)
    ).json()) as Record<string, string>
    expect(told.issuer).toBe(client.issuer)
    const keys = createRemoteJWKSet(new URL(told.jwks_uri ?? ''))
    const { issuer, clientId: audience } = client
    const { payload } = await jwtVerify(said.id_token ?? '', keys, { issuer, audience })
    expect(payload).toMatchObject({ id: 1001, name: 'Anna <b>', nonce: 'once' })
    expect(payload).toMatchObject({ preferred_username: 'anna' })
    expect(payload.sub).toMatch(/^\d+$/)
    expect(payload.sub).not.toBe('1001')
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(3600)
    expect(payload).not.toHaveProperty('phone_number')
  })

  test('tells no more than was asked for', async () => {
    const claimsOf = async (scope: string) => {
      const { said } = await exchange(await codeOf({ scope, nonce: undefined }))
      const [, payload = ''] = said.id_token?.split('.') ?? []
      return JSON.parse(Buffer.from(payload, 'base64url').toString()) as object
    }
    expect(Object.keys(await claimsOf('openid')).sort()).toEqual([
      'aud',
      'exp',
      'iat',
      'iss',
      'sub',
    ])
    expect(await claimsOf('openid phone')).toMatchObject({ phone_number: '79001234567' })
  })

  test('is good once, even where the first try was wrong', async () => {
    const code = await codeOf()
    expect((await exchange(code)).status).toBe(200)
    expect(await exchange(code)).toMatchObject({ status: 400, said: { error: 'invalid_grant' } })
    const guessed = await codeOf()
    await exchange(guessed, { fields: { code_verifier: 'w'.repeat(43) } })
    expect((await exchange(guessed)).status).toBe(400)
  })

  test('is good for a minute', async () => {
    const code = await codeOf()
    ahead += 61_000
    expect((await exchange(code)).said).toEqual({ error: 'invalid_grant' })
  })

  test.each<[string, Exchange, number, string]>([
    ['another verifier', { fields: { code_verifier: 'w'.repeat(43) } }, 400, 'invalid_grant'],
    ['another way back', { fields: { redirect_uri: `${WAY}2` } }, 400, 'invalid_grant'],
    ['another website', { fields: { client_id: '8' } }, 400, 'invalid_request'],
    ['no verifier', { fields: { code_verifier: '' } }, 400, 'invalid_request'],
    ['another grant', { fields: { grant_type: 'password' } }, 400, 'unsupported_grant_type'],
    ['a wrong secret', { basic: '7:secrets' }, 401, 'invalid_client'],
    ['no secret', { basic: '7:' }, 401, 'invalid_client'],
  ])('is refused to %s', async (_what, change, status, error) => {
    expect(await exchange(await codeOf(), change)).toEqual({ status, said: { error } })
  })
})

test('whoever is not at this computer is refused', async () => {
  const headers = { 'x-forwarded-for': '203.0.113.7' }
  for (const path of ['auth', 'token', '.well-known/jwks.json']) {
    expect((await fetch(`${client.issuer}/${path}`, { headers })).status).toBe(403)
  }
})
