import { type Desk, deed } from './desk.ts'
import { type FiledAnswers, fileAnswers } from './drafts.ts'
import { may } from './rights.ts'
import type { Ticket } from './tickets.ts'
import { watch } from './watching.ts'

/** An agent files for somebody else, to any service; whoever cannot read the ticket by right watches it. */
export function fileFor(desk: Desk, filed: FiledAnswers): Ticket {
  return deed(desk, () => {
    const ticket = fileAnswers(desk, filed)
    if (!may(desk, filed.by, 'read', ticket)) watch(desk, ticket.number, filed.by.id)
    return ticket
  })
}
