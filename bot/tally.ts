import type { Outcome } from './outcome.ts'

/** Upper bounds of the classes of a delivery's time, in seconds; a last class has none. */
export const DELIVERY_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/** What a bot has done since it started, for whoever measures it. */
export interface Tally {
  updates: Record<'accepted' | 'repeated' | 'handled' | 'failed' | 'set_aside', number>
  deliveries: Record<Outcome['outcome'], number>
  /** Deliveries by the time that Telegram took, one number a class, and the sum of seconds. */
  times: { classes: number[]; seconds: number }
}

export function newTally(): Tally {
  return {
    updates: { accepted: 0, repeated: 0, handled: 0, failed: 0, set_aside: 0 },
    deliveries: { sent: 0, later: 0, moved: 0, refused: 0 },
    times: { classes: Array.from({ length: DELIVERY_SECONDS.length + 1 }, () => 0), seconds: 0 },
  }
}

/** Counts a delivery that took so many seconds. */
export function countDelivery(tally: Tally, outcome: Outcome['outcome'], seconds: number): void {
  const found = DELIVERY_SECONDS.findIndex((bound) => seconds <= bound)
  const place = found === -1 ? DELIVERY_SECONDS.length : found
  tally.deliveries[outcome] += 1
  tally.times.classes[place] = (tally.times.classes[place] ?? 0) + 1
  tally.times.seconds += seconds
}
