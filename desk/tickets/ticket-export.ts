import { inArray } from 'drizzle-orm'
import { tickets } from '../../db/tables/tickets.ts'
import type { Step } from '../../scenarios/step.ts'
import { type Desk, deed } from '../desk.ts'
import { record } from '../events.ts'
import type { Person } from '../people/people.ts'
import { stepsOf } from '../setup/config.ts'
import { type QueueFilters, type QueueMark, queue } from './queue.ts'
import { asTicket, type Ticket } from './tickets.ts'

export interface ExportedTicket {
  ticket: Ticket
  requester: Person | undefined
  assignee: Person | undefined
  /** Those of the version that its answers were given to. */
  steps: Step[]
}

interface ExportPage {
  rows: ExportedTicket[]
  /** Null on the last page. */
  next: QueueMark | null
}

/** A page of the reader's queue with all that a ticket holds, in the queue's order. */
export function exportPage(
  desk: Desk,
  reader: Person,
  filters: QueueFilters,
  limit: number,
  after?: QueueMark,
): ExportPage {
  const { rows, next } = queue(desk, reader, filters, limit, after)
  const whole = ticketsByNumbers(
    desk,
    rows.map((row) => row.number),
  )
  const scenarios = new Map<string, Step[]>()
  const exported = rows.flatMap(({ number, requester, assignee }) => {
    const ticket = whole.get(number)
    return ticket ? [{ ticket, requester, assignee, steps: stepsIn(desk, scenarios, ticket) }] : []
  })
  return { rows: exported, next }
}

/** Keeps that somebody took tickets out: by which filters, and how many. */
export function recordExport(desk: Desk, by: Person, filters: QueueFilters, rows: number): void {
  const given = Object.entries(filters).filter(
    ([, value]) => value !== undefined && value !== false,
  )
  deed(desk, () =>
    record(desk, 'tickets_exported', {
      by: by.id,
      data: { filters: Object.fromEntries(given), rows },
    }),
  )
}

function ticketsByNumbers(desk: Desk, numbers: number[]): Map<number, Ticket> {
  const rows = desk.db.select().from(tickets).where(inArray(tickets.number, numbers)).all()
  return new Map(rows.map((row) => [row.number, asTicket(row)]))
}

function stepsIn(desk: Desk, known: Map<string, Step[]>, ticket: Ticket): Step[] {
  const { service, scenarioVersion } = ticket
  const name = `${service} ${scenarioVersion}`
  const steps = known.get(name) ?? stepsOf(desk, service, scenarioVersion)
  known.set(name, steps)
  return steps
}
