import { type FiledAnswers, fileAnswers } from '../chat/drafts.ts'
import { type Desk, deed } from '../desk.ts'
import { record } from '../events.ts'
import { may } from '../people/rights.ts'
import { watch } from '../people/watching.ts'
import { adopt } from '../processes/subtasks.ts'
import { ticketBySource } from './filing.ts'
import { solve } from './progress.ts'
import { type Ticket, ticketOf } from './tickets.ts'

/** How a request came that an agent wrote down. */
export const CHANNELS = ['phone', 'in_person', 'email', 'social', 'other'] as const
export type Channel = (typeof CHANNELS)[number]

export interface FilingFor {
  channel?: Channel | undefined
  /** It is solved already: what was done, told to the requester; '' tells only that. */
  solution?: string | undefined
  /** The ticket out of which it is filed: it is its subtask. */
  parent?: number | undefined
}

/** An agent files for somebody else, to any service; whoever cannot read the ticket by right watches it. */
export function fileFor(desk: Desk, filed: FiledAnswers, how: FilingFor = {}): Ticket {
  return deed(desk, () => {
    const known = ticketBySource(desk, filed.source)
    if (known) return known
    const { channel, solution, parent } = how
    const doneBy = solution === undefined ? {} : { doneBy: filed.by }
    const ticket = fileAnswers(desk, { ...filed, ...doneBy })
    const { number } = ticket
    if (channel !== undefined) {
      record(desk, 'came_by', { ticket: number, by: filed.by.id, data: { channel } })
    }
    if (parent !== undefined) adopt(desk, filed.by, parent, ticket)
    if (solution !== undefined) {
      const saying = { text: solution, source: `${filed.source}:solution` }
      solve(desk, filed.by, number, solution.trim() === '' ? undefined : saying)
    }
    if (!may(desk, filed.by, 'read', ticket)) watch(desk, number, filed.by.id)
    return ticketOf(desk, number)
  })
}
