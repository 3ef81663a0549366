import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { z } from 'zod'
import type { Person } from '../types.ts'
import type { LoginClient } from './client.ts'
import type { Codes } from './codes.ts'
import type { Signing } from './signing.ts'

const exchange = z.object({
  client_id: z.string(),
  code: z.string(),
  redirect_uri: z.string(),
  code_verifier: z.string().regex(/^[\w.~-]{43,128}$/),
})

interface Exchange {
  client: LoginClient
  codes: Codes
  keys: Signing
  find: (userId: number) => Person | undefined
}

/** Gives an ID token for a code to the website that proves by its secret to be the one. */
export async function exchangeCode(c: Context, { client, codes, keys, find }: Exchange) {
  c.header('cache-control', 'no-store')
  const form = await c.req.parseBody()
  if (form.grant_type !== 'authorization_code') {
    return c.json({ error: 'unsupported_grant_type' }, 400)
  }
  if (!isClient(c, client)) {
    c.header('www-authenticate', 'Basic realm="login"')
    return c.json({ error: 'invalid_client' }, 401)
  }
  const asked = exchange.safeParse(form)
  if (!asked.success || asked.data.client_id !== client.clientId) {
    return c.json({ error: 'invalid_request' }, 400)
  }
  const { code, redirect_uri, code_verifier } = asked.data
  const grant = codes.spend(code, redirect_uri, code_verifier)
  const person = grant && find(grant.userId)
  if (!person) return c.json({ error: 'invalid_grant' }, 400)
  return c.json({
    access_token: randomBytes(24).toString('base64url'),
    token_type: 'Bearer',
    expires_in: 3600,
    id_token: await keys.token(person, grant.request),
  })
}

function isClient(c: Context, { clientId, clientSecret }: LoginClient): boolean {
  const [scheme, given = ''] = (c.req.header('authorization') ?? '').split(' ')
  const proof = Buffer.from(given, 'base64')
  const expected = Buffer.from(`${clientId}:${clientSecret}`)
  const isSame = proof.length === expected.length && timingSafeEqual(proof, expected)
  return scheme?.toLowerCase() === 'basic' && isSame
}
