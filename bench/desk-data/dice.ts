/** Numbers that look like chance and are the same in every run. */
export interface Dice {
  /** A number from 0 (included) to 1. */
  roll(): number
  /** A whole number from 0 to `end`, which is left out. */
  below(end: number): number
  /** True in so great a share of the cases. */
  falls(share: number): boolean
  of<T>(things: readonly T[]): T
}

/** The same seed throws the same numbers (mulberry32). */
export function createDice(seed: number): Dice {
  let state = seed
  const roll = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (end: number) => Math.floor(roll() * end)
  return {
    roll,
    below,
    falls: (share) => roll() < share,
    of: (things) => {
      const thing = things[below(things.length)]
      if (thing === undefined) throw new Error('nothing to choose from')
      return thing
    },
  }
}

/** Chooses among things as people choose words: the n-th half as often as the one at half its place. */
export function zipf<T>(things: readonly T[], dice: Dice, exponent = 0.9): () => T {
  const reached: number[] = []
  let sum = 0
  for (let rank = 1; rank <= things.length; rank++) {
    sum += 1 / rank ** exponent
    reached.push(sum)
  }
  return () => {
    const wanted = dice.roll() * sum
    let low = 0
    let high = reached.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((reached[middle] ?? 0) < wanted) low = middle + 1
      else high = middle
    }
    return things[low] as T
  }
}
