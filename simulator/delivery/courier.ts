import type { World } from '../world/open.ts'
import { confirmOne, type PendingUpdate, pendingUpdates } from '../world/updates.ts'
import { type AnswerCall, postUpdate } from './posting.ts'
import { afterFailure, type Trouble } from './retrying.ts'
import { noteAnswer } from './webhook-faults.ts'
import { type WebhookSettings, webhookSettings } from './webhook-settings.ts'

interface Courier {
  /** Takes up whatever can be delivered now. */
  wake: () => void
  /** The same, as if nothing had failed so far: the webhook is another. */
  begin: () => void
  /** Updates being delivered right now. */
  inFlight: () => number
  /** Stops taking up more until `resume`. */
  pause: () => void
  resume: () => void
  close: () => void
}

const lookAhead = 1000
// The world's clock may be a test's, which nobody can wait for: it is looked at every so often.
const lookAgainMs = 50

/** Posts updates to the webhook: those of one lane in order, lanes side by side. */
export function startCourier(world: World, call: AnswerCall, answerWithinMs: number): Courier {
  const busyLanes = new Set<number>()
  const troubles = new Map<number, Trouble>()
  const closing = new AbortController()
  let isPaused = false
  let timer: NodeJS.Timeout | undefined

  const wake = (): void => {
    clearTimeout(timer)
    if (isPaused || closing.signal.aborted) return
    const settings = webhookSettings(world)
    if (!settings) return
    const heads = new Map<number, PendingUpdate>()
    for (const update of pendingUpdates(world, 0, lookAhead)) {
      if (!heads.has(update.lane)) heads.set(update.lane, update)
    }
    for (const [lane, update] of heads) {
      if (busyLanes.size >= settings.connections) break
      if (busyLanes.has(lane) || waits(update)) continue
      busyLanes.add(lane)
      void deliver(settings, update)
    }
    if ([...heads.values()].some(waits)) timer = setTimeout(wake, lookAgainMs)
  }
  const waits = ({ id, lane }: PendingUpdate): boolean => {
    const trouble = troubles.get(lane)
    return trouble?.updateId === id && trouble.retryAt > world.now()
  }
  const deliver = async (settings: WebhookSettings, update: PendingUpdate): Promise<void> => {
    const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(answerWithinMs)])
    const posted = await postUpdate(settings, update, call, signal)
    if (closing.signal.aborted) return
    noteAnswer(world, posted)
    const trouble = posted.ok
      ? undefined
      : afterFailure(troubles.get(update.lane), update.id, posted.retryAfter, world.now())
    if (trouble && trouble.retryAt <= update.expires_at) troubles.set(update.lane, trouble)
    else settle(update)
    busyLanes.delete(update.lane)
    wake()
  }
  const settle = (update: PendingUpdate): void => {
    confirmOne(world, update.id)
    troubles.delete(update.lane)
  }
  const stopListening = world.on((change) => {
    if (change.kind === 'update') setImmediate(wake)
  })
  return {
    wake: () => setImmediate(wake),
    begin: () => {
      troubles.clear()
      setImmediate(wake)
    },
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
      clearTimeout(timer)
      closing.abort()
    },
  }
}
