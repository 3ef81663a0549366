import { and, asc, isNull, lt, lte } from 'drizzle-orm'
import { clocks } from '../db/tables/clocks.ts'
import { tickets } from '../db/tables/tickets.ts'
import { about, tellRequester } from './delivery/notify.ts'
import { type Desk, deed } from './desk.ts'
import { approvalsDue, waitingApproval } from './processes/approval-rows.ts'
import { handOn } from './processes/approvals.ts'
import { moveReady } from './processes/ranking.ts'
import { advance } from './processes/subtasks.ts'
import { NO_SETBACKS, type Setbacks, type Work } from './setbacks.ts'
import { config } from './setup/config.ts'
import { giveUpClocks } from './sla/clocks.ts'
import { refresh } from './sla/deadlines.ts'
import { raisedPriority } from './sla/raising-rules.ts'
import { recomputeLeft, recomputeSome, ticketsLeft } from './sla/recomputing.ts'
import { remindingClocks } from './sla/reminders.ts'
import { remind } from './sla/reminding.ts'
import { retarget } from './sla/retargeting.ts'
import { announceToLine } from './tickets/assignment.ts'
import { givePriority } from './tickets/priorities.ts'
import { defaultStatus, enter } from './tickets/statuses.ts'
import { change, ticketOf } from './tickets/tickets.ts'

/** What of one kind is begun with at once. */
const BATCH = 100
/** Rows that one piece of work has at most: a clock may have so many reminders due. */
const ROWS_OF_ONE = 20
/** Milliseconds after which each kind of work does one thing more at most: others wait meanwhile. */
const SLICE_MS = 10

/** One kind of work: finding what is due of it, longest due first, by numbers only, and doing one. */
interface Chore {
  kind: Work['kind']
  due(desk: Desk, limit: number): Omit<Work, 'kind'>[]
  act(desk: Desk, work: Work): void
}

const CHORES: Chore[] = [
  { kind: 'recompute', due: ticketsLeft, act: (desk, { ticket }) => recomputeLeft(desk, ticket) },
  { kind: 'raise', due: dueBy('raiseAt'), act: (desk, { ticket }) => raise(desk, ticket) },
  { kind: 'remind', due: remindingClocks, act: (desk, { clock = 0 }) => remind(desk, clock) },
  {
    kind: 'breach',
    due: breaching,
    act: (desk, work) => retarget(desk, ticketOf(desk, work.ticket)),
  },
  { kind: 'close', due: dueBy('closeAt'), act: (desk, { ticket }) => closeNow(desk, ticket) },
  {
    kind: 'announce',
    due: dueBy('announceAt'),
    act: (desk, { ticket }) => announceToLine(desk, ticketOf(desk, ticket)),
  },
  { kind: 'hand_on', due: undecided, act: (desk, { ticket }) => handOnLate(desk, ticket) },
  { kind: 'advance', due: dueBy('advanceAt'), act: (desk, { ticket }) => advance(desk, ticket) },
  { kind: 'rank', due: rankings, act: moveReady },
]

/**
 * Does what has become due, as much as a slice of time allows: clocks to recompute, priorities raised by
 * waiting, reminders, breaches, closings, lines that open. Reads only what is due, by an index. True
 * where more may be waiting. What fails is thrown, or waits its turn where `setbacks` are kept.
 */
export function tick(desk: Desk, setbacks: Setbacks = NO_SETBACKS): boolean {
  const until = desk.now() + SLICE_MS
  const left = [
    recomputeSome(desk, setbacks),
    ...CHORES.map((chore) => workOff(desk, setbacks, chore, until)),
  ]
  return left.includes(true)
}

/** A deed for each of what is due, until the slice is over; true where something may be left. */
function workOff(desk: Desk, setbacks: Setbacks, chore: Chore, until: number): boolean {
  // What waits after a failure is due all the same: the more of it, the further is read.
  const found = chore.due(desk, BATCH + ROWS_OF_ONE * setbacks.count(chore.kind))
  const works = found.map((one): Work => ({ kind: chore.kind, ...one }))
  const ready = works.filter((work) => !setbacks.waits(work)).slice(0, BATCH)
  for (const [i, work] of ready.entries()) {
    setbacks.attempt(work, () => deed(desk, () => chore.act(desk, work)))
    if (desk.now() >= until && i + 1 < ready.length) return true
  }
  return ready.length >= BATCH
}

function dueBy(column: 'raiseAt' | 'closeAt' | 'announceAt' | 'advanceAt'): Chore['due'] {
  const at = tickets[column]
  return (desk, limit) =>
    desk.db
      .select({ ticket: tickets.number })
      .from(tickets)
      .where(lte(at, desk.now()))
      .orderBy(asc(at))
      .limit(limit)
      .all()
}

function raise(desk: Desk, number: number): void {
  const ticket = ticketOf(desk, number)
  const priority = raisedPriority(desk, ticket)
  if (priority === undefined) refresh(desk, number)
  else givePriority(desk, ticket, priority, null)
}

function breaching(desk: Desk, limit: number): { ticket: number }[] {
  const isRunning = and(
    isNull(clocks.metAt),
    isNull(clocks.droppedAt),
    isNull(clocks.breachedAt),
    lt(clocks.dueAt, desk.now()),
  )
  const due = desk.db
    .select({ ticket: clocks.ticket })
    .from(clocks)
    .where(isRunning)
    .orderBy(asc(clocks.dueAt))
    .limit(limit)
    .all()
  return [...new Set(due.map(({ ticket }) => ticket))].map((ticket) => ({ ticket }))
}

function closeNow(desk: Desk, number: number): void {
  // First of all, so that it is not due for ever whatever stands in the way of closing.
  const ticket = change(desk, number, { closeAt: null })
  if (ticket.category === 'closed') return
  if (ticket.category !== 'solved') giveUpClocks(desk, number)
  const status = defaultStatus(desk, 'closed')
  const closed = enter(desk, ticket, status, { by: null, quiet: true })
  if (status.notify_requester === false) return
  tellRequester(desk, closed, { fact: 'closed', ...about(closed), why: 'timer' })
}

function undecided(desk: Desk, limit: number): { ticket: number }[] {
  return approvalsDue(desk, limit).map(({ ticket }) => ({ ticket }))
}

function handOnLate(desk: Desk, ticket: number): void {
  const approval = waitingApproval(desk, ticket)
  if (approval) handOn(desk, approval)
}

/** As one piece of work, about no ticket, where a line is ranked at all. */
function rankings(desk: Desk): { ticket: number }[] {
  return config(desk).lines.live.some((line) => line.ranking) ? [{ ticket: 0 }] : []
}
