const LOOK_MS = 100
/** What is still on its way in shows itself within these. */
const QUIET_LOOKS = 8

/** How much is left to do, and how much was done: whoever waits goes by that, not by a time. */
export interface Progress {
  left: number
  done: number
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/**
 * Waits until nothing is left for a while. Throws once nothing more was done for `patienceMs`,
 * however long the whole takes; `state` tells the reader of that what stood still.
 */
export async function untilDone(
  look: () => Progress,
  state: () => string,
  patienceMs = 60_000,
): Promise<void> {
  let best = -1
  let since = performance.now()
  for (let quiet = 0; quiet < QUIET_LOOKS; ) {
    const { left, done } = look()
    quiet = left === 0 ? quiet + 1 : 0
    if (done !== best) since = performance.now()
    best = done
    if (left > 0 && performance.now() - since > patienceMs) {
      throw new Error(`${left} are left and nothing goes on:\n${state()}`)
    }
    await pause(LOOK_MS)
  }
}
