import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm'
import { messages } from '../../db/tables/messages.ts'
import { tickets } from '../../db/tables/tickets.ts'
import type { Desk } from '../desk.ts'
import { stepsOf } from '../setup/config.ts'
import { wordsOfAnswers } from '../tickets/answer-words.ts'
import { indexText } from '../tickets/search.ts'
import { asTicket, type Ticket } from '../tickets/tickets.ts'
import { personById } from './people.ts'

const INDEXES = ['ticket_search', 'people_search'] as const
const RANGE = 500
/** Pages that one step of tidying writes. */
const PAGES = 64

/** The last row of the tickets' search; what is put in later stands above it. */
export function lastIndexed(desk: Desk): number {
  const row = desk.db.get<{ last: number | null }>(
    sql`select max(rowid) as last from ticket_search`,
  )
  return row?.last ?? 0
}

/** Puts a ticket with its messages into the search as they are now. */
export function indexAnew(desk: Desk, ticket: Ticket): void {
  const steps = stepsOf(desk, ticket.service, ticket.scenarioVersion)
  const requester = personById(desk, ticket.requesterId)
  const words = wordsOfAnswers(desk, steps, ticket.answers)
  indexText(desk, ticket.number, [ticket.number, ticket.title, requester?.name, words].join('\n'))
  const texts = desk.db
    .select({ text: messages.text })
    .from(messages)
    .where(eq(messages.ticket, ticket.number))
    .orderBy(asc(messages.id))
    .all()
  for (const { text } of texts) indexText(desk, ticket.number, text)
}

/**
 * Removes rows of the search after `after`, up to `last`, that belong to tickets chosen by `isOut`; gives
 * where to go on, null at the end.
 */
export function unindex(
  desk: Desk,
  { after, last }: { after: number; last: number },
  isOut: (ticket: Ticket) => boolean,
): number | null {
  const rows = desk.db.all<{ rowid: number; ticket: number }>(
    sql`select rowid, ticket from ticket_search
        where rowid > ${after} and rowid <= ${last} order by rowid limit ${RANGE}`,
  )
  const numbers = [...new Set(rows.map(({ ticket }) => ticket))]
  const found = desk.db.select().from(tickets).where(inArray(tickets.number, numbers)).all()
  const out = new Set(found.map(asTicket).flatMap((one) => (isOut(one) ? one.number : [])))
  for (const { rowid, ticket } of rows) {
    if (out.has(ticket)) desk.db.run(sql`delete from ticket_search where rowid = ${rowid}`)
  }
  return rows.length < RANGE ? null : (rows.at(-1)?.rowid ?? null)
}

/**
 * One step of merging the search's segments, so that none holds words that were removed; `after` counts
 * the steps. Gives the next one, null when all is merged.
 */
export function mergeIndexes(desk: Desk, after: number): number | null {
  const changes = () => Number(desk.db.$client.prepare('select total_changes()').pluck().get())
  const before = changes()
  for (const index of INDEXES) {
    // A negative number gathers all segments into one merge, later ones go on with it.
    const pages = after === 0 ? -PAGES : PAGES
    desk.db.run(sql.raw(`insert into ${index} (${index}, rank) values ('merge', ${pages})`))
  }
  // A step without work counts its own row only.
  return changes() - before > INDEXES.length || after === 0 ? after + 1 : null
}

/** Tickets of others in which a person wrote, after a number. */
export function ticketsWrittenIn(
  desk: Desk,
  personId: number,
  after: number,
  limit: number,
): number[] {
  return desk.db
    .selectDistinct({ ticket: messages.ticket })
    .from(messages)
    .where(and(eq(messages.authorId, personId), gt(messages.ticket, after)))
    .orderBy(asc(messages.ticket))
    .limit(limit)
    .all()
    .map(({ ticket }) => ticket)
}
