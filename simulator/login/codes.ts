import { createHash, randomBytes } from 'node:crypto'
import type { LoginRequest } from './request.ts'

const longestMs = 60_000
const mostCodes = 1000

interface Grant {
  request: LoginRequest
  userId: number
  at: number
}

export interface Codes {
  give(request: LoginRequest, userId: number): string
  /** What a code was given for; undefined unless it is fresh, unspent and its verifier fits. */
  spend(code: string, redirectUri: string, verifier: string): Grant | undefined
}

/** Codes that live for a minute and are good once, whatever comes of it. */
export function keepCodes(now: () => number): Codes {
  const grants = new Map<string, Grant>()
  return {
    give: (request, userId) => {
      const code = randomBytes(24).toString('base64url')
      grants.set(code, { request, userId, at: now() })
      const oldest = grants.size > mostCodes ? grants.keys().next().value : undefined
      if (oldest !== undefined) grants.delete(oldest)
      return code
    },
    spend: (code, redirectUri, verifier) => {
      const grant = grants.get(code)
      grants.delete(code)
      if (!grant || now() - grant.at > longestMs) return undefined
      const challenge = createHash('sha256').update(verifier).digest('base64url')
      const fits = challenge === grant.request.code_challenge
      return fits && redirectUri === grant.request.redirect_uri ? grant : undefined
    },
  }
}
