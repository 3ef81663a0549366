import { lastUpdateId } from '../delivery/inbox.ts'
import { type Desk, deed } from '../desk.ts'
import { record } from '../events.ts'
import type { Person } from '../people/people.ts'
import { lastAlive } from './alive.ts'
import { guardKeeping } from './guarding.ts'
import { markOf, setMark } from './marks.ts'

/** So long Telegram keeps what the bot has not taken. */
const KEPT_BY_TELEGRAM_MS = 24 * 3_600_000
/** After a quiet week the numbers go on anywhere: so many are no gap. */
const MOST = 1_000_000

/** Updates that Telegram had and the desk does not have. Instants are milliseconds UTC. */
interface Gap {
  /** How many by their numbers; some may have been of kinds that nobody asks for. */
  missing: number
  /** When the desk was last known to work before. */
  from: number | null
  foundAt: number
}

/** What was restored, and when. Instants are milliseconds UTC. */
interface Restored {
  at: number
  /** When the backup's desk last worked; null: unknown. */
  aliveAt: number | null
  held: number
}

/** The last gap that was found. */
export function lastGap(desk: Desk): Gap | undefined {
  return markOf<Gap>(desk, 'gap')
}

/** The restoration that the desk comes from. */
export function restoration(desk: Desk): Restored | undefined {
  return markOf<Restored>(desk, 'restored')
}

/** An admin has read of the gap and of the restoration. */
export function gapRead(desk: Desk, by: Person): void {
  deed(desk, () => {
    guardKeeping(by)
    const gap = lastGap(desk)
    const restored = restoration(desk)
    if (!gap && !restored) return
    setMark(desk, 'gap', null)
    setMark(desk, 'restored', null)
    const data = { missing: gap?.missing ?? 0, restoredAt: restored?.at ?? null }
    record(desk, 'gap_read', { by: by.id, data })
  })
}

/** Notes that the desk was restored from a backup. */
export function noteRestored(desk: Desk, held: number): void {
  setMark(desk, 'restored', { at: desk.now(), aliveAt: lastAlive(desk) ?? null, held })
}

/**
 * What a desk that starts should have received: to be asked at the start, and then with the number
 * of the first new update. It tells a gap where the desk is older than what Telegram keeps, or was
 * restored.
 */
export function gapFinder(desk: Desk): (firstUpdateId: number) => Gap | undefined {
  const last = lastUpdateId(desk)
  const from = lastAlive(desk) ?? null
  const wasAway = from !== null && desk.now() - from > KEPT_BY_TELEGRAM_MS
  const isDoubtful = wasAway || restoration(desk) !== undefined
  return (firstUpdateId) => {
    const missing = firstUpdateId - (last ?? firstUpdateId) - 1
    if (!isDoubtful || missing <= 0 || missing > MOST) return undefined
    const gap = { missing, from, foundAt: desk.now() }
    setMark(desk, 'gap', gap)
    return gap
  }
}
