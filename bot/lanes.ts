/** Something that goes in order with others of its lane. */
interface Laned {
  lane: string
}

/** Queues in memory, one a lane; of those that do not rest the first of each is ready, in turn. */
interface Lanes<T extends Laned> {
  /** Queues it up; `until`: where its lane is new, that rests so long. */
  add(one: T, until?: Promise<void>): void
  /** What is ready and has its turn; it stays so until it is over or held up. */
  first(): T | undefined
  /** The first is done with; its lane goes to the end of the others. */
  over(): void
  /** The first stays the first of its lane, which rests until then. */
  holdUp(until: Promise<void>): void
  /** What was taken for over in this order was not: it goes back in front. */
  putBack(taken: T[]): void
  /** How many lanes there are, and how many of them rest. */
  load(): { lanes: number; resting: number }
}

/**
 * Lanes that go on in turn. A lane rests before its next step for as long as `rest` says; `wake` hears
 * when something becomes ready.
 */
export function createLanes<T extends Laned>(
  rest: (next: T) => Promise<void> | undefined,
  wake: () => void,
): Lanes<T> {
  const queues = new Map<string, T[]>()
  const ready: string[] = []
  const resting = new Set<string>()

  const makeReady = (lane: string): void => {
    ready.push(lane)
    wake()
  }

  const restUntil = (lane: string, until: Promise<void>): void => {
    resting.add(lane)
    void until.then(() => {
      resting.delete(lane)
      makeReady(lane)
    })
  }

  const goOn = (lane: string, queue: T[]): void => {
    const [next] = queue
    if (!next) {
      queues.delete(lane)
      return
    }
    const pause = rest(next)
    if (pause === undefined) makeReady(lane)
    else restUntil(lane, pause)
  }

  return {
    add: (one, until) => {
      const queue = queues.get(one.lane)
      if (queue) queue.push(one)
      else {
        queues.set(one.lane, [one])
        if (until === undefined) goOn(one.lane, [one])
        else restUntil(one.lane, until)
      }
    },
    first: () => {
      const [lane] = ready
      return lane === undefined ? undefined : queues.get(lane)?.[0]
    },
    over: () => {
      const lane = ready.shift()
      const queue = lane === undefined ? undefined : queues.get(lane)
      if (lane === undefined || !queue) return
      queue.shift()
      goOn(lane, queue)
    },
    holdUp: (until) => {
      const lane = ready.shift()
      if (lane !== undefined) restUntil(lane, until)
    },
    putBack: (taken) => {
      for (const one of taken.toReversed()) {
        const queue = queues.get(one.lane)
        if (queue) queue.unshift(one)
        else {
          queues.set(one.lane, [one])
          makeReady(one.lane)
        }
      }
    },
    load: () => ({ lanes: queues.size, resting: resting.size }),
  }
}
