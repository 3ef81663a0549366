import { and, inArray, isNull } from 'drizzle-orm'
import { clocks } from '../../db/tables/clocks.ts'
import { addWorkingTime } from '../calendar.ts'
import type { Desk } from '../desk.ts'
import { config } from '../setup/config.ts'
import { calendarOf } from '../time/calendars.ts'
import type { Ticket } from './tickets.ts'

const MINUTE = 60_000
/** How long a ticket without any clock may go unanswered, in working time of its line. */
const PATIENCE_MINUTES = 4 * 60

type Standing = Pick<
  Ticket,
  | 'number'
  | 'open'
  | 'category'
  | 'line'
  | 'dueAt'
  | 'nearAt'
  | 'policy'
  | 'answeredAt'
  | 'unansweredSince'
>

/** Why the clocks of tickets without a deadline stand still, by number: the reason of their pause. */
export function standstills(desk: Desk, rows: Standing[]): Map<number, string> {
  const quiet = rows.filter((row) => row.open === 1 && row.dueAt === null && row.policy !== null)
  if (quiet.length === 0) return new Map()
  const numbers = quiet.map((row) => row.number)
  const mine = and(inArray(clocks.ticket, numbers), isNull(clocks.metAt), isNull(clocks.droppedAt))
  const { ticket, pauses } = clocks
  const live = desk.db.select({ ticket, pauses }).from(clocks).where(mine).all()
  return new Map(
    live.flatMap((clock): [number, string][] => {
      const lasting = clock.pauses.find((pause) => pause.to === null)
      return lasting ? [[clock.ticket, lasting.reason]] : []
    }),
  )
}

/**
 * Since when (or from when on) a ticket is stuck in the first column: nobody has answered it, and
 * its deadline is near, or it has none and has waited for long. Null where it is not for now.
 */
export function stuckTime(desk: Desk, row: Standing, standsFor: string | null): number | null {
  const isUntouched = row.open === 1 && row.category === 'new' && row.answeredAt === null
  if (!isUntouched || standsFor !== null) return null
  if (row.dueAt !== null) return row.nearAt ?? row.dueAt
  if (row.unansweredSince === null) return null
  const calendar = calendarOf(desk, config(desk).lines.get(row.line)?.calendar)
  // Counted from the beginning on it is a few days of a calendar, however long ago that was.
  return calendar
    ? addWorkingTime(calendar, row.unansweredSince, PATIENCE_MINUTES)
    : row.unansweredSince + PATIENCE_MINUTES * MINUTE
}
