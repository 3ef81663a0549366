import { and, eq, ne, sql } from 'drizzle-orm'
import { tickets } from '../../db/tables/tickets.ts'
import type { Desk } from '../desk.ts'
import type { Person } from '../people/people.ts'
import { linesOf } from '../people/rights.ts'
import { remembered } from '../remembered.ts'
import { config } from '../setup/config.ts'

/** A count goes up to here and no further: more is "many". */
export const MOST_COUNTED = 1000

/** How many tickets wait for work where the person works; each at most `MOST_COUNTED`. */
interface QueueCounts {
  mine: number
  unassigned: number
  overdue: number
  /** By line, in the company's order. */
  lines: { line: string; count: number }[]
}

/** Counts for the rail, from indexes alone; the person's own requests are left out. */
export function queueCounts(desk: Desk, person: Person): QueueCounts {
  const second = Math.floor(desk.now() / 1000)
  return remembered(desk, `counts ${person.id} ${second}`, () => countAll(desk, person))
}

/** The lines of which the person sees every ticket. */
export function linesSeen(desk: Desk, person: Person): string[] {
  if (person.role !== 'admin') return linesOf(desk, person)
  return config(desk).lines.live.map((line) => line.key)
}

function countAll(desk: Desk, person: Person): QueueCounts {
  const lines = linesSeen(desk, person)
  const own = ownOpen(desk, person)
  const isUnassigned = (one: { line: string; assigneeId: number | null }) =>
    one.assigneeId === null && lines.includes(one.line)
  return {
    mine: counted(desk, sql`assignee_id = ${person.id} and open = 1`),
    unassigned:
      counted(desk, sql`assignee_id is null and open = 1 and +line in ${listOf(lines)}`) -
      own.filter(isUnassigned).length,
    overdue: overdue(desk, lines) - own.filter((one) => one.queueAt < desk.now()).length,
    lines: perLine(desk, lines, sql`true`).map(({ line, count }) => ({
      line,
      count: count - own.filter((one) => one.line === line).length,
    })),
  }
}

function overdue(desk: Desk, lines: string[]): number {
  const late = perLine(desk, lines, sql`queue_at < ${desk.now()}`)
  return late.reduce((sum, { count }) => sum + count, 0)
}

function perLine(desk: Desk, lines: string[], condition: ReturnType<typeof sql>) {
  return desk.db.all<{ line: string; count: number }>(sql`
    select value as line, (select count(*) from (
      select 1 from tickets where line = value and open = 1 and ${condition} limit ${MOST_COUNTED}
    )) as count from json_each(${JSON.stringify(lines)})`)
}

function counted(desk: Desk, condition: ReturnType<typeof sql>): number {
  const row = desk.db.get<{ n: number }>(sql`
    select count(*) as n from (select 1 from tickets where ${condition} limit ${MOST_COUNTED})`)
  return row?.n ?? 0
}

function listOf(keys: string[]) {
  return sql`(select value from json_each(${JSON.stringify(keys)}))`
}

function ownOpen(desk: Desk, person: Person) {
  const { line, assigneeId, queueAt } = tickets
  return desk.db
    .select({ line, assigneeId, queueAt })
    .from(tickets)
    .where(
      and(
        eq(tickets.requesterId, person.id),
        ne(tickets.category, 'closed'),
        sql`+${tickets.open} = 1`,
      ),
    )
    .limit(MOST_COUNTED)
    .all()
}
