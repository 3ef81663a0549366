/** Something that goes in order with others of its lane. */
interface Laned {
  lane: string
}

/** Queues in memory, one a lane. */
export interface Lanes<T extends Laned> {
  add(one: T): void
  /** How many lanes there are, and in how many of them something runs. */
  load(): { lanes: number; running: number }
  /** Resolves when nothing waits and nothing runs. */
  idle(): Promise<void>
  /** Begins nothing more; resolves when what runs has ended. */
  stop(): Promise<void>
}

/**
 * Takes steps in order within a lane and side by side otherwise, at most `places` at once. A lane rests
 * before its next step for as long as `rest` says, and takes no place meanwhile.
 */
export function createLanes<T extends Laned>(
  places: number,
  step: (one: T) => Promise<void>,
  rest: (next: T) => Promise<void> | undefined = () => undefined,
): Lanes<T> {
  const queues = new Map<string, T[]>()
  const ready: string[] = []
  const running = new Map<string, Promise<void>>()
  const resting = new Map<string, Promise<void>>()
  let isStopped = false

  const begin = (): void => {
    while (!isStopped && running.size < places) {
      const lane = ready.shift()
      if (lane === undefined) return
      const one = queues.get(lane)?.shift()
      if (one)
        running.set(
          lane,
          step(one).finally(() => end(lane)),
        )
    }
  }

  const end = (lane: string): void => {
    running.delete(lane)
    goOn(lane)
    begin()
  }

  const goOn = (lane: string): void => {
    const next = queues.get(lane)?.[0]
    const pause = next && rest(next)
    if (!next) queues.delete(lane)
    else if (!pause) ready.push(lane)
    else {
      const rested = pause.then(() => {
        resting.delete(lane)
        ready.push(lane)
        begin()
      })
      resting.set(lane, rested)
    }
  }

  const allOf = async (isOver: () => boolean): Promise<void> => {
    while (!isOver()) await Promise.all([...running.values(), ...resting.values()])
  }

  return {
    add: (one) => {
      const queue = queues.get(one.lane)
      if (queue) queue.push(one)
      else {
        queues.set(one.lane, [one])
        goOn(one.lane)
      }
      begin()
    },
    load: () => ({ lanes: queues.size, running: running.size }),
    idle: () => allOf(() => queues.size === 0),
    stop: () => {
      isStopped = true
      return allOf(() => running.size === 0)
    },
  }
}
