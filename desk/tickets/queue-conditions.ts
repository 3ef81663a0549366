import { and, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { subtasks } from '../../db/tables/processes.ts'
import { tickets, watchers } from '../../db/tables/tickets.ts'
import type { Desk } from '../desk.ts'
import type { Person } from '../people/people.ts'

const COUNTED = 2000

/** A condition on tickets that has an index of its own. */
export interface Condition {
  /** The condition as its index reads it. */
  read: SQL
  /** The same, only checked: the plus keeps its index out. */
  checked: SQL
  /** Its index goes on with `open`, then the order of the queue. */
  inOpen: boolean
}

export function lineIs(line: string): Condition {
  return given(tickets.line, line, true)
}

/** Null: nobody's. */
export function assigneeIs(id: number | null): Condition {
  return given(tickets.assigneeId, id, true)
}

export function serviceIs(service: string): Condition {
  return given(tickets.service, service, true)
}

export function statusIs(status: string): Condition {
  return given(tickets.status, status, false)
}

export function watchedBy(person: Person): Condition {
  const { ticket, personId } = watchers
  const mine = sql`(select ${ticket} from ${watchers} where ${personId} = ${person.id})`
  return {
    read: sql`${tickets.number} in ${mine}`,
    checked: sql`+${tickets.number} in ${mine}`,
    inOpen: false,
  }
}

/** Only checked: it has no index. */
export function priorityIs(priority: string | undefined): SQL | undefined {
  return priority === undefined ? undefined : sql`+${tickets.priority} = ${priority}`
}

/** Only checked: few of the open tickets that are read anyway wait for something. */
export function processIs(process: 'approval' | 'subtasks' | undefined): SQL | undefined {
  if (process === 'approval') return sql`+${tickets.gate} = 'approval'`
  if (process === undefined) return undefined
  const { parent, state } = subtasks
  return sql`exists (select 1 from ${subtasks}
    where ${parent} = ${tickets.number} and ${state} in ('planned', 'started'))`
}

/**
 * The conditions so that the one which the fewest tickets meet leads: its index is read, the others
 * are only checked. SQLite has no statistics by value and would read a million closed tickets.
 */
export function led(desk: Desk, conditions: Condition[], isOver: boolean): SQL[] {
  const open = sql`${tickets.open} = ${isOver ? 0 : 1}`
  const lead = narrowest(desk, conditions, open)
  if (!lead) return [open]
  const rest = conditions.filter((one) => one !== lead).map((one) => one.checked)
  return [lead.read, lead.inOpen ? open : sql`+${open}`, ...rest]
}

function narrowest(desk: Desk, conditions: Condition[], open: SQL): Condition | undefined {
  if (conditions.length < 2) return conditions[0]
  const counted = conditions.map((one) => ({ one, count: countOf(desk, one, open) }))
  return counted.sort((a, b) => a.count - b.count)[0]?.one
}

function countOf(desk: Desk, condition: Condition, open: SQL): number {
  const met = desk.db
    .select({ one: sql`1`.as('one') })
    .from(tickets)
    .where(and(condition.read, condition.inOpen ? open : undefined))
    .limit(COUNTED)
    .as('met')
  return desk.db.select({ n: sql<number>`count(*)` }).from(met).get()?.n ?? 0
}

function given(column: SQLiteColumn, value: string | number | null, inOpen: boolean): Condition {
  return { read: sql`${column} is ${value}`, checked: sql`+${column} is ${value}`, inOpen }
}
