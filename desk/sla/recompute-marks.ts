import type { Desk } from '../desk.ts'
import { setSetting, settingOf } from '../settings.ts'

/** Settings rows: the number of the last ticket that was recomputed; those that could not be. */
const MARK = 'recompute:after'
const LEFT = 'recompute:left'

/** The ticket after which the recomputation goes on; undefined where there is nothing to recompute. */
export function markOf(desk: Desk): number | undefined {
  return settingOf<number>(desk, MARK)
}

/** Sets where the recomputation goes on; null: it is over. */
export function setMark(desk: Desk, value: number | null): void {
  setSetting(desk, MARK, value)
}

/** Numbers of the tickets that a recomputation has left behind. */
export function leftNumbers(desk: Desk): number[] {
  return settingOf<number[]>(desk, LEFT) ?? []
}

/** Keeps which tickets are left behind. */
export function setLeft(desk: Desk, numbers: number[]): void {
  setSetting(desk, LEFT, numbers.length > 0 ? numbers : null)
}
