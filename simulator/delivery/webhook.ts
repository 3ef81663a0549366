import { flag, type Input, isObject } from '../api/input.ts'
import { Refusal, tooMany } from '../refusal.ts'
import { fact, setFact } from '../world/facts.ts'
import type { World } from '../world/open.ts'
import {
  askedKinds,
  confirmOne,
  dropUpdates,
  type PendingUpdate,
  pendingCount,
  pendingUpdates,
} from '../world/updates.ts'
import { readAllowed } from './allowed.ts'
import { updateObject } from './update-object.ts'
import {
  keepWebhook,
  readWebhook,
  type WebhookSettings,
  webhookSettings,
} from './webhook-settings.ts'

/** An answer that comes with a word of what was done. */
export interface Noted {
  result: true
  description: string
}

export interface Webhook {
  setWebhook: (input: Input) => Noted
  deleteWebhook: (input: Input) => Noted
  getWebhookInfo: () => Record<string, unknown>
  /** Updates being delivered right now. */
  inFlight: () => number
  /** Stops delivering until `resume`. */
  pause: () => void
  resume: () => void
  close: () => void
}

const setEveryMs = 1000
const answerWithinMs = 60_000
const retryAfterMs = 1000
const lookAhead = 1000

/**
 * Delivers updates to an address of the bot's: those of one chat in order, chats side by side.
 * `call` runs the method a bot may answer with.
 */
export function startWebhook(
  world: World,
  interruptPolls: () => void,
  call: (method: string, params: Record<string, unknown>) => void,
): Webhook {
  const busyLanes = new Set<number>()
  const stopping = new AbortController()
  let isPaused = false
  let setAt = Number.NEGATIVE_INFINITY

  const pump = (): void => {
    if (isPaused || stopping.signal.aborted) return
    const settings = webhookSettings(world)
    if (!settings) return
    for (const update of pendingUpdates(world, 0, lookAhead)) {
      if (busyLanes.size >= settings.connections) break
      if (busyLanes.has(update.lane)) continue
      busyLanes.add(update.lane)
      void deliver(settings, update)
    }
  }
  const deliver = async (settings: WebhookSettings, update: PendingUpdate): Promise<void> => {
    const fault = await attempt(settings, update, call, stopping.signal)
    if (stopping.signal.aborted) return
    if (fault) {
      setFact(world, 'webhook_fault', JSON.stringify({ at: world.now(), fault }))
      await pauseFor(retryAfterMs, stopping.signal)
    } else {
      confirmOne(world, update.id)
    }
    busyLanes.delete(update.lane)
    if (!stopping.signal.aborted) pump()
  }
  const stopListening = world.on((change) => {
    if (change.kind === 'update') setImmediate(pump)
  })
  const clear = (input: Input): void => {
    if (flag(input, 'drop_pending_updates')) dropUpdates(world)
  }
  const deleteWebhook = (input: Input): Noted => {
    const was = webhookSettings(world)
    keepWebhook(world, undefined)
    clear(input)
    return {
      result: true,
      description: was ? 'Webhook was deleted' : 'Webhook is already deleted',
    }
  }
  setImmediate(pump)

  return {
    setWebhook(input) {
      const settings = readWebhook(input)
      if (!settings) return deleteWebhook(input)
      if (performance.now() < setAt + setEveryMs) throw tooMany(setEveryMs / 1000)
      setAt = performance.now()
      readAllowed(world, input)
      const isSame = JSON.stringify(webhookSettings(world)) === JSON.stringify(settings)
      keepWebhook(world, settings)
      setFact(world, 'webhook_fault', undefined)
      clear(input)
      interruptPolls()
      setImmediate(pump)
      return { result: true, description: isSame ? 'Webhook is already set' : 'Webhook was set' }
    },
    deleteWebhook,
    getWebhookInfo: () => info(world),
    inFlight: () => busyLanes.size,
    pause: () => {
      isPaused = true
    },
    resume: () => {
      isPaused = false
      pump()
    },
    close: () => {
      stopListening()
      stopping.abort()
    },
  }
}

/** Posts one update; says what went wrong, if anything did. */
async function attempt(
  settings: WebhookSettings,
  update: PendingUpdate,
  call: (method: string, params: Record<string, unknown>) => void,
  stopping: AbortSignal,
): Promise<string | undefined> {
  try {
    const response = await fetch(settings.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(settings.secret && { 'x-telegram-bot-api-secret-token': settings.secret }),
      },
      body: JSON.stringify(updateObject(update)),
      signal: AbortSignal.any([stopping, AbortSignal.timeout(answerWithinMs)]),
    })
    const body = await response.text()
    if (!response.ok) {
      return `Wrong response from the webhook: ${response.status} ${response.statusText}`
    }
    runAnswer(body, call)
    return undefined
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error
    return cause instanceof Error ? cause.message : String(cause)
  }
}

// A bot may answer with a method to call; like Telegram, nobody tells it whether that worked.
function runAnswer(
  body: string,
  call: (method: string, params: Record<string, unknown>) => void,
): void {
  try {
    const answer: unknown = JSON.parse(body)
    if (!isObject(answer) || typeof answer.method !== 'string') return
    const { method, ...params } = answer
    call(method as string, params)
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof Refusal)) throw error
  }
}

function info(world: World): Record<string, unknown> {
  const settings = webhookSettings(world)
  const kept = fact(world, 'webhook_fault')
  const last = kept ? (JSON.parse(kept) as { at: number; fault: string }) : undefined
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

function pauseFor(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        resolve()
      },
      { once: true },
    )
  })
}
