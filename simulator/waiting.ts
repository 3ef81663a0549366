import type { World } from './world/open.ts'
import { pendingCount } from './world/updates.ts'

const patienceMs = 60_000
const lookEveryMs = 5

/** Makes a waiter for whatever a look at the world finds. */
export function untilOf(world: World) {
  return <T>(look: () => T | undefined | null | false, ms = patienceMs): Promise<T> => {
    return new Promise((resolve, reject) => {
      const end = (settle: () => void): void => {
        clearTimeout(timer)
        stopListening()
        settle()
      }
      const tryLook = (): void => {
        try {
          const found = look()
          if (found !== undefined && found !== null && found !== false) end(() => resolve(found))
        } catch (error) {
          end(() => reject(error))
        }
      }
      const timer = setTimeout(() => {
        end(() => reject(new Error(`waited ${ms} ms in vain for ${look}`)))
      }, ms)
      const stopListening = world.on(tryLook)
      tryLook()
    })
  }
}

/** Makes a waiter for a moment in which nothing is queued, under way or called. */
export function idleOf(world: World, underWay: () => number) {
  let calledAt = performance.now()
  world.on((change) => {
    if (change.kind === 'call' || change.kind === 'update') calledAt = performance.now()
  })
  return async (quietMs = 50): Promise<void> => {
    const startedAt = performance.now()
    for (;;) {
      const now = performance.now()
      const isQuiet = now - Math.max(calledAt, startedAt) >= quietMs
      if (isQuiet && underWay() === 0 && pendingCount(world) === 0) return
      if (now - startedAt > patienceMs) throw new Error('the bot does not come to rest')
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs))
    }
  }
}
