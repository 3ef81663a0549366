import { afterAll, onTestFinished } from 'vitest'
import { getCurrentTest } from 'vitest/suite'

/** Runs `act` at the end of the test that is under way, or of the file where none is. */
export function atTheEnd(act: () => unknown): void {
  if (getCurrentTest()) onTestFinished(act as () => void)
  else afterAll(act as () => void)
}
