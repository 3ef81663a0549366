import type { Desk } from '../desk.ts'
import { attachmentsOf } from '../messages/attachments.ts'
import type { Person } from '../people/people.ts'
import { may } from '../people/rights.ts'
import { answersShown, type ShownAnswer } from '../tickets/answers-shown.ts'
import { findTicket, type Ticket } from '../tickets/tickets.ts'
import { type ApprovalRow, approvalOf, decidersOf } from './approval-rows.ts'
import { type ChecklistItem, checklistOf } from './checklist.ts'
import { linkedTo } from './links.ts'
import { isReady, type Subtask, subtaskOf, subtasksOf } from './subtask-rows.ts'

/** A ticket of which the reader may see how it stands; `mayRead`: its page, too. */
interface Near {
  ticket: Ticket
  mayRead: boolean
}

export interface SubtaskShown {
  subtask: Subtask
  /** The ticket that it is once it was started. */
  child: Near | undefined
  /** Titles of what has to be over before it. */
  after: string[]
  /** A hand may start it now. */
  canStart: boolean
}

/** What belongs to a ticket's process, as far as its reader may see it. */
export interface Process {
  approval: { row: ApprovalRow; deciders: Person[] } | undefined
  checklist: ChecklistItem[]
  subtasks: SubtaskShown[]
  /** The ticket that this one is a subtask of, with what its requester answered there. */
  parent: (Near & { answers: ShownAnswer[] }) | undefined
  links: Near[]
  /** Numbers of everybody named in it. */
  people: number[]
}

/** What belongs to a ticket's process; whoever reads no notes sees its approval alone. */
export function processOf(desk: Desk, reader: Person, ticket: Ticket): Process {
  const approval = approvalShown(desk, ticket)
  const asked = [approval?.row.approverId, approval?.row.standInId, approval?.row.decidedById]
  const people = asked.flatMap((id) => id ?? [])
  if (!may(desk, reader, 'read_notes', ticket)) {
    return { approval, checklist: [], subtasks: [], parent: undefined, links: [], people }
  }
  const checklist = checklistOf(desk, ticket.number)
  const subtasks = subtasksShown(desk, reader, ticket)
  const ticked = checklist.flatMap((item) => item.doneById ?? [])
  const assigned = subtasks.flatMap(({ child }) => child?.ticket.assigneeId ?? [])
  return {
    approval,
    checklist,
    subtasks,
    parent: parentOf(desk, reader, ticket),
    links: linkedTo(desk, ticket.number).map((other) => nearTo(desk, reader, other)),
    people: [...people, ...ticked, ...assigned],
  }
}

function approvalShown(desk: Desk, ticket: Ticket): Process['approval'] {
  const row = approvalOf(desk, ticket.number)
  return row && { row, deciders: decidersOf(desk, row) }
}

function subtasksShown(desk: Desk, reader: Person, parent: Ticket): SubtaskShown[] {
  const all = subtasksOf(desk, parent.number)
  return all.map((subtask) => {
    const child = subtask.child === null ? undefined : findTicket(desk, subtask.child)
    const before = all.filter(({ key }) => subtask.after.includes(key))
    return {
      subtask,
      child: child && nearTo(desk, reader, child),
      after: before.map(({ title }) => title),
      canStart: subtask.state === 'planned' && parent.gate === null && isReady(desk, subtask, true),
    }
  })
}

/** Whoever works on a subtask needs to know what was asked for in the first place. */
function parentOf(desk: Desk, reader: Person, child: Ticket): Process['parent'] {
  const number = subtaskOf(desk, child.number)?.parent
  const ticket = number === undefined ? undefined : findTicket(desk, number)
  if (!ticket) return undefined
  const files = attachmentsOf(desk, ticket.number).filter((file) => file.messageId === null)
  return { ...nearTo(desk, reader, ticket), answers: answersShown(desk, ticket, false, files) }
}

function nearTo(desk: Desk, reader: Person, ticket: Ticket): Near {
  return { ticket, mayRead: may(desk, reader, 'read', ticket) }
}
