import type { Figure } from '../figures.ts'

/** How thoroughly is measured. */
export interface Wanted {
  /** How often each thing is measured; the median of the rounds is its figure. */
  rounds: number
  /** How many tickets the desks have, fewest first. */
  sizes: number[]
}

/** Measures some things and gives their figures. */
export type Part = (wanted: Wanted) => Promise<Figure[]>
