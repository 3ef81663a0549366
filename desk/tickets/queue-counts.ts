import { and, eq, ne, sql } from 'drizzle-orm'
import { tickets } from '../../db/tables/tickets.ts'
import type { Desk } from '../desk.ts'
import type { Person } from '../people/people.ts'
import { linesOf } from '../people/rights.ts'
import { prepared } from '../prepared.ts'
import { remembered } from '../remembered.ts'
import { config } from '../setup/config.ts'

/** A count goes up to here and no further: more is "many". */
export const MOST_COUNTED = 1000

/** How many tickets wait for work where the person works; no line is counted beyond `MOST_COUNTED`. */
interface QueueCounts {
  mine: number
  unassigned: number
  overdue: number
  /** By line, in the company's order. */
  lines: { line: string; count: number }[]
}

interface Counted {
  line: string
  count: number
}

const counted = prepared(({ $client }) => {
  const countOf = (condition: string) =>
    `select count(*) from (select 1 from tickets where open = 1 and ${condition} limit ${MOST_COUNTED})`
  const perLine = (condition: string) =>
    $client.prepare<[{ lines: string; now: number }], Counted>(
      `select value as line, (${countOf(`line = value and ${condition}`)}) as count from json_each(@lines)`,
    )
  return {
    mine: $client.prepare<[number], Pick<Counted, 'count'>>(
      `select (${countOf('assignee_id = ?')}) as count`,
    ),
    unassigned: perLine('assignee_id is null'),
    overdue: perLine('queue_at < @now'),
    all: perLine('true'),
  }
})

const ownOpen = prepared((db) =>
  db
    .select({ line: tickets.line, assigneeId: tickets.assigneeId, queueAt: tickets.queueAt })
    .from(tickets)
    .where(
      and(
        eq(tickets.requesterId, sql.placeholder('person')),
        ne(tickets.category, 'closed'),
        sql`+${tickets.open} = 1`,
      ),
    )
    .limit(MOST_COUNTED)
    .prepare(),
)

/** Counts for the rail, from indexes alone; the person's own requests are left out. */
export function queueCounts(desk: Desk, person: Person): QueueCounts {
  const second = Math.floor(desk.now() / 1000)
  return remembered(desk, `counts ${person.id} ${second}`, () => countAll(desk, person))
}

/** The lines of which the person sees every ticket, archived ones too. */
export function linesSeen(desk: Desk, person: Person): string[] {
  if (person.role !== 'admin') return linesOf(desk, person)
  const { live, archived } = config(desk).lines
  return [...live, ...archived].map((line) => line.key)
}

function countAll(desk: Desk, person: Person): QueueCounts {
  const lines = linesSeen(desk, person)
  const mine = ownOpen(desk).all({ person: person.id })
  const own = mine.filter(({ line }) => lines.includes(line))
  const now = desk.now()
  const isInUse = (key: string) => config(desk).lines.live.some((line) => line.key === key)
  const seen = counted(desk)
  const given = { lines: JSON.stringify(lines), now }
  return {
    mine: seen.mine.get(person.id)?.count ?? 0,
    unassigned:
      sumOf(seen.unassigned.all(given)) -
      own.filter(({ assigneeId }) => assigneeId === null).length,
    overdue: sumOf(seen.overdue.all(given)) - own.filter((one) => one.queueAt < now).length,
    lines: seen.all
      .all(given)
      .map(({ line, count }) => ({
        line,
        count: count - own.filter((one) => one.line === line).length,
      }))
      // An archived line is there as long as something is left in it.
      .filter(({ line, count }) => count > 0 || isInUse(line)),
  }
}

function sumOf(counts: Counted[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0)
}
