import { and, asc, count, desc, eq, inArray, isNotNull, isNull, or } from 'drizzle-orm'
import { APPROVAL_STATES, approvals } from '../../db/tables/processes.ts'
import type { Desk } from '../desk.ts'
import type { Person } from '../people/people.ts'
import { remembered } from '../remembered.ts'
import type { ApprovalRow } from './approval-rows.ts'

type State = (typeof APPROVAL_STATES)[number]

const OVER = APPROVAL_STATES.filter((state) => state !== 'waiting')

/** What waits for a person, oldest first; for an admin what nobody could be found for, too. */
export function approvalsWaiting(desk: Desk, person: Person, limit: number): ApprovalRow[] {
  return desk.db
    .select()
    .from(approvals)
    .where(theirs(person, ['waiting']))
    .orderBy(asc(approvals.id))
    .limit(limit)
    .all()
}

/** How many wait for a person; from indexes alone. */
export function countApprovals(desk: Desk, person: Person): number {
  const waiting = theirs(person, ['waiting'])
  const counting = () => desk.db.select({ n: count() }).from(approvals).where(waiting).get()?.n ?? 0
  return remembered(desk, `approvals ${person.id}`, counting)
}

/** The approvals asked of a person that are over, the latest first. */
export function approvalsOver(desk: Desk, person: Person, limit: number): ApprovalRow[] {
  return desk.db
    .select()
    .from(approvals)
    .where(theirs(person, OVER))
    .orderBy(desc(approvals.id))
    .limit(limit)
    .all()
}

// The state stands in every branch, so that each has its index.
function theirs(person: Person, states: State[]) {
  const inState = inArray(approvals.state, states)
  const asApprover = and(eq(approvals.approverId, person.id), inState)
  const asStandIn = and(eq(approvals.standInId, person.id), inState, isNotNull(approvals.handedAt))
  const nobodys = and(isNull(approvals.approverId), inState, isNull(approvals.handedAt))
  return or(asApprover, asStandIn, person.role === 'admin' ? nobodys : undefined)
}
