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

/** Takes steps in order within a lane and side by side otherwise, at most `places` at once. */
export function createLanes<T extends Laned>(
  places: number,
  step: (one: T) => Promise<void>,
): Lanes<T> {
  const queues = new Map<string, T[]>()
  const ready: string[] = []
  const running = new Map<string, Promise<void>>()
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
    if (queues.get(lane)?.length) ready.push(lane)
    else queues.delete(lane)
    begin()
  }

  const allOf = async (isOver: () => boolean): Promise<void> => {
    while (!isOver()) await Promise.all(running.values())
  }

  return {
    add: (one) => {
      const queue = queues.get(one.lane)
      if (queue) queue.push(one)
      else {
        queues.set(one.lane, [one])
        ready.push(one.lane)
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
