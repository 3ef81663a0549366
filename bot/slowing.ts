/** Nobody writes by hand so fast for so long. */
const AT_ONCE = 40
const EACH_MS = 500
const MOST_LANES = 10_000

/** How long a lane rests before its next update; `isNew`: it has been told of no rest in this flood. */
interface Rest {
  ms: number
  isNew: boolean
}

/** Slows down whoever writes faster than people do; undefined: no rest. */
export type Slowing = (lane: string) => Rest | undefined

interface Pace {
  /** When all that it did will have been paid off at the usual rate. */
  paidAt: number
  isTold: boolean
}

/** A burst passes as it comes, after that two updates a second, for each lane alone. */
export function createSlowing(now: () => number): Slowing {
  const paces = new Map<string, Pace>()

  return (lane) => {
    if (paces.size >= MOST_LANES) {
      for (const [one, { paidAt }] of paces) if (paidAt <= now()) paces.delete(one)
    }
    const known = paces.get(lane)
    const isOver = known === undefined || known.paidAt <= now()
    const pace: Pace = isOver ? { paidAt: now(), isTold: false } : known
    paces.set(lane, pace)
    pace.paidAt += EACH_MS
    const ms = pace.paidAt - now() - AT_ONCE * EACH_MS
    if (ms <= 0) return undefined
    const isNew = !pace.isTold
    pace.isTold = true
    return { ms, isNew }
  }
}
