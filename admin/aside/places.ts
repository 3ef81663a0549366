import { DeskError } from '../../desk/errors.ts'

/** Room for so many at once and for so many more who wait in line. */
interface Places {
  /** Gives what frees the place; throws `too_busy` where the line is full. */
  take(): Promise<() => void>
}

export function createPlaces(most: number, mostWaiting: number): Places {
  let taken = 0
  const line: (() => void)[] = []
  const free = () => {
    const next = line.shift()
    if (next) next()
    else taken -= 1
  }
  return {
    take: async () => {
      if (taken < most) taken += 1
      else if (line.length < mostWaiting) await new Promise<void>((go) => line.push(go))
      else throw new DeskError('too_busy')
      return once(free)
    },
  }
}

function once(act: () => void): () => void {
  let isDone = false
  return () => {
    if (!isDone) act()
    isDone = true
  }
}
