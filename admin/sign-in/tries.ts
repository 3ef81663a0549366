const WITHIN_MS = 15 * 60_000
const MOST_WRONG = 20
const MOST_SENDERS = 10_000

interface Wrong {
  count: number
  since: number
}

/** How often a sender came with a wrong link of late. Kept in memory: a new start forgives. */
export interface Tries {
  /** Counts a wrong link; the milliseconds to wait where there were too many, else null. */
  wrong(sender: string): number | null
}

/** Nobody has been wrong yet. */
export function createTries(now: () => number): Tries {
  const senders = new Map<string, Wrong>()

  return {
    wrong: (sender) => {
      const known = senders.get(sender)
      const isFresh = known !== undefined && now() - known.since < WITHIN_MS
      const tries = isFresh ? known : { count: 0, since: now() }
      tries.count += 1
      // Whoever begins anew stands last, so that the first are those who began longest ago.
      if (!isFresh) senders.delete(sender)
      senders.set(sender, tries)
      const oldest = senders.size > MOST_SENDERS ? senders.keys().next().value : undefined
      if (oldest !== undefined) senders.delete(oldest)
      return tries.count > MOST_WRONG ? tries.since + WITHIN_MS - now() : null
    },
  }
}
