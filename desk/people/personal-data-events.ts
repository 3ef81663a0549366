import { asc, eq, gt } from 'drizzle-orm'
import { events } from '../../db/tables/tickets.ts'
import type { Desk } from '../desk.ts'
import { type Act, isRecord, nextOf, RANGE, type Step } from './personal-data-step.ts'
import { withoutQuotes } from './personal-data-texts.ts'
import { isTraced, withoutTraces } from './personal-data-traces.ts'

/** The one change of events: what quotes or tells the person is blanked; who, what and when stays. */
export const blankEvents: Act = (desk, step, after) => {
  const rows = desk.db
    .select()
    .from(events)
    .where(gt(events.id, after))
    .orderBy(asc(events.id))
    .limit(RANGE)
    .all()
  for (const row of rows) blankEvent(desk, row, step)
  return nextOf(
    rows.map(({ id }) => id),
    RANGE,
  )
}

/** Blanks the history of a request of theirs, whoever wrote it. */
export function blankHistory(desk: Desk, ticket: number, step: Step): void {
  const rows = desk.db.select().from(events).where(eq(events.ticket, ticket)).all()
  for (const row of rows) blankEvent(desk, row, step, true)
}

type EventRow = typeof events.$inferSelect

function blankEvent(desk: Desk, row: EventRow, step: Step, isOwn = false): void {
  const { traces, instead } = step
  const isQuoting = isOwn || row.byId === traces.id
  const quoteless = isQuoting ? withoutQuotes(row.type, row.data) : row.data
  const text = JSON.stringify(quoteless)
  const data = withoutProfile(quoteless, traces.id)
  const blank = isTraced(text, traces) ? withoutTraces(data, traces, instead) : data
  if (JSON.stringify(blank) === JSON.stringify(row.data)) return
  desk.db.update(events).set({ data: blank }).where(eq(events.id, row.id)).run()
}

/** What an event of the directory tells of this person: former names and numbers too. */
function withoutProfile(data: Record<string, unknown>, id: number): Record<string, unknown> {
  const about = (one: unknown): unknown => {
    if (!isRecord(one) || one.person !== id) return one
    const { before: _, after: __, changes: ___, ...rest } = one
    return rest
  }
  if (Array.isArray(data.people)) return { ...data, people: data.people.map(about) }
  return about(data) as Record<string, unknown>
}
