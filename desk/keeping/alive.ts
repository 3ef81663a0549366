import { and, eq, gt } from 'drizzle-orm'
import { outbox } from '../../db/tables/boxes.ts'
import { attachments } from '../../db/tables/messages.ts'
import { type Desk, deed } from '../desk.ts'
import { markOf, setMark } from './marks.ts'

/** Clocks are corrected by seconds all the time. */
const SET_BACK_MS = 60_000

/** When the desk was last known to work; undefined: never. Milliseconds UTC. */
export function lastAlive(desk: Desk): number | undefined {
  return markOf<{ at: number }>(desk, 'alive')?.at
}

/**
 * Writes that the desk works now; throws where nothing can be written. Gives by how many
 * milliseconds the clock was set back since, 0 where it was not: what waited for an instant of the
 * former time then waits no more.
 */
export function beat(desk: Desk): number {
  return deed(desk, () => {
    const now = desk.now()
    const back = (lastAlive(desk) ?? now) - now
    setMark(desk, 'alive', { at: now })
    if (back < SET_BACK_MS) return 0
    const mayGo = and(eq(outbox.state, 'pending'), gt(outbox.nextAt, now))
    desk.db.update(outbox).set({ nextAt: now, leasedUntil: null }).where(mayGo).run()
    const isWanted = and(eq(attachments.state, 'remote'), gt(attachments.nextAt, now))
    desk.db.update(attachments).set({ nextAt: now }).where(isWanted).run()
    desk.bus.note({ what: 'outbox' })
    return back
  })
}
