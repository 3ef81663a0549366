import { type Input, integer } from '../api/input.ts'
import { conflict } from '../refusal.ts'
import type { World } from '../world/open.ts'
import {
  confirmBefore,
  idFromEnd,
  lastUpdateId,
  type PendingUpdate,
  pendingUpdates,
} from '../world/updates.ts'
import { readAllowed } from './allowed.ts'
import { updateObject } from './update-object.ts'
import { webhookSettings } from './webhook-settings.ts'

const longestSeconds = 50
// Telegram takes an offset further ahead for a mistake.
const farthestAhead = 10

export interface Polling {
  /** Answers with updates, waiting for the first as long as asked; `signal` ends the waiting. */
  getUpdates: (input: Input, signal: AbortSignal) => Promise<unknown[]>
  /** Ends a waiting poll with a 409. */
  interrupt: (why: string) => void
  isWaiting: () => boolean
  close: () => void
}

/** Long polling: one poll at a time may wait. */
export function startPolling(world: World): Polling {
  let waiting: Waiting | undefined

  const stopListening = world.on((change) => {
    // Updates that come together are answered together.
    if (change.kind === 'update' && waiting) setImmediate(() => waiting?.look())
  })
  const interrupt = (why: string): void => waiting?.fail(conflict(why))

  return {
    async getUpdates(input, signal) {
      if (webhookSettings(world)) {
        throw conflict(
          "can't use getUpdates method while webhook is active; " +
            'use deleteWebhook to delete the webhook first',
        )
      }
      const limit = integer(input, 'limit', 100, 1, 100)
      const seconds = integer(input, 'timeout', 0, 0, longestSeconds)
      readAllowed(world, input)
      const from = confirm(world, integer(input, 'offset'))
      const look = (): PendingUpdate[] => pendingUpdates(world, from, limit)
      const ready = look()
      if (ready.length > 0 || seconds === 0) return ready.map(updateObject)
      interrupt(
        'terminated by other getUpdates request; make sure that only one bot instance is running',
      )
      const wait = waitFor(look, seconds, signal)
      waiting = wait
      world.tell({ kind: 'poll' })
      try {
        return (await wait.result).map(updateObject)
      } finally {
        if (waiting === wait) waiting = undefined
      }
    },
    interrupt,
    isWaiting: () => waiting !== undefined,
    close: () => {
      stopListening()
      waiting?.end()
      waiting = undefined
    },
  }
}

interface Waiting {
  result: Promise<PendingUpdate[]>
  look: () => void
  fail: (error: Error) => void
  end: () => void
}

function waitFor(look: () => PendingUpdate[], seconds: number, signal: AbortSignal): Waiting {
  let settle: (updates: PendingUpdate[]) => void
  let fail: (error: Error) => void
  const result = new Promise<PendingUpdate[]>((resolve, reject) => {
    settle = resolve
    fail = reject
  })
  const end = (): void => settle([])
  const timer = setTimeout(end, seconds * 1000)
  signal.addEventListener('abort', end, { once: true })
  return {
    result: result.finally(() => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
    }),
    look: () => {
      const updates = look()
      if (updates.length > 0) settle(updates)
    },
    fail: (error) => fail(error),
    end,
  }
}

/** Forgets what the offset confirms; returns the id to go on from. */
function confirm(world: World, offset: number): number {
  if (offset === 0 || offset > lastUpdateId(world) + farthestAhead) return 0
  const from = offset < 0 ? idFromEnd(world, -offset) : offset
  confirmBefore(world, from)
  return from
}
