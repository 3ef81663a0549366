import { and, sql } from 'drizzle-orm'
import { tickets } from '../../db/tables/tickets.ts'
import type { Desk } from '../desk.ts'
import type { QueueMark } from './queue.ts'
import { type AnswerFilter, answerIs } from './queue-answers.ts'
import type { Listed } from './queue-rows.ts'

const SLICE_MS = 20
const LONGEST_STRETCH = 1000

/** Tickets in the queue's order from after a mark on. */
type Read = (limit: number, after: QueueMark | undefined) => Listed[]

/** What no index knows, so that it is only looked at. */
interface Wanted {
  answer?: AnswerFilter | undefined
  priority?: string | undefined
}

interface Answered {
  found: Listed[]
  /** Where it broke off, since it had taken long enough; null: nowhere. */
  stoppedAt: QueueMark | null
}

/**
 * The first of the tickets that `read` gives whose answer or priority is the wanted one. Where few or
 * none have it, a company's every ticket may have to be looked at, so this breaks off.
 */
export function answered(
  desk: Desk,
  wanted: Wanted,
  read: Read,
  limit: number,
  after: QueueMark | undefined,
): Answered {
  const until = desk.now() + SLICE_MS
  const found: Listed[] = []
  let mark = after
  for (let length = limit; ; length = Math.min(length * 2, LONGEST_STRETCH)) {
    const stretch = read(length, mark)
    found.push(...having(desk, wanted, stretch))
    mark = stretch.at(-1) ?? mark
    if (found.length >= limit || stretch.length < length) return { found, stoppedAt: null }
    if (desk.now() >= until) return { found, stoppedAt: mark ?? null }
  }
}

function having(desk: Desk, { answer, priority }: Wanted, rows: Listed[]): Listed[] {
  const urgent = priority === undefined ? rows : rows.filter((row) => row.priority === priority)
  if (!answer) return urgent
  const numbers = JSON.stringify(urgent.map(({ number }) => number))
  const these = sql`${tickets.number} in (select value from json_each(${numbers}))`
  const chosen = desk.db
    .select({ number: tickets.number })
    .from(tickets)
    .where(and(these, answerIs(answer)))
    .all()
  const theirs = new Set(chosen.map(({ number }) => number))
  return urgent.filter(({ number }) => theirs.has(number))
}
