import { createHash } from 'node:crypto'
import type { GenerateKeyPairResult } from 'jose'
import type { Person } from '../types.ts'
import { fullName } from '../world/people.ts'
import type { LoginClient } from './client.ts'
import type { LoginRequest } from './request.ts'

const kid = 'oidc-1'
const alg = 'RS256'
const lifeS = 3600

export interface Signing {
  /** The public half, as a key set. */
  keys(): Promise<object>
  /** An ID token that says who somebody is, as far as the website asked. */
  token(person: Person, request: LoginRequest): Promise<string>
}

/** Signs as Telegram does by default, with a key made at the first use. */
export function signing(client: LoginClient): Signing {
  let made: Promise<GenerateKeyPairResult> | undefined
  const pair = async () => {
    const { generateKeyPair } = await import('jose')
    made ??= generateKeyPair(alg)
    return made
  }
  return {
    keys: async () => {
      const { exportJWK } = await import('jose')
      const key = await exportJWK((await pair()).publicKey)
      return { keys: [{ ...key, alg, kid, use: 'sig' }] }
    },
    token: async (person, request) => {
      const { SignJWT } = await import('jose')
      const iat = Math.floor(client.now() / 1000)
      return new SignJWT({ ...claimsOf(person, request), iat, exp: iat + lifeS })
        .setProtectedHeader({ alg, kid })
        .setIssuer(client.issuer)
        .setAudience(client.clientId)
        .setSubject(subjectOf(client, person))
        .sign((await pair()).privateKey)
    },
  }
}

function claimsOf(person: Person, { scope, nonce }: LoginRequest): Record<string, unknown> {
  const asked = scope.split(' ')
  return {
    ...(nonce === undefined ? {} : { nonce }),
    ...(asked.includes('profile') ? { id: person.id, name: fullName(person) } : {}),
    ...(asked.includes('profile') && person.username
      ? { preferred_username: person.username }
      : {}),
    ...(asked.includes('phone') && person.phone
      ? { phone_number: person.phone.replace('+', '') }
      : {}),
  }
}

/** A number of this person for this website alone, which is not the one that bots know. */
function subjectOf({ clientId }: LoginClient, { id }: Person): string {
  return createHash('sha256').update(`${clientId} ${id}`).digest().readBigUInt64BE().toString()
}
