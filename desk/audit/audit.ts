import { and, desc, eq, gte, inArray, lt, type SQL, sql } from 'drizzle-orm'
import { events, tickets } from '../../db/tables/tickets.ts'
import { type Desk, deed } from '../desk.ts'
import { DeskError } from '../errors.ts'
import { type EventRow, record } from '../events.ts'
import { type Person, peopleByIds } from '../people/people.ts'
import { mayAudit } from '../people/rights.ts'

const COUNTED = 20_000

/** Which lines of the history of everything are wanted; instants in milliseconds UTC. */
export interface AuditQuery {
  /** The number of the person who did it. */
  by?: number | undefined
  type?: string | undefined
  ticket?: number | undefined
  /** From this instant on. */
  from?: number | undefined
  /** Up to this instant, without it. */
  to?: number | undefined
  /** Goes on below this line. */
  before?: number | undefined
}

export interface AuditLine extends EventRow {
  /** Absent where the desk did it by itself. */
  who: Person | undefined
  /** It is about a ticket of the reader's own: what is in it stays with those who work on it. */
  isHidden: boolean
}

export interface AuditPage {
  lines: AuditLine[]
  /** What the next page goes on below; null on the last. */
  next: number | null
}

/** A page of who did what, newest first; throws `not_allowed` for anybody but an admin. */
export function auditPage(desk: Desk, reader: Person, query: AuditQuery, limit: number): AuditPage {
  if (!mayAudit(reader)) throw new DeskError('not_allowed')
  const rows = desk.db
    .select()
    .from(events)
    .where(and(...conditions(desk, query)))
    .orderBy(desc(events.id))
    .limit(limit + 1)
    .all()
  const shown = rows.slice(0, limit)
  const people = peopleByIds(
    desk,
    shown.flatMap(({ byId }) => byId ?? []),
  )
  const own = ownTickets(desk, reader, shown)
  const lines = shown.map((row) => {
    const isHidden = row.ticket !== null && own.has(row.ticket)
    const who = row.byId === null ? undefined : people.get(row.byId)
    return { ...row, data: isHidden ? {} : row.data, who, isHidden }
  })
  return { lines, next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null }
}

/** The kinds of events there have been, by name. Each is found by one step in their index. */
export function auditKinds(desk: Desk, reader: Person): string[] {
  if (!mayAudit(reader)) throw new DeskError('not_allowed')
  const rows = desk.db.all<{ type: string }>(sql`
    with recursive kinds(type) as (
      select min(${events.type}) from ${events}
      union all
      select (select min(${events.type}) from ${events} where ${events.type} > kinds.type)
      from kinds where kinds.type is not null
    ) select type from kinds where type is not null`)
  return rows.map(({ type }) => type)
}

/** Keeps that somebody took the audit out, and which part of it; throws `not_allowed`. */
export function exportAudit(desk: Desk, by: Person, query: AuditQuery): void {
  deed(desk, () => {
    if (!mayAudit(by)) throw new DeskError('not_allowed')
    record(desk, 'audit_exported', { by: by.id, data: { ...query } })
  })
}

function conditions(desk: Desk, query: AuditQuery): (SQL | undefined)[] {
  const { by, type, ticket, from, to, before } = query
  return [
    ...led(desk, [
      ticket === undefined ? undefined : { column: events.ticket, value: ticket },
      type === undefined ? undefined : { column: events.type, value: type },
      by === undefined ? undefined : { column: events.byId, value: by },
    ]),
    from === undefined ? undefined : gte(events.id, firstSince(desk, from)),
    to === undefined ? undefined : lt(events.id, firstSince(desk, to)),
    before === undefined ? undefined : lt(events.id, before),
  ]
}

interface Given {
  column: typeof events.ticket | typeof events.type | typeof events.byId
  value: string | number
}

/** The condition which the fewest lines meet leads: the plus keeps the indexes of the others out. */
function led(desk: Desk, conditions: (Given | undefined)[]): SQL[] {
  const given = conditions.flatMap((one) => one ?? [])
  const sized = given.map((one) => ({ one, size: given.length > 1 ? sizeOf(desk, one) : 0 }))
  const [first] = sized.sort((a, b) => a.size - b.size)
  return given.map((one) => {
    const { column, value } = one
    return one === first?.one ? sql`${column} = ${value}` : sql`+${column} = ${value}`
  })
}

/** How many lines meet a condition; many are not counted to the end. */
function sizeOf(desk: Desk, { column, value }: Given): number {
  const some = sql`select 1 from ${events} where ${column} = ${value} limit ${COUNTED}`
  return desk.db.get<{ size: number }>(sql`select count(*) as size from (${some})`).size
}

/** The first line since an instant: lines are in the order of time, so halving finds it without an index. */
function firstSince(desk: Desk, at: number): number {
  const last = desk.db
    .select({ id: sql<number | null>`max(${events.id})` })
    .from(events)
    .get()
  let low = 1
  let high = (last?.id ?? 0) + 1
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const row = lineFrom(desk, middle)
    if (row && row.at < at) low = row.id + 1
    else high = middle
  }
  return low
}

function lineFrom(desk: Desk, id: number): { id: number; at: number } | undefined {
  return desk.db
    .select({ id: events.id, at: events.at })
    .from(events)
    .where(gte(events.id, id))
    .orderBy(events.id)
    .limit(1)
    .get()
}

function ownTickets(desk: Desk, reader: Person, rows: EventRow[]): Set<number> {
  const numbers = [...new Set(rows.flatMap(({ ticket }) => ticket ?? []))]
  if (numbers.length === 0) return new Set()
  const own = desk.db
    .select({ number: tickets.number })
    .from(tickets)
    .where(and(inArray(tickets.number, numbers), eq(tickets.requesterId, reader.id)))
    .all()
  return new Set(own.map(({ number }) => number))
}
