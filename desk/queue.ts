import { and, eq, inArray, isNull, lt, ne, or, type SQL, sql } from 'drizzle-orm'
import { reads, tickets, watchers } from '../db/tables/tickets.ts'
import { config } from './config.ts'
import type { Desk } from './desk.ts'
import { type Person, peopleByIds } from './people.ts'
import { linesOf } from './rights.ts'
import { ticketsMatching } from './search.ts'

/** The newest texts that a search looks through; an older ticket is found by more words. */
const SEARCHED = 5000
const COUNTED = 2000

/** Which tickets of those that a person may see; keys are the pack's. */
export interface QueueFilters {
  line?: string | undefined
  /** A status says itself whether its tickets are over. */
  status?: string | undefined
  /** A person's number, or null: nobody. */
  assignee?: number | null | undefined
  service?: string | undefined
  /** Solved and closed tickets, newest first, instead of those that wait for work, by deadline. */
  over?: boolean | undefined
  /** Past their deadline; implies work to do. */
  overdue?: boolean | undefined
  /** Words of the title, the messages or the requester's name, or a number; newest first, open or over. */
  words?: string | undefined
}

/** Where a page ends: the next one begins after it. */
export interface QueueMark {
  queueAt: number
  number: number
}

const listed = {
  number: tickets.number,
  title: tickets.title,
  service: tickets.service,
  line: tickets.line,
  requesterId: tickets.requesterId,
  assigneeId: tickets.assigneeId,
  status: tickets.status,
  category: tickets.category,
  priority: tickets.priority,
  policy: tickets.policy,
  dueAt: tickets.dueAt,
  nearAt: tickets.nearAt,
  queueAt: tickets.queueAt,
  unansweredSince: tickets.unansweredSince,
  lastMessageAt: tickets.lastMessageAt,
  createdAt: tickets.createdAt,
  rating: tickets.rating,
}

type Listed = Pick<typeof tickets.$inferSelect, keyof typeof listed>

export interface QueueRow extends Listed {
  requester: Person | undefined
  assignee: Person | undefined
  /** Something was said in it that the person has not seen. */
  isUnread: boolean
}

export interface QueuePage {
  rows: QueueRow[]
  /** Absent on the last page. */
  next: QueueMark | null
}

/**
 * A page of the tickets on which a person works: those of their lines, given to them or watched by
 * them; an admin's are all. Their own requests are not among them. Reads as much as it shows,
 * however many tickets there are.
 */
export function queue(
  desk: Desk,
  person: Person,
  filters: QueueFilters,
  limit: number,
  after?: QueueMark,
): QueuePage {
  const found =
    filters.words === undefined
      ? merged(desk, person, filters, limit + 1, after)
      : searched(desk, person, filters, limit + 1, after)
  const shown = found.slice(0, limit)
  const last = found.length > limit ? shown.at(-1) : undefined
  return {
    rows: withPeople(desk, person, shown),
    next: last ? { queueAt: last.queueAt, number: last.number } : null,
  }
}

/** The queries that together are a page, each read from an index; for the test that holds this. */
export function queueQueries(
  desk: Desk,
  person: Person,
  filters: QueueFilters,
  limit: number,
  after?: QueueMark,
) {
  const isOver = overOf(desk, filters)
  const order = isOver
    ? sql`${tickets.queueAt} desc, ${tickets.number} desc`
    : sql`${tickets.queueAt}, ${tickets.number}`
  return scopes(desk, person).map((scope) =>
    desk.db
      .select(listed)
      .from(tickets)
      .where(
        and(
          ...led(desk, [...scope, ...conditions(filters)], isOver),
          ne(tickets.requesterId, person.id),
          filters.overdue ? lt(tickets.queueAt, desk.now()) : undefined,
          after && beyond(after, isOver),
        ),
      )
      .orderBy(order)
      .limit(limit),
  )
}

/** A condition that an index answers. `inOpen`: that index goes on with `open`, then the order. */
interface Condition {
  /** With its column as it is, so that its index is read, or with a plus that forbids it. */
  as(plain: boolean): SQL
  inOpen: boolean
}

function merged(
  desk: Desk,
  person: Person,
  filters: QueueFilters,
  limit: number,
  after?: QueueMark,
): Listed[] {
  const sign = overOf(desk, filters) ? -1 : 1
  const byNumber = new Map<number, Listed>()
  for (const query of queueQueries(desk, person, filters, limit, after)) {
    for (const row of query.all()) byNumber.set(row.number, row)
  }
  return [...byNumber.values()]
    .sort((a, b) => sign * (a.queueAt - b.queueAt || a.number - b.number))
    .slice(0, limit)
}

function searched(
  desk: Desk,
  person: Person,
  filters: QueueFilters,
  limit: number,
  after?: QueueMark,
): Listed[] {
  const numbers = numbersOf(desk, filters.words ?? '')
  const isOver = filters.over || filters.overdue ? overOf(desk, filters) : undefined
  return desk.db
    .select(listed)
    .from(tickets)
    .where(
      and(
        sql`${tickets.number} in (select value from json_each(${JSON.stringify(numbers)}))`,
        visible(desk, person),
        ne(tickets.requesterId, person.id),
        ...conditions(filters).map((one) => one.as(false)),
        isOver === undefined ? undefined : sql`+${tickets.open} = ${isOver ? 0 : 1}`,
        filters.overdue ? sql`+${tickets.queueAt} < ${desk.now()}` : undefined,
        after && lt(tickets.number, after.number),
      ),
    )
    .orderBy(sql`${tickets.number} desc`)
    .limit(limit)
    .all()
}

