import type { Update } from 'grammy/types'
import { type Api, GrammyError } from 'grammy/web'
import type { Logger } from 'pino'
import { faultOf } from './fault.ts'
import type { Intake } from './intake.ts'
import { WANTED_UPDATES } from './intake-update.ts'
import type { Pause } from './pause.ts'
import { asGrammy } from './telegram.ts'
import { type Connection, type Trouble, troubleOf } from './trouble.ts'

interface PollingParts {
  api: Api
  intake: Intake
  log: Logger
  pause: Pause
  /** A poll that lasts longer has died unnoticed. Milliseconds. */
  watchdogMs?: number
}

const POLL_SECONDS = 30
const WATCHDOG_MS = 45_000

/**
 * Asks Telegram for updates until `stop`. No offset is stored: each batch is committed before the
 * next poll confirms it, and what comes twice is known by its number.
 */
export function startPolling(parts: PollingParts): Connection {
  const { log, pause } = parts
  const stopping = new AbortController()
  const { signal } = stopping
  let trouble: Trouble | null = null

  const run = async (): Promise<void> => {
    const takeBatch = batches(parts, signal)
    let failures = 0
    while (!signal.aborted) {
      try {
        await takeBatch()
        if (trouble !== null) log.info('updates come again')
        trouble = null
        failures = 0
      } catch (error) {
        if (signal.aborted) return
        const { kind, waitMs, advice } = troubleOf(error, failures)
        if (kind !== trouble) log.warn({ trouble: kind, fault: faultOf(error) }, advice)
        trouble = kind
        failures += 1
        await pause(waitMs, signal)
      }
    }
  }

  const ended = run()
  return {
    trouble: () => trouble,
    stop: () => {
      stopping.abort()
      return ended
    },
  }
}

/** Gives a function that takes in the next batch of updates. */
function batches(parts: PollingParts, signal: AbortSignal): () => Promise<void> {
  const { api, intake } = parts
  let isWebhookGone = false
  let offset: number | undefined
  return async () => {
    try {
      if (!isWebhookGone) await api.deleteWebhook({}, asGrammy(signal))
      isWebhookGone = true
      // A poll listens for the end of all polling, and would not hear what is past.
      if (signal.aborted) return
      const updates = await poll(parts, signal, offset)
      intake.accept(updates)
      const last = updates.at(-1)
      // After a quiet week the numbers may go on lower than before.
      if (last) offset = last.update_id + 1
    } catch (error) {
      if (error instanceof GrammyError && error.error_code === 409) isWebhookGone = false
      throw error
    }
  }
}

async function poll(
  { api, watchdogMs = WATCHDOG_MS }: PollingParts,
  signal: AbortSignal,
  offset: number | undefined,
): Promise<Update[]> {
  const aborting = new AbortController()
  const abort = (): void => aborting.abort()
  const watchdog = setTimeout(abort, watchdogMs)
  signal.addEventListener('abort', abort)
  try {
    return await api.getUpdates(
      {
        timeout: POLL_SECONDS,
        allowed_updates: WANTED_UPDATES,
        ...(offset === undefined ? {} : { offset }),
      },
      asGrammy(aborting.signal),
    )
  } finally {
    clearTimeout(watchdog)
    signal.removeEventListener('abort', abort)
  }
}
