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
  | 'gate'
  | 'line'
  | 'dueAt'
  | 'nearAt'
  | 'policy'
  | 'answeredAt'
  | 'unansweredSince'
>

/** Why time stands still for tickets without a deadline, by number: what stops them or their clocks. */
export function standstills(desk: Desk, rows: Standing[]): Map<number, string> {
  const quiet = rows.filter((row) => row.open === 1 && row.dueAt === null)
  const gated = quiet.flatMap(({ number, gate }): [number, string][] =>
    gate === null ? [] : [[number, gate]],
  )
  return new Map([...gated, ...pausedClocks(desk, quiet)])
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

function pausedClocks(desk: Desk, quiet: Standing[]): [number, string][] {
  const numbers = quiet.filter((row) => row.policy !== null).map((row) => row.number)
  if (numbers.length === 0) return []
  const { ticket, pauses, metAt, droppedAt } = clocks
  const live = and(inArray(ticket, numbers), isNull(metAt), isNull(droppedAt))
  const rows = desk.db.select({ ticket, pauses }).from(clocks).where(live).all()
  return rows.flatMap((clock): [number, string][] => {
    const lasting = clock.pauses.find((pause) => pause.to === null)
    return lasting ? [[clock.ticket, lasting.reason]] : []
  })
}
