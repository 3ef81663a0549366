import type { Desk } from '../desk.ts'
import type { Setback, Work } from '../setbacks.ts'
import { markOf, setMark } from './marks.ts'

const MOST_SHOWN = 100

/** Work about a ticket that keeps failing. */
type Poisoned = Omit<Setback, 'until'>

/** What of the ticker's work fails; the ticker itself remembers it only while the program runs. */
export function poisoned(desk: Desk): Poisoned[] {
  return markOf<{ works: Poisoned[] }>(desk, 'poisoned')?.works ?? []
}

/** Notes what fails now, where that has changed. */
export function notePoisoned(desk: Desk, setbacks: Setback[]): void {
  const works = setbacks
    .slice(0, MOST_SHOWN)
    .map(({ work, failures, error }): Poisoned => ({ work, failures, error }))
  if (JSON.stringify(works) === JSON.stringify(poisoned(desk))) return
  setMark(desk, 'poisoned', works.length > 0 ? { works } : null)
}

/** A work is tried again at once: it stands among those that fail no more, unless it does again. */
export function retriedPoisoned(desk: Desk, work: Work): void {
  const works = poisoned(desk).filter((one) => JSON.stringify(one.work) !== JSON.stringify(work))
  setMark(desk, 'poisoned', works.length > 0 ? { works } : null)
}
