import { flag, type Input } from '../api/input.ts'
import { tooMany } from '../refusal.ts'
import type { World } from '../world/open.ts'
import { askedKinds, dropUpdates, pendingCount } from '../world/updates.ts'
import { readAllowed } from './allowed.ts'
import { forgetFaults, lastFault } from './webhook-faults.ts'
import { keepWebhook, readWebhook, webhookSettings } from './webhook-settings.ts'

/** An answer that comes with a word of what was done. */
export interface Noted {
  result: true
  description: string
}

export interface Webhook {
  setWebhook: (input: Input) => Noted
  deleteWebhook: (input: Input) => Noted
  getWebhookInfo: () => Record<string, unknown>
}

const setEveryMs = 1000

/** The methods about the webhook; `onSet` hears when one was set. */
export function webhookMethods(world: World, onSet: () => void): Webhook {
  let setAt = Number.NEGATIVE_INFINITY
  return {
    setWebhook(input) {
      const settings = readWebhook(input)
      if (!settings) return deleteWebhook(world, input)
      if (performance.now() < setAt + setEveryMs) throw tooMany(setEveryMs / 1000)
      setAt = performance.now()
      readAllowed(world, input)
      const isSame = JSON.stringify(webhookSettings(world)) === JSON.stringify(settings)
      keepWebhook(world, settings)
      if (flag(input, 'drop_pending_updates')) dropUpdates(world)
      if (!isSame) {
        forgetFaults(world)
        onSet()
      }
      return { result: true, description: isSame ? 'Webhook is already set' : 'Webhook was set' }
    },
    deleteWebhook: (input) => deleteWebhook(world, input),
    getWebhookInfo: () => info(world),
  }
}

function deleteWebhook(world: World, input: Input): Noted {
  const was = webhookSettings(world)
  keepWebhook(world, undefined)
  if (flag(input, 'drop_pending_updates')) dropUpdates(world)
  return { result: true, description: was ? 'Webhook was deleted' : 'Webhook is already deleted' }
}

function info(world: World): Record<string, unknown> {
  const settings = webhookSettings(world)
  const last = lastFault(world)
  const asked = askedKinds(world)
  return {
    url: settings?.url ?? '',
    has_custom_certificate: false,
    pending_update_count: pendingCount(world),
    ...(settings && { max_connections: settings.connections, ip_address: '127.0.0.1' }),
    ...(settings && last && { last_error_date: Math.floor(last.at / 1000) }),
    ...(settings && last && { last_error_message: last.fault }),
    ...(asked && { allowed_updates: asked }),
  }
}
