import { type FiledAnswers, fileAnswers } from '../chat/drafts.ts'
import { type Desk, deed } from '../desk.ts'
import { may } from '../people/rights.ts'
import { watch } from '../people/watching.ts'
import type { Ticket } from './tickets.ts'

/** An agent files for somebody else, to any service; whoever cannot read the ticket by right watches it. */
export function fileFor(desk: Desk, filed: FiledAnswers): Ticket {
  return deed(desk, () => {
    const ticket = fileAnswers(desk, filed)
    if (!may(desk, filed.by, 'read', ticket)) watch(desk, ticket.number, filed.by.id)
    return ticket
  })
}
