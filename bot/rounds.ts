import { createLanes } from './lanes.ts'

/** So long a round may keep everybody else waiting, its commit aside. */
const ROUND_MS = 15
/** A crash takes back no more than a round. */
const MOST_A_ROUND = 50

/** A step that goes in order with others of its lane; `failures`: of those before. */
export interface Step {
  lane: string
  failures: number
}

interface RoundsParts<S extends Step> {
  /** Takes a step; gives how long it waits to be tried again, undefined when it is over. */
  take(step: S): Promise<void> | undefined
  /** Has what `act` writes committed at once; throws when nothing of it is kept. */
  together<T>(act: () => T): T
  /** These are over and committed. */
  over(steps: S[]): void
  /** Nothing of these is kept: each is tried again, alone. */
  undone(error: unknown): void
  rest(next: S): Promise<void> | undefined
  /** Milliseconds from any instant on. */
  clock(): number
}

/** Steps in rounds. */
interface Rounds<S extends Step> {
  add(step: S): void
  /** Whether a step that came now would be the only one. */
  isFree(): boolean
  /**
   * Takes the only step there is, in one commit with what keeps it; `keep` tells whether it is new, and
   * so does this. Throws when nothing of it is kept.
   */
  takeOnly(step: S, keep: () => boolean): boolean
  load(): { lanes: number; resting: number }
  /** Resolves when nothing waits. */
  idle(): Promise<void>
  /** Begins no round any more. */
  stop(): void
}

/**
 * Takes steps in order within a lane, and all that are ready in rounds, each committed at once, so that
 * many cost the disk what one does. Others have their turn between two rounds. What has failed before
 * is tried alone, so that it undoes nobody's work but its own.
 */
export function createRounds<S extends Step>(parts: RoundsParts<S>): Rounds<S> {
  const idlers: (() => void)[] = []
  let isWoken = false
  let isStopped = false

  const wake = (): void => {
    if (isWoken || isStopped) return
    isWoken = true
    setImmediate(() => {
      isWoken = false
      if (isStopped) return
      round()
      if (lanes.first()) wake()
      if (lanes.load().lanes === 0) for (const idler of idlers.splice(0)) idler()
    })
  }
  const lanes = createLanes<S>(parts.rest, wake)

  const round = (): void => {
    const first = lanes.first()
    const taken: S[] = []
    if (first && first.failures > 0) takeOne(first, taken)
    else if (first) gather(taken)
    if (taken.length > 0) parts.over(taken)
  }

  const gather = (taken: S[]): void => {
    const until = parts.clock() + ROUND_MS
    try {
      parts.together(() => {
        for (let next = lanes.first(); next?.failures === 0; next = lanes.first()) {
          takeOne(next, taken)
          if (taken.length >= MOST_A_ROUND || parts.clock() >= until) return
        }
      })
    } catch (error) {
      const culprit = lanes.first()
      for (const step of taken) step.failures += 1
      if (culprit) culprit.failures += 1
      lanes.putBack(taken.splice(0))
      parts.undone(error)
    }
  }

  const takeOne = (step: S, taken: S[]): void => {
    const again = parts.take(step)
    if (again !== undefined) {
      step.failures += 1
      lanes.holdUp(again)
      return
    }
    lanes.over()
    taken.push(step)
  }

  return {
    add: (step) => lanes.add(step),
    isFree: () => !isStopped && lanes.load().lanes === 0,
    takeOnly: (step, keep) => {
      const { isNew, until } = parts.together(() => {
        if (!keep()) return { isNew: false }
        const rest = parts.rest(step)
        if (rest !== undefined) return { isNew: true, until: rest }
        const again = parts.take(step)
        if (again !== undefined) step.failures += 1
        return { isNew: true, until: again }
      })
      if (until !== undefined) lanes.add(step, until)
      else if (isNew) parts.over([step])
      return isNew
    },
    load: lanes.load,
    idle: () =>
      new Promise((resolve) => {
        if (lanes.load().lanes === 0) resolve()
        else idlers.push(resolve)
      }),
    stop: () => {
      isStopped = true
    },
  }
}
