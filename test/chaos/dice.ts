/** Chance that can be had again: the same seed throws the same dice. */
export interface Dice {
  /** A whole number from 0 up to but without `n`. */
  below(n: number): number
  /** True so many times in a hundred. */
  percent(n: number): boolean
  of<T>(items: readonly T[]): T
}

/** Mulberry32, by Tommy Ettinger: a small generator that is good enough for dice. */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (n: number) => Math.floor(next() * n)
  return {
    below,
    percent: (n) => below(100) < n,
    of: (items) => {
      const item = items[below(items.length)]
      if (item === undefined) throw new Error('nothing to choose from')
      return item
    },
  }
}
