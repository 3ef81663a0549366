import { and, asc, desc, eq, exists, gt, isNotNull, isNull, lte, or, sql } from 'drizzle-orm'
import { people } from '../../db/tables/people.ts'
import { approvals } from '../../db/tables/processes.ts'
import type { Desk } from '../desk.ts'
import { type Person, personById } from '../people/people.ts'
import { prepared } from '../prepared.ts'
import { findTicket } from '../tickets/tickets.ts'

export type ApprovalRow = typeof approvals.$inferSelect

// Two looks into an index each, where one with "or" would read all that they ever decided.
const anyAsked = prepared((db) =>
  [
    eq(approvals.approverId, sql.placeholder('person')),
    and(eq(approvals.standInId, sql.placeholder('person')), isNotNull(approvals.handedAt)),
  ].map((asked) => db.select({ id: approvals.id }).from(approvals).where(asked).limit(1).prepare()),
)

/** The approval of a ticket: the last one, decided or not. */
export function approvalOf(desk: Desk, ticket: number): ApprovalRow | undefined {
  return desk.db
    .select()
    .from(approvals)
    .where(eq(approvals.ticket, ticket))
    .orderBy(desc(approvals.id))
    .limit(1)
    .get()
}

/** The approval that a ticket waits for. */
export function waitingApproval(desk: Desk, ticket: number): ApprovalRow | undefined {
  const approval = approvalOf(desk, ticket)
  return approval?.state === 'waiting' ? approval : undefined
}

/** Whether a ticket was approved, or the closed one that it follows, of which it is a part. */
export function wasApproved(desk: Desk, number: number): boolean {
  for (let ticket = findTicket(desk, number); ticket; ) {
    const approval = approvalOf(desk, ticket.number)
    if (approval) return approval.state === 'approved'
    ticket = ticket.followUpOf === null ? undefined : findTicket(desk, ticket.followUpOf)
  }
  return false
}

/** Those who are asked to decide now: the approver, and the stand-in once it was handed on. */
export function decidersOf(desk: Desk, approval: ApprovalRow): Person[] {
  const ids = [approval.approverId, approval.handedAt === null ? null : approval.standInId]
  return ids.flatMap((id) => {
    const person = id === null ? undefined : personById(desk, id)
    return person && person.archivedAt === null ? [person] : []
  })
}

/** Whether the person was asked to decide about a ticket, now or in the past. */
export function wasAsked(desk: Desk, person: Person, ticket: number): boolean {
  const asked = or(
    eq(approvals.approverId, person.id),
    and(eq(approvals.standInId, person.id), isNotNull(approvals.handedAt)),
  )
  const row = desk.db
    .select({ id: approvals.id })
    .from(approvals)
    .where(and(eq(approvals.ticket, ticket), asked))
    .limit(1)
    .get()
  return row !== undefined
}

/** Whether the last approval of a ticket, decided or not, is the person's to decide. */
export function isAsked(desk: Desk, person: Person, ticket: number): boolean {
  const last = approvalOf(desk, ticket)
  if (!last) return false
  return last.approverId === person.id || (last.standInId === person.id && last.handedAt !== null)
}

/** The approvals that wait for a person, oldest first. */
export function approvalsFor(desk: Desk, person: Person, limit: number, after = 0): ApprovalRow[] {
  const mine = or(
    eq(approvals.approverId, person.id),
    and(eq(approvals.standInId, person.id), isNotNull(approvals.handedAt)),
  )
  return desk.db
    .select()
    .from(approvals)
    .where(and(mine, eq(approvals.state, 'waiting'), gt(approvals.id, after)))
    .orderBy(asc(approvals.id))
    .limit(limit)
    .all()
}

/** Whether the person was ever asked to decide about anything. */
export function decidesEver(desk: Desk, person: Person): boolean {
  return anyAsked(desk).some((asked) => asked.get({ person: person.id }))
}

/** People with an account who were ever asked to decide, at most `limit`. */
export function linkedDeciders(desk: Desk, limit: number): Person[] {
  const approver = desk.db
    .select({ id: approvals.id })
    .from(approvals)
    .where(eq(approvals.approverId, people.id))
  const standIn = desk.db
    .select({ id: approvals.id })
    .from(approvals)
    .where(and(eq(approvals.standInId, people.id), isNotNull(approvals.handedAt)))
  const isLinked = and(isNotNull(people.telegramId), isNull(people.archivedAt))
  return desk.db
    .select()
    .from(people)
    .where(and(isLinked, or(exists(approver), exists(standIn))))
    .limit(limit)
    .all()
}

/** Approvals whose deadline has passed undecided. */
export function approvalsDue(desk: Desk, limit: number): ApprovalRow[] {
  return desk.db
    .select()
    .from(approvals)
    .where(and(eq(approvals.state, 'waiting'), lte(approvals.dueAt, desk.now())))
    .orderBy(asc(approvals.dueAt))
    .limit(limit)
    .all()
}

/** Writes values into an approval and gives it back as it is now. */
export function changeApproval(
  desk: Desk,
  id: number,
  values: Partial<typeof approvals.$inferInsert>,
): ApprovalRow {
  return desk.db.update(approvals).set(values).where(eq(approvals.id, id)).returning().get()
}
