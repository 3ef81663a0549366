import type { Desk } from '../desk.ts'
import type { Instead, Traces } from './personal-data-traces.ts'

/** Rows that one step looks at, and those that it changes each for itself. */
export const RANGE = 300
export const FEW = 20

/** What a step of an erasure is told. */
export interface Step {
  traces: Traces
  instead: Instead
}

/**
 * One step of a kind of work behind the row `after`: gives the row it came to, the same row where it has
 * to wait, null at the end. Doing it twice does no harm.
 */
export type Act = (desk: Desk, step: Step, after: number) => number | null

/** Where a step has come to, by the rows it had of at most `limit`. */
export function nextOf(ids: readonly number[], limit: number): number | null {
  return ids.length < limit ? null : (ids.at(-1) ?? null)
}

/** Whether it is an object with fields. */
export function isRecord(one: unknown): one is Record<string, unknown> {
  return typeof one === 'object' && one !== null
}
