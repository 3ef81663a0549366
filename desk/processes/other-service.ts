import { and, eq, isNull, ne } from 'drizzle-orm'
import { subtasks } from '../../db/tables/processes.ts'
import type { Desk } from '../desk.ts'
import { record } from '../events.ts'
import type { LiveService } from '../setup/config.ts'
import { standStill } from '../sla/clocks.ts'
import { change, isDone, type Ticket, ticketOf } from '../tickets/tickets.ts'
import { approvalOf } from './approval-rows.ts'
import { askApproval } from './approvals.ts'
import { checklistOf, putChecklist } from './checklist.ts'
import { dropApproval } from './deciders.ts'
import { planSubtasks } from './subtask-plan.ts'
import { advanceLater } from './subtask-rows.ts'

/**
 * A ticket goes on as one of another service: what of its former process has not begun goes, that of the
 * service comes, and so does its approval unless it has been given. Within a deed.
 */
export function changeProcess(desk: Desk, ticket: Ticket, service: LiveService): void {
  if (isDone(ticket)) return
  const { number } = ticket
  addItems(desk, ticket, service)
  const unbegun = and(
    eq(subtasks.parent, number),
    isNull(subtasks.child),
    ne(subtasks.state, 'started'),
  )
  desk.db.delete(subtasks).where(unbegun).run()
  planSubtasks(desk, ticket, service)
  // It may be on hold for what is not needed any more.
  advanceLater(desk, number)
  changeApproval(desk, ticket, service)
}

function addItems(desk: Desk, ticket: Ticket, service: LiveService): void {
  const known = checklistOf(desk, ticket.number).map(({ text }) => JSON.stringify(text))
  const news = (service.checklist ?? []).filter((text) => !known.includes(JSON.stringify(text)))
  putChecklist(desk, ticket, news)
}

function changeApproval(desk: Desk, ticket: Ticket, service: LiveService): void {
  const { number } = ticket
  if (ticket.gate !== null) {
    dropApproval(desk, ticket)
    change(desk, number, { gate: null })
    record(desk, 'approval_decided', { ticket: number, data: { decision: 'dropped' } })
  }
  const isGiven = approvalOf(desk, number)?.state === 'approved'
  if (service.approval && !isGiven) {
    change(desk, number, { gate: 'approval' })
    askApproval(desk, ticketOf(desk, number), service)
  }
  if (ticketOf(desk, number).gate !== ticket.gate) standStill(desk, ticketOf(desk, number))
}
