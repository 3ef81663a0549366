import { type Desk, deed } from '../desk.ts'
import { DeskError } from '../errors.ts'
import type { Person } from '../people/people.ts'
import { ticketFor } from '../people/rights.ts'
import { openDraft, returnToDraft } from './drafts.ts'
import { toDraft } from './into-draft.ts'
import { takePending } from './pending.ts'
import { endPrompt, promptIn } from './prompts.ts'
import { resumeChat } from './resuming.ts'
import { startWith } from './starting.ts'
import { toTicket } from './writing.ts'

/** "Which ticket?" is answered: what was kept goes to this one. */
export function settle(desk: Desk, by: Person, chatId: number, number: number): void {
  deed(desk, () => {
    const ticket = ticketFor(desk, by, number, 'write')
    const kept = takePending(desk, chatId)
    if (kept.length === 0) throw new DeskError('draft_gone')
    endPrompt(desk, chatId)
    for (const incoming of kept) toTicket(desk, by, ticket, incoming, true)
    if (promptIn(desk, chatId) === undefined) resumeChat(desk, chatId)
  })
}

/** "Which ticket?" is answered: a new request begins with what was kept. */
export function settleAnew(desk: Desk, by: Person, chatId: number): void {
  deed(desk, () => {
    const kept = takePending(desk, chatId)
    if (kept.length === 0) throw new DeskError('draft_gone')
    startWith(desk, by, kept)
  })
}

/** "Which ticket?" is answered: what was kept answers the request under way. */
export function settleIntoDraft(desk: Desk, by: Person, chatId: number): void {
  deed(desk, () => {
    const kept = takePending(desk, chatId)
    if (!returnToDraft(desk, chatId)) throw new DeskError('draft_gone')
    for (const incoming of kept) {
      const draft = openDraft(desk, chatId)
      if (draft) toDraft(desk, by, draft, incoming)
    }
  })
}
