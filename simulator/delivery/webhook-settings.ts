import { isIP } from 'node:net'
import { type Input, integer, text } from '../api/input.ts'
import { bad } from '../refusal.ts'
import { fact, setFact } from '../world/facts.ts'
import type { World } from '../world/open.ts'

export interface WebhookSettings {
  url: string
  secret: string
  /** How many chats are served at once. */
  connections: number
}

const secretLimit = 256
const ports = ['', '80', '88', '443', '8443']

/** Where updates are sent, if a webhook is set. */
export function webhookSettings(world: World): WebhookSettings | undefined {
  const kept = fact(world, 'webhook')
  return kept ? (JSON.parse(kept) as WebhookSettings) : undefined
}

export function keepWebhook(world: World, settings: WebhookSettings | undefined): void {
  setFact(world, 'webhook', settings && JSON.stringify(settings))
}

/** Reads what `setWebhook` asks for; undefined where its address is empty. */
export function readWebhook(input: Input): WebhookSettings | undefined {
  const address = text(input, 'url')
  if (address === '') return undefined
  const secret = text(input, 'secret_token')
  if (secret.length > secretLimit) throw bad('secret token is too long')
  if (/[^\w-]/.test(secret)) throw bad('secret token contains unallowed characters')
  checkAddress(address)
  return { url: address, secret, connections: integer(input, 'max_connections', 40, 1, 100) }
}

// Unlike Telegram, http and any port are fine on this machine: there is no other way to try it.
function checkAddress(address: string): void {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (!url || !/^https?:$/.test(url.protocol)) throw bad('invalid webhook URL specified')
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (host === 'localhost' || host === '::1' || host.startsWith('127.')) return
  if (url.protocol !== 'https:') throw bad('bad webhook: An HTTPS URL must be provided for webhook')
  if (!ports.includes(url.port)) {
    throw bad('bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443')
  }
  const isPrivate = /^(0|10|127|169\.254|172\.(1[6-9]|2\d|3[01])|192\.168)\./.test(host)
  if (isIP(host) && isPrivate) throw bad(`bad webhook: IP address ${host} is reserved`)
}
