import { tickets } from '../../db/tables/tickets.ts'
import type { Desk } from '../desk.ts'
import { config } from '../setup/config.ts'
import type { QueueFilters } from './queue.ts'
import { assigneeIs, type Condition, lineIs, serviceIs, statusIs } from './queue-conditions.ts'

/** What the queue reads of a ticket. */
export const listed = {
  number: tickets.number,
  title: tickets.title,
  service: tickets.service,
  line: tickets.line,
  requesterId: tickets.requesterId,
  assigneeId: tickets.assigneeId,
  status: tickets.status,
  category: tickets.category,
  gate: tickets.gate,
  priority: tickets.priority,
  policy: tickets.policy,
  open: tickets.open,
  dueAt: tickets.dueAt,
  nearAt: tickets.nearAt,
  queueAt: tickets.queueAt,
  answeredAt: tickets.answeredAt,
  unansweredSince: tickets.unansweredSince,
  lastMessageAt: tickets.lastMessageAt,
  createdAt: tickets.createdAt,
  rating: tickets.rating,
}

/** A ticket as the queue reads it. */
export type Listed = Pick<typeof tickets.$inferSelect, keyof typeof listed>

/** Whether the filters ask for tickets that are over; one that is late is not. */
export function overOf(desk: Desk, { status, over, overdue }: QueueFilters): boolean {
  if (overdue) return false
  const category = config(desk).statuses.get(status)?.category
  if (category !== undefined) return category === 'solved' || category === 'closed'
  return over === true
}

/** Those of the filters that have an index of their own. */
export function conditionsOf({ line, assignee, service, status }: QueueFilters): Condition[] {
  return [
    ...(line === undefined ? [] : [lineIs(line)]),
    ...(assignee === undefined ? [] : [assigneeIs(assignee)]),
    ...(service === undefined ? [] : [serviceIs(service)]),
    ...(status === undefined ? [] : [statusIs(status)]),
  ]
}
