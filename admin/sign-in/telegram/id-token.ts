import type { JWTVerifyGetKey } from 'jose'
import { z } from 'zod'

const ALGORITHMS = ['RS256', 'ES256']
const SKEW_S = 30
const LONGEST_S = 3600

interface Expected {
  issuer: string
  clientId: string
  nonce: string
  keys: JWTVerifyGetKey
  now: number
}

/**
 * The Telegram user in an ID token. Rejects unless the issuer's own key signed it, for us alone, within
 * the last hour, and in answer to this try where it names one.
 */
export async function userOf(token: string, expected: Expected): Promise<number> {
  const { jwtVerify } = await import('jose')
  const { payload } = await jwtVerify(token, expected.keys, {
    algorithms: ALGORITHMS,
    issuer: expected.issuer,
    audience: expected.clientId,
    clockTolerance: SKEW_S,
    maxTokenAge: LONGEST_S,
    requiredClaims: ['exp', 'iat', 'sub'],
    currentDate: new Date(expected.now),
  })
  return claimsOf(expected).parse(payload).id
}

function claimsOf({ clientId, nonce }: Expected) {
  return z.object({
    aud: z.union([z.literal(clientId), z.tuple([z.literal(clientId)])]),
    // `sub` is another number, of this user for this client only.
    id: z.int().positive(),
    // Telegram does not promise to say it again. PKCE holds the code to this browser either way.
    nonce: z.literal(nonce).optional(),
  })
}
