import { median } from './measuring.ts'

/** What a figure should be: at most or at least so much. */
export type Goal = { atMost: number } | { atLeast: number }

/** One thing that was measured: the figure of each round. */
export interface Figure {
  part: string
  what: string
  unit: 'ms' | '/s' | 's' | 'MB' | 'kB' | '×' | '%' | ''
  rounds: number[]
  /** The raw limit of this machine in the same rounds, in the same unit, and what it is. */
  raw?: { what: string; rounds: number[] }
  goal?: Goal
  /** The least share of the raw limit, for what is done a second. */
  share?: number
}

/** Times of requests by their rounds: the share of them that each round's figure is. */
export function figureOf(figure: Figure): { value: number; from: number; to: number } {
  const { rounds } = figure
  return { value: median(rounds), from: Math.min(...rounds), to: Math.max(...rounds) }
}

/** How it stands to the raw limit: above 1 is better for rates, below 1 for times. */
export function ratioOf({ raw, rounds }: Figure): number | undefined {
  return raw && median(rounds) / median(raw.rounds)
}

/** Whether every goal of a figure is met; undefined where it has none. */
export function isMet(figure: Figure): boolean | undefined {
  const { goal, share } = figure
  if (goal === undefined && share === undefined) return undefined
  const { value } = figureOf(figure)
  const reaches =
    goal === undefined || ('atMost' in goal ? value <= goal.atMost : value >= goal.atLeast)
  return reaches && (share === undefined || (ratioOf(figure) ?? 0) >= share)
}
