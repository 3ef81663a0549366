import type { ReceivedUpdate } from '../desk/delivery/inbox.ts'

/** One lane may hold so many, so that it leaves room for the others. */
const MOST_OF_A_LANE = 100

/** The updates in memory; the rest wait in the inbox. */
interface Held {
  size(): number
  /** The lanes that take no more for now. */
  full(): string[]
  /** Takes what is not held yet and fits, in order; `isWhole`: a full lane kept nothing out. */
  take(updates: ReceivedUpdate[]): { taken: ReceivedUpdate[]; isWhole: boolean }
  drop(update: ReceivedUpdate): void
}

/** Nothing is held yet. */
export function createHeld(): Held {
  const held = new Set<number>()
  const counts = new Map<string, number>()
  const isFull = (lane: string) => (counts.get(lane) ?? 0) >= MOST_OF_A_LANE

  return {
    size: () => held.size,
    full: () => [...counts.keys()].filter(isFull),
    take: (updates) => {
      const waiting = updates.filter(({ updateId }) => !held.has(updateId))
      const taken = waiting.filter(({ updateId, lane }) => {
        if (isFull(lane)) return false
        held.add(updateId)
        counts.set(lane, (counts.get(lane) ?? 0) + 1)
        return true
      })
      return { taken, isWhole: taken.length === waiting.length }
    },
    drop: ({ updateId, lane }) => {
      if (!held.delete(updateId)) return
      const rest = (counts.get(lane) ?? 1) - 1
      if (rest === 0) counts.delete(lane)
      else counts.set(lane, rest)
    },
  }
}
