import { asc, eq, sql } from 'drizzle-orm'
import { clocks } from '../../db/tables/clocks.ts'
import type { Promised } from '../delivery/letters.ts'
import type { Desk } from '../desk.ts'
import { prepared, preparedChange, preparedInsert } from '../prepared.ts'
import type { Ticket } from '../tickets/tickets.ts'
import type { ClockRow } from './readings.ts'

type NewClock = Omit<ClockRow, 'id' | 'metAt' | 'droppedAt' | 'breachedAt'>

const ofTicket = prepared((db) =>
  db
    .select()
    .from(clocks)
    .where(eq(clocks.ticket, sql.placeholder('ticket')))
    .orderBy(asc(clocks.id))
    .prepare(),
)

const ofId = prepared((db) =>
  db
    .select()
    .from(clocks)
    .where(eq(clocks.id, sql.placeholder('id')))
    .prepare(),
)

const insert = preparedInsert(clocks, [
  'ticket',
  'target',
  'policy',
  'calendar',
  'targetMinutes',
  'startedAt',
  'pauses',
  'former',
  'dueAt',
])

const kept = prepared((db) =>
  db
    .update(clocks)
    .set({
      dueAt: sql`${sql.placeholder('dueAt')}`,
      breachedAt: sql`${sql.placeholder('breachedAt')}`,
    })
    .where(eq(clocks.id, sql.placeholder('id')))
    .prepare(),
)

const changed = preparedChange(clocks, 'id')

/** Every clock that a ticket has had, oldest first, those that no longer apply too. */
export function allClocks(desk: Desk, ticket: number): ClockRow[] {
  return ofTicket(desk).all({ ticket })
}

/** The clocks of a ticket that are neither met nor dropped. */
export function liveClocks(desk: Desk, ticket: number): ClockRow[] {
  return allClocks(desk, ticket).filter(isLive)
}

/** What the ticket's deadline promises; undefined where nothing is, or it has passed. */
export function promisedOf(desk: Desk, { number, dueAt }: Ticket): Promised | undefined {
  if (dueAt === null || dueAt < desk.now()) return undefined
  const nearest = liveClocks(desk, number).find((clock) => clock.dueAt === dueAt)
  return nearest && { dueAt, target: nearest.target }
}

/** Whether it still runs or stands still for a while. */
export function isLive(clock: ClockRow): boolean {
  return clock.metAt === null && clock.droppedAt === null
}

/** The clock of a number. */
export function clockById(desk: Desk, id: number): ClockRow | undefined {
  return ofId(desk).get({ id })
}

/** Adds a clock. */
export function addClock(desk: Desk, clock: NewClock): ClockRow {
  const id = insert(desk, clock)
  return { ...clock, id, metAt: null, droppedAt: null, breachedAt: null }
}

/** Writes values into a clock and gives it back as it is now. */
export function changeClock(desk: Desk, clock: ClockRow, values: Partial<ClockRow>): ClockRow {
  return changed(desk, clock.id, values)
}

/** Writes when a clock is due and when it was breached, and gives it back as it is now. */
export function keepDue(
  desk: Desk,
  clock: ClockRow,
  due: Pick<ClockRow, 'dueAt' | 'breachedAt'>,
): ClockRow {
  kept(desk).run({ ...due, id: clock.id })
  return { ...clock, ...due }
}
