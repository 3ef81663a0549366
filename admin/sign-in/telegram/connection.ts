import type { JWTVerifyGetKey } from 'jose'
import { z } from 'zod'
import { askServer } from './asking.ts'

const FRESH_MS = 60 * 60_000

/** Where a provider takes people, codes and keys. */
export interface Connection {
  authorization: string
  token: string
  /** Finds the public key of a token's header. */
  keys: JWTVerifyGetKey
}

/**
 * Gives the connection to a provider: its addresses, asked for once an hour, and its keys, which are
 * asked for again every ten minutes, and at most twice a minute when a token names an unknown one.
 * Rejects where the provider does not answer or speaks for somebody else.
 */
export function connectionTo(issuer: string, now: () => number): () => Promise<Connection> {
  let known: { at: number; connection: Promise<Connection> } | undefined
  return () => {
    if (known && now() - known.at < FRESH_MS) return known.connection
    const asked = { at: now(), connection: connect(issuer) }
    known = asked
    asked.connection.catch(() => {
      if (known === asked) known = undefined
    })
    return asked.connection
  }
}

async function connect(issuer: string): Promise<Connection> {
  const answer = await ask(`${issuer}/.well-known/openid-configuration`)
  const told = documentOf(issuer).parse(await answer.json())
  // Whoever signs in by no Telegram pays no memory for it.
  const { createRemoteJWKSet, customFetch } = await import('jose')
  return {
    authorization: told.authorization_endpoint,
    token: told.token_endpoint,
    keys: createRemoteJWKSet(new URL(told.jwks_uri), {
      [customFetch]: (url: string) => ask(url),
      cooldownDuration: 30_000,
      cacheMaxAge: 10 * 60_000,
    }),
  }
}

function documentOf(issuer: string) {
  const { origin } = new URL(issuer)
  const address = z.url().refine((url) => new URL(url).origin === origin, 'is another server')
  return z.object({
    issuer: z.literal(issuer),
    authorization_endpoint: address,
    token_endpoint: address,
    jwks_uri: address,
  })
}

async function ask(url: string): Promise<Response> {
  const answer = await askServer(url)
  if (answer.status !== 200) throw new Error(`answered ${answer.status}`)
  return answer
}
