/** Confirmations that are remembered. */
const MOST = 200

/** What confirmations have led to: the address that tells it, by key. */
export interface Once {
  /** Where the work of a key leads, once it is done; undefined where it has not begun or came to nothing. */
  led(key: string): Promise<string | undefined>
  /** Does a work, or waits for the same one that has begun; what came to nothing may be done again. */
  lead(key: string, work: () => Promise<string | undefined>): Promise<string | undefined>
}

/** Lets a confirmation that comes again, by a second click or a reload, find what the first one did. */
export function createOnce(): Once {
  const known = new Map<string, Promise<string | undefined>>()

  async function begin(key: string, work: () => Promise<string | undefined>) {
    let address: string | undefined
    try {
      address = await work()
    } finally {
      if (address === undefined) known.delete(key)
    }
    return address
  }

  return {
    led: async (key) => known.get(key),
    lead: (key, work) => {
      const begun = known.get(key)
      if (begun !== undefined) return begun
      for (const oldest of [...known.keys()].slice(0, -MOST + 1)) known.delete(oldest)
      const beginning = begin(key, work)
      known.set(key, beginning)
      return beginning
    },
  }
}
