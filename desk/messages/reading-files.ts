import { isPublic } from '../../scenarios/step.ts'
import type { Desk } from '../desk.ts'
import { DeskError } from '../errors.ts'
import type { Person } from '../people/people.ts'
import { may } from '../people/rights.ts'
import { subtasksOf } from '../processes/subtask-rows.ts'
import { stepsOf } from '../setup/config.ts'
import { findTicket, type Ticket } from '../tickets/tickets.ts'
import { type Attachment, attachmentOf } from './attachments.ts'
import { messageById } from './messages.ts'

/** A file for a reader: of a ticket that they may read, or their own upload; throws `not_found`. */
export function readableFile(desk: Desk, reader: Person, id: number): Attachment {
  const file = attachmentOf(desk, id)
  if (!file || !mayOpen(desk, reader, file)) throw new DeskError('not_found')
  return file
}

function mayOpen(desk: Desk, reader: Person, file: Attachment): boolean {
  if (file.ticket === null) return file.ownerId === reader.id
  const ticket = findTicket(desk, file.ticket)
  if (!ticket) return false
  if (!may(desk, reader, 'read', ticket)) return isContext(desk, reader, file, ticket)
  return !isInternal(desk, file, ticket) || may(desk, reader, 'read_notes', ticket)
}

/** What a ticket was filed with is there for whoever works on one of its subtasks. */
function isContext(desk: Desk, reader: Person, file: Attachment, ticket: Ticket): boolean {
  if (file.messageId !== null || isInternal(desk, file, ticket)) return false
  return subtasksOf(desk, ticket.number).some(({ child }) => {
    const subtask = child === null ? undefined : findTicket(desk, child)
    return subtask !== undefined && may(desk, reader, 'read_notes', subtask)
  })
}

/** Of a note, or of no answer that its requester may see: of one for agents only, or taken off since. */
export function isInternal(desk: Desk, file: Attachment, ticket: Ticket): boolean {
  if (file.messageId !== null) return messageById(desk, file.messageId)?.kind === 'note'
  return !stepsOf(desk, ticket.service, ticket.scenarioVersion).some((step) => {
    const answer = ticket.answers[step.key]
    const isNamed = answer?.type === 'files' && answer.files.some((one) => one.id === file.id)
    return isNamed && isPublic(step)
  })
}
