import { randomInt } from 'node:crypto'

/** A delivery that failed; the update, and so its lane, waits until `retryAt`. */
export interface Trouble {
  updateId: number
  fails: number
  delaySeconds: number
  /** Epoch milliseconds. */
  retryAt: number
}

const longestRetryAfter = 3600
const longestDelay = 60

/**
 * When a delivery is tried again: the first time at once, then after 2, 4, 8 … seconds up to one
 * or two minutes, or when the bot asked for it.
 */
export function afterFailure(
  former: Trouble | undefined,
  updateId: number,
  retryAfter: number,
  now: number,
): Trouble {
  const { fails, delaySeconds } =
    former?.updateId === updateId ? former : { fails: 0, delaySeconds: 1 }
  const asked = Math.min(Math.max(retryAfter, 0), longestRetryAfter)
  if (asked > 0 || fails === 0) {
    return { updateId, fails: fails + 1, delaySeconds, retryAt: now + asked * 1000 }
  }
  const longest = randomInt(longestDelay, longestDelay * 2 + 1)
  const delay = Math.min(longest, delaySeconds * 2)
  return { updateId, fails: fails + 1, delaySeconds: delay, retryAt: now + delay * 1000 }
}
