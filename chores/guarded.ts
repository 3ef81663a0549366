import type { Logger } from 'pino'
import { faultOf } from '../bot/fault.ts'

/** Runs a chore; what it throws is logged. */
export async function guarded(log: Logger, chore: string, run: () => unknown): Promise<void> {
  try {
    await run()
  } catch (error) {
    log.error(
      { chore, fault: faultOf(error) },
      'a chore failed; it is tried again at its next time',
    )
  }
}
