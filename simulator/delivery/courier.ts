import { isObject } from '../api/input.ts'
import { setFact } from '../world/facts.ts'
import type { World } from '../world/open.ts'
import { confirmOne, type PendingUpdate, pendingUpdates } from '../world/updates.ts'
import { updateObject } from './update-object.ts'
import { type WebhookSettings, webhookSettings } from './webhook-settings.ts'

/** Runs a method a bot answered with. */
export type AnswerCall = (method: string, params: Record<string, unknown>) => void

export interface Courier {
  /** Takes up whatever can be delivered now. */
  wake: () => void
  /** Updates being delivered right now. */
  inFlight: () => number
  /** Stops taking up more until `resume`. */
  pause: () => void
  resume: () => void
  close: () => void
}

const answerWithinMs = 60_000
const retryAfterMs = 1000
const lookAhead = 1000

/** Posts updates to the webhook: those of one chat in order, chats side by side. */
export function startCourier(world: World, call: AnswerCall): Courier {
  const busyLanes = new Set<number>()
  const closing = new AbortController()
  let isPaused = false

  const wake = (): void => {
    if (isPaused || closing.signal.aborted) return
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
    const fault = await post(settings, update, call, closing.signal)
    if (closing.signal.aborted) return
    if (fault === undefined) confirmOne(world, update.id)
    else {
      setFact(world, 'webhook_fault', JSON.stringify({ at: world.now(), fault }))
      await pause(retryAfterMs, closing.signal)
    }
    busyLanes.delete(update.lane)
    wake()
  }
  const stopListening = world.on((change) => {
    if (change.kind === 'update') setImmediate(wake)
  })
  return {
    wake: () => setImmediate(wake),
    inFlight: () => busyLanes.size,
    pause: () => {
      isPaused = true
    },
    resume: () => {
      isPaused = false
      wake()
    },
    close: () => {
      stopListening()
      closing.abort()
    },
  }
}

/** Posts one update; says what went wrong, if anything did. */
async function post(
  settings: WebhookSettings,
  update: PendingUpdate,
  call: AnswerCall,
  closing: AbortSignal,
): Promise<string | undefined> {
  try {
    const response = await fetch(settings.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(settings.secret && { 'x-telegram-bot-api-secret-token': settings.secret }),
      },
      body: JSON.stringify(updateObject(update)),
      signal: AbortSignal.any([closing, AbortSignal.timeout(answerWithinMs)]),
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

// Like Telegram: whether the method worked is told to nobody, and other answers mean nothing.
function runAnswer(body: string, call: AnswerCall): void {
  const answer = parsed(body)
  if (!isObject(answer) || typeof answer.method !== 'string') return
  const { method, ...params } = answer
  call(answer.method, params)
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    const stop = (): void => {
      clearTimeout(timer)
      resolve()
    }
    signal.addEventListener('abort', stop, { once: true })
  })
}
