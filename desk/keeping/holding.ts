import { and, asc, count, eq, exists, isNotNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { outbox } from '../../db/tables/boxes.ts'
import { settleMessage } from '../delivery/settling.ts'
import { type Desk, deed } from '../desk.ts'
import { record } from '../events.ts'
import type { Person } from '../people/people.ts'
import { guardKeeping } from './guarding.ts'

// As literals: SQLite finds no index by a state that is a parameter.
const isHeld = sql`${outbox.state} = 'held'`
const isPending = sql`${outbox.state} = 'pending'`

/**
 * Holds the letters that wait in a desk that was restored: they may have been sent since. Somebody
 * decides what becomes of them. Gives how many.
 */
export function holdLetters(desk: Desk): number {
  const held = { state: 'held', leasedUntil: null } as const
  return desk.db.update(outbox).set(held).where(isPending).run().changes
}

/** How many letters are held. */
export function heldLetters(desk: Desk): number {
  return desk.db.select({ held: count() }).from(outbox).where(isHeld).get()?.held ?? 0
}

/** Sends what is held, unless a newer letter says the same by now; gives how many go. For admins. */
export function sendHeld(desk: Desk, by: Person): number {
  return deed(desk, () => {
    guardKeeping(by)
    const held = heldLetters(desk)
    const newer = alias(outbox, 'newer')
    const isSaid = exists(
      desk.db
        .select({ one: sql`1` })
        .from(newer)
        .where(and(eq(newer.key, outbox.key), eq(newer.state, 'pending'))),
    )
    end(desk, and(isHeld, isNotNull(outbox.key), isSaid))
    const again = { state: 'pending', nextAt: desk.now(), tries: 0 } as const
    const { changes } = desk.db.update(outbox).set(again).where(isHeld).run()
    desk.bus.note({ what: 'outbox' })
    if (held > 0) {
      const data = { letters: held, before: { state: 'held' }, after: { state: 'waits' } }
      record(desk, 'held_sent', { by: by.id, data })
    }
    return changes
  })
}

/** Gives up what is held: its readers have had it, or need it no more; gives how many. For admins. */
export function dropHeld(desk: Desk, by: Person): number {
  return deed(desk, () => {
    guardKeeping(by)
    const told = desk.db
      .selectDistinct({ id: outbox.messageId })
      .from(outbox)
      .where(and(isHeld, isNotNull(outbox.messageId)))
      .orderBy(asc(outbox.messageId))
      .all()
    const changes = end(desk, isHeld)
    for (const { id } of told) if (id !== null) settleMessage(desk, id)
    if (changes > 0) {
      const data = { letters: changes, before: { state: 'held' }, after: { state: 'dropped' } }
      record(desk, 'held_dropped', { by: by.id, data })
    }
    return changes
  })
}

function end(desk: Desk, which: ReturnType<typeof and>): number {
  const ended = { state: 'replaced', settledAt: desk.now() } as const
  return desk.db.update(outbox).set(ended).where(which).run().changes
}
