import { sql } from 'drizzle-orm'
import { type Desk, deed, unwaited } from '../desk.ts'
import { prepared } from '../prepared.ts'
import { findTicket, type Ticket } from '../tickets/tickets.ts'
import { assigneeTerm, lineTerm, numberTerm, serviceTerm, watcherTerm } from './scope-terms.ts'
import { textsOf } from './search-texts.ts'
import { termsOf } from './terms.ts'

/** Milliseconds that one deed may take before its commit. */
const SLICE_MS = 8
const AT_ONCE = 100

const rows = prepared(({ $client }) => ({
  due: $client
    .prepare<[number], number>('select ticket from search_due order by ticket desc limit ?')
    .pluck(),
  watchers: $client
    .prepare<[number], number>('select person_id from watchers where ticket = ?')
    .pluck(),
  done: $client.prepare<[number]>('delete from search_due where ticket = ?'),
  put: $client.prepare<[number, string]>(
    'insert or replace into ticket_search (rowid, terms) values (?, ?)',
  ),
}))

/**
 * Reads some of the tickets whose words changed into the search, the newest first, in one short deed that
 * a crash repeats; true where more may follow at once. Triggers say which they are: what changes a ticket's
 * words, by whatever door, is found without asking for it. `onFault` hears of a ticket that cannot be read, which
 * then holds up nobody and stays under its former words; without it the fault is thrown.
 */
export function readIn(
  desk: Desk,
  sliceMs = SLICE_MS,
  onFault: (ticket: number, error: unknown) => void = (_, error) => {
    throw error
  },
): boolean {
  const { due, done, put } = rows(desk)
  if (due.get(1) === undefined) return false
  const reading = () => {
    const until = desk.now() + sliceMs
    const numbers = due.all(AT_ONCE)
    for (const number of numbers) {
      const terms = termsOrFault(desk, number, onFault)
      if (terms) put.run(-number, terms.join(' '))
      done.run(number)
      if (desk.now() >= until) return true
    }
    return numbers.length === AT_ONCE
  }
  // Mark and row go together: what a power cut undoes is read in again.
  return unwaited(desk, () => deed(desk, reading))
}

/** How many tickets are not read in yet; counts to `most`. */
export function countUnread(desk: Desk, most: number): number {
  const counted = sql`select count(*) as n from (select 1 from search_due limit ${most})`
  return desk.db.get<{ n: number }>(counted)?.n ?? 0
}

function termsOrFault(
  desk: Desk,
  number: number,
  onFault: (ticket: number, error: unknown) => void,
): string[] | null {
  try {
    const ticket = findTicket(desk, number)
    return ticket ? termsFor(desk, ticket) : null
  } catch (error) {
    onFault(number, error)
    return null
  }
}

function termsFor(desk: Desk, ticket: Ticket): string[] {
  return [
    ...termsOf(textsOf(desk, ticket)),
    numberTerm(ticket.number),
    lineTerm(ticket.line),
    serviceTerm(ticket.service),
    assigneeTerm(ticket.assigneeId),
    ...rows(desk).watchers.all(ticket.number).map(watcherTerm),
  ]
}
