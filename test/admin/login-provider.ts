import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { afterAll } from 'vitest'
import type { TelegramLogin } from '../../admin/panel.ts'

const KEY = await generateKeyPair('RS256')
const STRANGER = await generateKeyPair('RS256')

/** How a path answers; it may also keep silent. */
export type Answer = (response: ServerResponse) => void | Promise<void>

/** A provider over real HTTP that can be made to lie, to dawdle and to fail. */
export interface TestProvider {
  login: TelegramLogin
  /** What it answers, by path; a test puts its own in place. */
  answers: Map<string, Answer>
  /** The paths asked for, oldest first. */
  asked: string[]
  /** Bodies and headers of what was sent to the token's address. */
  exchanges: { body: URLSearchParams; authorization: string }[]
  /** An ID token of Vera's account, but for `claims` and `header`. */
  token(claims?: JWTPayload, header?: Signed): Promise<string>
  /** From now on every code is given this token. */
  gives(token: string): void
}

interface Signed {
  alg?: string
  kid?: string
  key?: CryptoKey | Uint8Array
}

/** A key that the provider does not have. */
export const strangersKey = STRANGER.privateKey

/** The provider's public key, as anybody can fetch it. */
export async function publicJwk(): Promise<object> {
  return { ...(await exportJWK(KEY.publicKey)), alg: 'RS256', kid: 'one', use: 'sig' }
}

/** Starts a provider whose clock is `now`. */
export async function startProvider(now: () => number): Promise<TestProvider> {
  const asked: string[] = []
  const exchanges: TestProvider['exchanges'] = []
  const answers = new Map<string, Answer>()
  const server = createServer(async (request, response) => {
    const path = request.url ?? ''
    asked.push(path)
    if (path === '/token') {
      const body = new URLSearchParams(await text(request))
      exchanges.push({ body, authorization: request.headers.authorization ?? '' })
    }
    await (answers.get(path) ?? says({}, 404))(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const login = { issuer, clientId: '7000000001', clientSecret: 'the-secret' }
  answers.set('/.well-known/openid-configuration', says(documentOf(issuer)))
  answers.set('/jwks', says({ keys: [await publicJwk()] }))
  return {
    login,
    answers,
    asked,
    exchanges,
    token: async (claims = {}, { alg = 'RS256', kid = 'one', key = KEY.privateKey } = {}) => {
      const iat = Math.floor(now() / 1000)
      const all = {
        iss: issuer,
        aud: login.clientId,
        sub: '12345678901234567890',
        id: 2001,
        ...claims,
      }
      return new SignJWT({ iat, exp: iat + 3600, ...all })
        .setProtectedHeader({ alg, kid })
        .sign(key)
    },
    gives: (token) => answers.set('/token', says({ id_token: token, token_type: 'Bearer' })),
  }
}

/** An answer of JSON. */
export function says(value: object, status = 200): Answer {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
  }
}

export function documentOf(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
  }
}
