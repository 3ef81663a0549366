import { setImmediate } from 'node:timers/promises'

/** Runs to the end what works in slices; everybody else has their turn between two of them. */
export async function inTurns<T>(work: Generator<unknown, T>): Promise<T> {
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
    await setImmediate()
  }
}
