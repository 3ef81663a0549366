import { z } from 'zod'
import type { LoginClient } from './client.ts'

const scopes = ['openid', 'profile', 'phone', 'telegram:bot_access']

const login = z.object({
  client_id: z.string(),
  redirect_uri: z.string(),
  response_type: z.literal('code'),
  scope: z.string().refine((scope) => {
    const asked = scope.split(' ')
    return asked.includes('openid') && asked.every((one) => scopes.includes(one))
  }),
  // Telegram refuses long ones, without a word on how long.
  state: z.string().min(1).max(255),
  nonce: z.string().max(255).optional(),
  code_challenge: z.string().regex(/^[\w-]{43}$/),
  code_challenge_method: z.literal('S256'),
})

/** What a website asked for when it sent somebody here. */
export type LoginRequest = z.infer<typeof login>

/**
 * Reads what a website asks. What is wrong with the client or the way back is told to whoever looks
 * (`refused`), as nobody may be sent there; all else goes back to the website (`sendBack`).
 */
export function readRequest(
  client: LoginClient,
  given: Record<string, string>,
): { request: LoginRequest } | { refused: string } | { sendBack: string } {
  if (given.client_id !== client.clientId) return { refused: 'client_id invalid' }
  const way = given.redirect_uri ?? ''
  if (!client.redirectUris.includes(way)) return { refused: 'redirect_uri invalid' }
  const read = login.safeParse(given)
  if (read.success) return { request: read.data }
  const field = read.error.issues[0]?.path[0]
  if (field === 'state') return { refused: 'state too long or missing' }
  const error = field === 'scope' ? 'invalid_scope' : 'invalid_request'
  return { sendBack: wayBack(way, { error, state: given.state ?? '' }) }
}

/** The address that takes somebody back to the website. */
export function wayBack(redirectUri: string, told: Record<string, string>): string {
  const address = new URL(redirectUri)
  for (const [name, value] of Object.entries(told)) address.searchParams.set(name, value)
  return address.href
}
