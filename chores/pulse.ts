import type { Logger } from 'pino'
import { faultOf } from '../bot/fault.ts'
import type { Desk } from '../desk/desk.ts'
import { beat } from '../desk/keeping/alive.ts'
import type { Storage } from '../storage.ts'

const LOOK_MS = 1000
/** Looks between two beats while all is well: each beat is a write that reaches the disk. */
const LOOKS = 15

/**
 * Writes regularly that the desk works, so that a storage that does not is known before somebody
 * needs it, and that it works again soon after; `onSetBack` hears by how much the clock was.
 */
export function startPulse(
  desk: Desk,
  log: Logger,
  storage: Storage,
  onSetBack: () => void,
): () => void {
  let looks = 0
  const look = () => {
    looks += 1
    if (storage.trouble() === null && looks % LOOKS !== 0) return
    try {
      const back = beat(desk)
      storage.works()
      if (back === 0) return
      log.warn({ seconds: Math.round(back / 1000) }, 'the clock was set back; nothing waits for it')
      onSetBack()
    } catch (error) {
      log.error({ fault: faultOf(error) }, 'it could not be written that the desk works')
    }
  }
  const timer = setInterval(look, LOOK_MS)
  return () => clearInterval(timer)
}
