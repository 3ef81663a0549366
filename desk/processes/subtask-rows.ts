import { and, asc, count, eq, inArray, ne, sql } from 'drizzle-orm'
import { subtasks } from '../../db/tables/processes.ts'
import { redrawCards } from '../chat/cards.ts'
import { about, tellWorkers } from '../delivery/notify.ts'
import type { Desk } from '../desk.ts'
import { lastEvent, record } from '../events.ts'
import { givenList, prepared } from '../prepared.ts'
import { change, findTicket, isDone, type Ticket } from '../tickets/tickets.ts'

export type Subtask = typeof subtasks.$inferSelect

/** Why a parent is on hold: the history says so, and knows that nobody paused it by hand. */
export const HELD = 'subtasks'

const MOST_SUBTASKS = 200

const counted = prepared((db) =>
  db
    .select({
      parent: subtasks.parent,
      done: sql<number>`sum(${subtasks.state} = 'done')`,
      all: count(),
    })
    .from(subtasks)
    .where(and(sql`${subtasks.parent} in ${givenList('parents')}`, ne(subtasks.state, 'dropped')))
    .groupBy(subtasks.parent)
    .prepare(),
)

/** The subtasks of a ticket, in the order of its service, those added by hand after them. */
export function subtasksOf(desk: Desk, parent: number): Subtask[] {
  return desk.db
    .select()
    .from(subtasks)
    .where(eq(subtasks.parent, parent))
    .orderBy(asc(subtasks.id))
    .limit(MOST_SUBTASKS)
    .all()
}

/** The subtask that a ticket is of its parent. */
export function subtaskOf(desk: Desk, child: number): Subtask | undefined {
  return desk.db.select().from(subtasks).where(eq(subtasks.child, child)).get()
}

/** How many of a ticket's subtasks it has to wait for: those of its process that are not over. */
export function openSubtasks(desk: Desk, parent: number): number {
  const open = and(
    eq(subtasks.parent, parent),
    ne(subtasks.start, 'by_hand'),
    inArray(subtasks.state, ['planned', 'started']),
  )
  return desk.db.select({ n: count() }).from(subtasks).where(open).get()?.n ?? 0
}

/** Whether what is to be over before a ticket goes on has begun and is not. */
export function isProcessRunning(desk: Desk, parent: number): boolean {
  const all = subtasksOf(desk, parent)
  return all.some(({ start, state }) => start !== 'by_hand' && state === 'started')
}

/** Whether a ticket stands on hold for its subtasks, or did until its requester was asked something. */
export function isHeld(desk: Desk, number: number): boolean {
  let last = lastEvent(desk, number, 'status_changed')
  while (last?.data.toCategory === 'waiting') {
    last = lastEvent(desk, number, 'status_changed', last.id)
  }
  if (last?.data.reason !== HELD) return false
  // An agent may have given the same word as a reason of theirs.
  return last.byId === null || last.data.fromCategory === 'waiting'
}

/** Whether its turn has come: by itself a subtask follows what was solved, by hand also what ended otherwise. */
export function isReady(desk: Desk, { parent, after }: Subtask, byHand = false): boolean {
  const before = subtasksOf(desk, parent).filter(({ key }) => after.includes(key))
  return before.every(({ state }) => state === 'done' || (byHand && state === 'dropped'))
}

/** How many subtasks of these tickets are done, and how many count; tickets without any are not in it. */
export function progressOf(
  desk: Desk,
  parents: number[],
): Map<number, { done: number; all: number }> {
  if (parents.length === 0) return new Map()
  const rows = counted(desk).all({ parents: JSON.stringify(parents) })
  return new Map(rows.map(({ parent, done, all }) => [parent, { done, all }]))
}

/** Writes values into a subtask and gives it back as it is now. */
export function changeSubtask(
  desk: Desk,
  id: number,
  values: Partial<typeof subtasks.$inferInsert>,
): Subtask {
  return desk.db.update(subtasks).set(values).where(eq(subtasks.id, id)).returning().get()
}

/** The parent's subtasks are looked at soon: something about them has changed. */
export function advanceLater(desk: Desk, parent: number): void {
  change(desk, parent, { advanceAt: desk.now() })
  redrawCards(desk, parent)
  desk.bus.note({ what: 'due' })
}

/** A ticket has ended or goes on again: so has the subtask that it is, and its parent's people hear of an end. */
export function settleSubtask(desk: Desk, before: Ticket, after: Ticket): void {
  if (isDone(before) === isDone(after) && after.category !== 'closed') return
  const subtask = subtaskOf(desk, after.number)
  const state = stateOf(after)
  if (!subtask || subtask.state === state) return
  changeSubtask(desk, subtask.id, { state })
  advanceLater(desk, subtask.parent)
  const parent = findTicket(desk, subtask.parent)
  if (!parent || state === 'started') return
  const data = { child: after.number, key: subtask.key, state }
  record(desk, 'subtask_ended', { ticket: parent.number, data })
  if (parent.open === 0) return
  tellWorkers(desk, parent, {
    fact: 'subtask_done',
    ...about(parent),
    child: after.number,
    childTitle: after.title,
    left: leftOf(desk, parent.number),
    solved: state === 'done',
  })
}

function stateOf(ticket: Ticket): Subtask['state'] {
  if (!isDone(ticket)) return 'started'
  return ticket.solvedAt === null ? 'dropped' : 'done'
}

/** What somebody may yet start by hand is left to nobody. */
function leftOf(desk: Desk, parent: number): number {
  return subtasksOf(desk, parent).filter(
    ({ state, start }) => state === 'started' || (state === 'planned' && start !== 'by_hand'),
  ).length
}
