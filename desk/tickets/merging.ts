import { and, eq, isNotNull } from 'drizzle-orm'
import { bindings } from '../../db/tables/dialogue.ts'
import { attachments, messages } from '../../db/tables/messages.ts'
import { redrawCards } from '../chat/cards.ts'
import { about, tellRequester } from '../delivery/notify.ts'
import { type Desk, deed } from '../desk.ts'
import { DeskError } from '../errors.ts'
import { record } from '../events.ts'
import type { Person } from '../people/people.ts'
import { ticketFor } from '../people/rights.ts'
import { watch, watchersOf } from '../people/watching.ts'
import { retarget } from '../sla/retargeting.ts'
import { endWithoutClocks } from './statuses.ts'
import { change, findTicket, type Ticket } from './tickets.ts'

/** Merges a duplicate into another ticket of the same requester: its messages and watchers move, it closes. */
export function merge(desk: Desk, by: Person, duplicate: number, into: number): Ticket {
  return deed(desk, () => {
    if (duplicate === into) throw new DeskError('merge_itself')
    const from = ticketFor(desk, by, duplicate, 'merge')
    const to = ticketFor(desk, by, into, 'merge')
    if (from.mergedInto !== null || to.mergedInto !== null) throw new DeskError('ticket_merged')
    if (to.category === 'closed') throw new DeskError('ticket_closed', { number: into })
    if (from.requesterId !== to.requesterId) throw new DeskError('merge_other_requester')
    moveMessages(desk, duplicate, into)
    for (const person of watchersOf(desk, duplicate)) watch(desk, into, person)
    change(desk, duplicate, { mergedInto: into })
    const closed = endWithoutClocks(desk, from, { by, quiet: true })
    record(desk, 'merged', { ticket: duplicate, by: by.id, data: { into } })
    record(desk, 'merged_here', { ticket: into, by: by.id, data: { from: duplicate } })
    const last = Math.max(from.lastMessageAt, to.lastMessageAt)
    const unanswered = earliest(from.unansweredSince, to.unansweredSince)
    retarget(desk, change(desk, into, { lastMessageAt: last, unansweredSince: unanswered }))
    tellRequester(desk, closed, { fact: 'merged', ...about(closed), into })
    redrawCards(desk, duplicate)
    redrawCards(desk, into)
    return closed
  })
}

/** The ticket that a merged one lives on in; the ticket itself where it was not merged. */
export function survivorOf(desk: Desk, ticket: Ticket): Ticket {
  let survivor = ticket
  // A survivor may have been merged again; a chain is short, and a circle cannot be made.
  for (let step = 0; step < 50 && survivor.mergedInto !== null; step++) {
    survivor = findTicket(desk, survivor.mergedInto) ?? survivor
  }
  return survivor
}

function moveMessages(desk: Desk, from: number, to: number): void {
  desk.db.update(messages).set({ ticket: to }).where(eq(messages.ticket, from)).run()
  desk.db.update(bindings).set({ ticket: to }).where(eq(bindings.ticket, from)).run()
  // Files of answers stay with the answers that name them.
  const said = and(eq(attachments.ticket, from), isNotNull(attachments.messageId))
  desk.db.update(attachments).set({ ticket: to }).where(said).run()
}

function earliest(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b)
}
