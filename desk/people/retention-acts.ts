import { and, asc, eq, gt, isNotNull, lt, notLike, or } from 'drizzle-orm'
import { outbox } from '../../db/tables/boxes.ts'
import { cards, drafts } from '../../db/tables/dialogue.ts'
import { attachments, messages } from '../../db/tables/messages.ts'
import { notices } from '../../db/tables/notices.ts'
import { approvals } from '../../db/tables/processes.ts'
import { events, tickets } from '../../db/tables/tickets.ts'
import type { Desk } from '../desk.ts'
import { asTicket, type Ticket } from '../tickets/tickets.ts'
import { goneWord } from './personal-data.ts'
import { FEW, nextOf, RANGE } from './personal-data-step.ts'
import {
  emptyAttachments,
  emptyMessages,
  emptyPlan,
  emptyTicket,
  leftFiles,
  withoutQuotes,
} from './personal-data-texts.ts'

/** What stands before the number in the cause of a ticket that was emptied for its age. */
const CAUSE = 'expired'
const MOST_FILES = 1000

interface Emptied {
  after: number | null
  count: number
}

/** Empties some of the tickets behind `after` that were closed before an instant. */
export function emptyOldTickets(desk: Desk, before: number, after: number): Emptied {
  if (leftFiles(desk).length >= MOST_FILES) return { after, count: 0 }
  const isOld = and(
    gt(tickets.number, after),
    eq(tickets.category, 'closed'),
    lt(tickets.closedAt, before),
    notLike(tickets.source, `${CAUSE}:%`),
  )
  const old = desk.db
    .select()
    .from(tickets)
    .where(isOld)
    .orderBy(asc(tickets.number))
    .limit(FEW)
    .all()
    .map(asTicket)
  for (const ticket of old) empty(desk, ticket)
  const numbers = old.map(({ number }) => number)
  return { after: nextOf(numbers, FEW), count: old.length }
}

/** Empties some of the files behind `after` whose tickets were closed before an instant. */
export function emptyOldFiles(desk: Desk, before: number, after: number): Emptied {
  if (leftFiles(desk).length >= MOST_FILES) return { after, count: 0 }
  const isThere = or(isNotNull(attachments.path), isNotNull(attachments.fileId))
  const ids = desk.db
    .select({ id: attachments.id })
    .from(attachments)
    .innerJoin(tickets, eq(tickets.number, attachments.ticket))
    .where(
      and(
        gt(attachments.id, after),
        isThere,
        eq(tickets.category, 'closed'),
        lt(tickets.closedAt, before),
      ),
    )
    .orderBy(asc(attachments.id))
    .limit(RANGE)
    .all()
    .map(({ id }) => id)
  emptyAttachments(desk, ids, goneWord(desk, 'old'))
  return { after: nextOf(ids, RANGE), count: ids.length }
}

function empty(desk: Desk, ticket: Ticket): void {
  const { number } = ticket
  const mark = goneWord(desk, 'old')
  emptyTicket(desk, ticket, { mark, cause: CAUSE, names: 'gone' })
  emptyPlan(desk, number, mark)
  const ofTicket = desk.db.select({ id: messages.id }).from(messages)
  const written = ofTicket.where(eq(messages.ticket, number)).all()
  for (let at = 0; at < written.length; at += RANGE) {
    const slice = written.slice(at, at + RANGE).map(({ id }) => id)
    emptyMessages(desk, slice, mark)
  }
  const files = desk.db
    .select({ id: attachments.id })
    .from(attachments)
    .where(eq(attachments.ticket, number))
    .all()
  emptyAttachments(
    desk,
    files.map(({ id }) => id),
    mark,
  )
  const commented = and(eq(approvals.ticket, number), isNotNull(approvals.comment))
  desk.db.update(approvals).set({ comment: mark }).where(commented).run()
  for (const row of desk.db.select().from(events).where(eq(events.ticket, number)).all()) {
    const data = withoutQuotes(row.type, row.data)
    desk.db.update(events).set({ data }).where(eq(events.id, row.id)).run()
  }
  desk.db.delete(drafts).where(eq(drafts.ticket, number)).run()
  desk.db.delete(outbox).where(eq(outbox.ticket, number)).run()
  desk.db.delete(notices).where(eq(notices.ticket, number)).run()
  desk.db.update(cards).set({ drawn: null }).where(eq(cards.ticket, number)).run()
}
