import type { Context } from 'hono'
import type { Origin } from '../../desk/people/sessions.ts'
import { addressOf, networkOf } from './address.ts'

/** Where whoever asks signs in from. */
export function originOf(c: Context): Origin {
  const address = addressOf(c)
  return {
    agent: c.req.header('user-agent') ?? '',
    network: address === undefined ? undefined : networkOf(address),
  }
}
