import { createHash } from 'node:crypto'
import { z } from 'zod'
import { DeskError } from '../../../desk/errors.ts'
import type { Log, TelegramLogin } from '../../panel.ts'
import { askServer } from './asking.ts'
import type { Attempt } from './attempts.ts'
import { type Connection, connectionTo } from './connection.ts'
import { userOf } from './id-token.ts'

const MOST_AT_ONCE = 20

const tokens = z.object({ id_token: z.string() })
const refused = z.object({ error: z.string().regex(/^[a-z_]{1,50}$/) })

/** Telegram as an OpenID provider, or whoever stands in for it. */
interface Provider {
  /** Where a browser goes to say who it is; rejects with `login_unavailable`. */
  address(attempt: Attempt): Promise<string>
  /**
   * The Telegram user for whom a code was given. Rejects with `login_refused` where the provider or
   * its token does not vouch for them, `login_unavailable` where it cannot be asked.
   */
  userOf(code: string, attempt: Attempt): Promise<number>
}

interface ProviderOptions {
  login: TelegramLogin
  redirectUri: string
  now: () => number
  log: Log
}

/** Nothing is asked before somebody wants to sign in. The log never holds codes, tokens and secrets. */
export function createProvider({ login, redirectUri, now, log }: ProviderOptions): Provider {
  const connection = connectionTo(login.issuer, now)
  let open = 0

  const failed = (code: 'login_refused' | 'login_unavailable', why: string): DeskError => {
    log.warn({ code, why }, 'sign-in by Telegram failed')
    return new DeskError(code)
  }
  const connected = (): Promise<Connection> =>
    connection().catch((error: unknown) => {
      throw failed('login_unavailable', reasonOf(error))
    })

  async function idToken(endpoint: string, code: string, { verifier }: Attempt): Promise<string> {
    const answer = await askServer(endpoint, request(login, redirectUri, code, verifier)).catch(
      (error: unknown) => {
        throw failed('login_unavailable', reasonOf(error))
      },
    )
    const said: unknown = await answer.json().catch(() => undefined)
    if (answer.status === 200) {
      const given = tokens.safeParse(said)
      if (given.success) return given.data.id_token
      throw failed('login_refused', 'no id_token')
    }
    const why = refused.safeParse(said).data?.error ?? `answered ${answer.status}`
    throw failed(why === 'invalid_grant' ? 'login_refused' : 'login_unavailable', why)
  }

  return {
    address: async ({ state, nonce, verifier }) => {
      const address = new URL((await connected()).authorization)
      const asked = {
        client_id: login.clientId,
        redirect_uri: redirectUri,
        response_type: 'code',
        // Telegram tells the user's number only together with the profile.
        scope: 'openid profile',
        state,
        nonce,
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
        code_challenge_method: 'S256',
      }
      for (const [name, value] of Object.entries(asked)) address.searchParams.set(name, value)
      return address.href
    },
    userOf: async (code, attempt) => {
      if (open >= MOST_AT_ONCE) throw failed('login_unavailable', 'too many at once')
      open += 1
      try {
        const { token, keys } = await connected()
        const given = await idToken(token, code, attempt)
        const { issuer, clientId } = login
        const expected = { issuer, clientId, nonce: attempt.nonce, keys, now: now() }
        return await userOf(given, expected).catch((error: unknown) => {
          throw failed(isOfToken(error) ? 'login_refused' : 'login_unavailable', reasonOf(error))
        })
      } finally {
        open -= 1
      }
    },
  }
}

function request(
  { clientId, clientSecret }: TelegramLogin,
  redirectUri: string,
  code: string,
  verifier: string,
): RequestInit {
  const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64')
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    client_id: clientId,
    code_verifier: verifier,
  })
  return { method: 'POST', headers: { authorization: `Basic ${basic}` }, body }
}

/** Whether it is the token that is at fault, and not the way to the keys. */
function isOfToken(error: unknown): boolean {
  return error instanceof z.ZodError || /^ERR_J(?!OSE_GENERIC)/.test(codeOf(error))
}

/** What went wrong, by its kind: an error's text may hold what was sent. */
function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError) return `bad ${error.issues[0]?.path.join('.')}`
  if (!(error instanceof Error)) return 'unknown'
  const claim = 'claim' in error ? ` ${error.claim}` : ''
  return `${codeOf(error) || codeOf(error.cause) || error.name}${claim}`
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : ''
}