function numbersOf(desk: Desk, words: string): number[] {
  const number = /^\s*[#№]?\s*(\d{1,9})\s*$/.exec(words)?.[1]
  return [
    ...(number === undefined ? [] : [Number(number)]),
    ...(ticketsMatching(desk, words, SEARCHED) ?? []),
  ]
}

/** Each scope is read from its own index and the pages are put together: an OR would read them all. */
function scopes(desk: Desk, person: Person): Condition[][] {
  if (person.role === 'admin') return [[]]
  return [
    ...linesOf(desk, person).map((line) => [lineIs(line)]),
    [assigneeIs(person.id)],
    [watchedBy(person)],
  ]
}

function visible(desk: Desk, person: Person): SQL | undefined {
  if (person.role === 'admin') return undefined
  return or(
    inArray(tickets.line, linesOf(desk, person)),
    eq(tickets.assigneeId, person.id),
    watchedBy(person).as(true),
  )
}

function conditions(filters: QueueFilters): Condition[] {
  const { line, status, assignee, service } = filters
  return [
    ...(line === undefined ? [] : [lineIs(line)]),
    ...(assignee === undefined ? [] : [assigneeIs(assignee)]),
    ...(service === undefined ? [] : [given(tickets.service, service, true)]),
    ...(status === undefined ? [] : [given(tickets.status, status, false)]),
  ]
}

/** The condition that the fewest tickets meet leads: its index is read, the others are only checked. */
function led(desk: Desk, all: Condition[], isOver: boolean): SQL[] {
  const open = sql`${tickets.open} = ${isOver ? 0 : 1}`
  const [only] = all
  if (!only) return [open]
  const lead = all.length === 1 ? only : narrowest(desk, all, open)
  const rest = all.filter((one) => one !== lead).map((one) => one.as(false))
  return [lead.as(true), lead.inOpen ? open : sql`+${open}`, ...rest]
}

function narrowest(desk: Desk, all: Condition[], open: SQL): Condition {
  const counted = all.map((one) => {
    const met = desk.db
      .select({ one: sql`1` })
      .from(tickets)
      .where(and(one.as(true), one.inOpen ? open : undefined))
      .limit(COUNTED)
    return { one, count: desk.db.select({ n: sql<number>`count(*)` }).from(met.as('met')).get() }
  })
  counted.sort((a, b) => (a.count?.n ?? 0) - (b.count?.n ?? 0))
  return (counted[0] as (typeof counted)[number]).one
}

function lineIs(line: string): Condition {
  return given(tickets.line, line, true)
}

function assigneeIs(id: number | null): Condition {
  if (id !== null) return given(tickets.assigneeId, id, true)
  return {
    inOpen: true,
    as: (plain) => (plain ? isNull(tickets.assigneeId) : sql`+${tickets.assigneeId} is null`),
  }
}

function watchedBy(person: Person): Condition {
  const mine = sql`(select ${watchers.ticket} from ${watchers} where ${watchers.personId} = ${person.id})`
  return {
    inOpen: false,
    as: (plain) => (plain ? sql`${tickets.number} in ${mine}` : sql`+${tickets.number} in ${mine}`),
  }
}

function given(
  column: typeof tickets.line | typeof tickets.assigneeId,
  value: string | number,
  inOpen: boolean,
): Condition {
  return { inOpen, as: (plain) => (plain ? sql`${column} = ${value}` : sql`+${column} = ${value}`) }
}

// What is over has no deadline, so that one index serves both: by deadline, and by number.
function beyond(mark: QueueMark, isOver: boolean): SQL {
  const here = sql`(${tickets.queueAt}, ${tickets.number})`
  const there = sql`(${mark.queueAt}, ${mark.number})`
  return isOver ? sql`${here} < ${there}` : sql`${here} > ${there}`
}

function overOf(desk: Desk, { status, over, overdue }: QueueFilters): boolean {
  if (overdue) return false
  const category = config(desk).statuses.get(status)?.category
  if (category !== undefined) return category === 'solved' || category === 'closed'
  return over === true
}

function withPeople(desk: Desk, person: Person, rows: Listed[]): QueueRow[] {
  const ids = rows.flatMap((row) => [row.requesterId, row.assigneeId ?? row.requesterId])
  const people = peopleByIds(desk, ids)
  const readAt = readTimes(
    desk,
    person,
    rows.map((row) => row.number),
  )
  return rows.map((row) => ({
    ...row,
    requester: people.get(row.requesterId),
    assignee: row.assigneeId === null ? undefined : people.get(row.assigneeId),
    isUnread: row.lastMessageAt > (readAt.get(row.number) ?? 0),
  }))
}

function readTimes(desk: Desk, person: Person, numbers: number[]): Map<number, number> {
  if (numbers.length === 0) return new Map()
  const rows = desk.db
    .select()
    .from(reads)
    .where(and(eq(reads.personId, person.id), inArray(reads.ticket, numbers)))
    .all()
  return new Map(rows.map((row) => [row.ticket, row.readAt]))
}
