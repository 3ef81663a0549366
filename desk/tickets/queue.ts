import { and, eq, lt, ne, type SQL, sql } from 'drizzle-orm'
import { reads, tickets } from '../../db/tables/tickets.ts'
import type { Desk } from '../desk.ts'
import { type Person, peopleByIds } from '../people/people.ts'
import { linesOf } from '../people/rights.ts'
import { givenList, prepared } from '../prepared.ts'
import { progressOf } from '../processes/subtask-rows.ts'
import { answered } from './queue-answered.ts'
import type { AnswerFilter } from './queue-answers.ts'
import {
  assigneeIs,
  type Condition,
  led,
  lineIs,
  processIs,
  watchedBy,
} from './queue-conditions.ts'
import { conditionsOf, type Listed, listed, overOf } from './queue-rows.ts'
import { searched } from './queue-search.ts'
import { standstills, stuckTime } from './queue-stuck.ts'

/** Which tickets of those that a person may see; keys are the pack's. */
export interface QueueFilters {
  line?: string | undefined
  /** A status says itself whether its tickets are over. */
  status?: string | undefined
  /** A person's number, or null: nobody's. */
  assignee?: number | null | undefined
  service?: string | undefined
  priority?: string | undefined
  /** One answer to the scenario of the service. */
  answer?: AnswerFilter | undefined
  /** Solved and closed tickets, newest first, instead of those that wait for work, by deadline. */
  over?: boolean | undefined
  /** Past their deadline, and so not over. */
  overdue?: boolean | undefined
  /** Waiting for an approval, or for subtasks that are not over. */
  process?: 'approval' | 'subtasks' | undefined
  /** Words of what the ticket says, of its requester's or assignee's name, or a number: newest first, open or over. */
  words?: string | undefined
}

/** Where a page ends: the next one begins after it. */
export interface QueueMark {
  queueAt: number
  number: number
}

export interface QueueRow extends Listed {
  requester: Person | undefined
  assignee: Person | undefined
  /** Something was said in it that the person has not seen. */
  isUnread: boolean
  /** Why its clocks stand still, so that it has no deadline now; null where they do not. */
  standsFor: string | null
  /** Since when, or from when on, it is stuck: new, unanswered and soon late. */
  stuckAt: number | null
  /** Of its subtasks how many are done, and how many there are; null without any. */
  subtasks: { done: number; all: number } | null
}

const readBy = prepared((db) =>
  db
    .select()
    .from(reads)
    .where(
      and(
        eq(reads.personId, sql.placeholder('person')),
        sql`${reads.ticket} in ${givenList('tickets')}`,
      ),
    )
    .prepare(),
)

export interface QueuePage {
  rows: QueueRow[]
  /** Null on the last page. */
  next: QueueMark | null
  /** It took too long to have a page full, and broke off: the next one goes on from there. */
  isBrokenOff: boolean
}

/**
 * A page of the tickets on which a person works: those of their lines, given to them or watched by
 * them; an admin's are all. Their own requests are not among them. Reads about as much as it
 * shows, however many tickets there are.
 */
export function queue(
  desk: Desk,
  person: Person,
  filters: QueueFilters,
  limit: number,
  after?: QueueMark,
): QueuePage {
  const { found, stoppedAt } = foundIn(desk, person, filters, limit + 1, after)
  const shown = found.slice(0, limit)
  const last = found.length > limit ? shown.at(-1) : undefined
  const mark = last ?? stoppedAt
  return {
    rows: withPeople(desk, person, shown),
    next: mark && { queueAt: mark.queueAt, number: mark.number },
    isBrokenOff: stoppedAt !== null && shown.length < limit,
  }
}

/** The queries whose rows together are a page, of any answers and priority: one OR of them all would have no index. */
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
  return scopes(desk, person, filters.line).map((scope) => {
    const conditions = and(
      ...led(desk, [...scope, ...conditionsOf(filters)], isOver),
      ne(tickets.requesterId, person.id),
      filters.overdue ? lt(tickets.queueAt, desk.now()) : undefined,
      processIs(filters.process),
      after && beyond(after, isOver),
    )
    return desk.db.select(listed).from(tickets).where(conditions).orderBy(order).limit(limit)
  })
}

function foundIn(
  desk: Desk,
  person: Person,
  filters: QueueFilters,
  limit: number,
  after?: QueueMark,
): { found: Listed[]; stoppedAt: QueueMark | null } {
  const { words, answer, priority } = filters
  if (words !== undefined) {
    const { found, stoppedAt } = searched(desk, person, { ...filters, words }, limit, after)
    return { found, stoppedAt: stoppedAt === null ? null : { queueAt: 0, number: stoppedAt } }
  }
  const read = (most: number, mark?: QueueMark) => merged(desk, person, filters, most, mark)
  if (answer || priority) return answered(desk, { answer, priority }, read, limit, after)
  return { found: read(limit, after), stoppedAt: null }
}

function merged(
  desk: Desk,
  person: Person,
  filters: QueueFilters,
  limit: number,
  after?: QueueMark,
): Listed[] {
  const sign = overOf(desk, filters) ? -1 : 1
  const rows = queueQueries(desk, person, filters, limit, after).flatMap((query) => query.all())
  const byNumber = new Map(rows.map((row) => [row.number, row]))
  return [...byNumber.values()]
    .sort((a, b) => sign * (a.queueAt - b.queueAt || a.number - b.number))
    .slice(0, limit)
}

function scopes(desk: Desk, person: Person, line: string | undefined): Condition[][] {
  if (person.role === 'admin') return [[]]
  const lines = linesOf(desk, person).filter((key) => line === undefined || key === line)
  return [...lines.map(lineIs), assigneeIs(person.id), watchedBy(person)].map((one) => [one])
}

// What is over has no deadline: the order by deadline, backwards, is the order by number.
function beyond(mark: QueueMark, isOver: boolean): SQL {
  const here = sql`(${tickets.queueAt}, ${tickets.number})`
  const there = sql`(${mark.queueAt}, ${mark.number})`
  return isOver ? sql`${here} < ${there}` : sql`${here} > ${there}`
}

function withPeople(desk: Desk, person: Person, rows: Listed[]): QueueRow[] {
  const ids = rows.flatMap((row) => [row.requesterId, row.assigneeId ?? row.requesterId])
  const people = peopleByIds(desk, ids)
  const numbers = rows.map((row) => row.number)
  const readAt = readTimes(desk, person, numbers)
  const stands = standstills(desk, rows)
  const progress = progressOf(desk, numbers)
  return rows.map((row) => {
    const standsFor = stands.get(row.number) ?? null
    return {
      ...row,
      requester: people.get(row.requesterId),
      assignee: row.assigneeId === null ? undefined : people.get(row.assigneeId),
      isUnread: row.lastMessageAt > (readAt.get(row.number) ?? 0),
      standsFor,
      stuckAt: stuckTime(desk, row, standsFor),
      subtasks: progress.get(row.number) ?? null,
    }
  })
}

function readTimes(desk: Desk, person: Person, numbers: number[]): Map<number, number> {
  if (numbers.length === 0) return new Map()
  const rows = readBy(desk).all({ person: person.id, tickets: JSON.stringify(numbers) })
  return new Map(rows.map((row) => [row.ticket, row.readAt]))
}
