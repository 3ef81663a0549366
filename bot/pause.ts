import { setTimeout as wait } from 'node:timers/promises'

/** Waits some milliseconds, or less when the signal says to stop; never throws. */
export type Pause = (ms: number, signal: AbortSignal) => Promise<void>

/** Waits on the machine's own clock. */
export const pause: Pause = async (ms, signal) => {
  // Being told to stop ends the waiting, which is all there is to it.
  await wait(ms, undefined, { signal }).catch(() => undefined)
}
