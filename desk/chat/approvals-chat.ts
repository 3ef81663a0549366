import { type Desk, deed } from '../desk.ts'
import type { Person } from '../people/people.ts'
import { askOnceMore } from '../processes/approvals.ts'
import { endPrompt, promptIn, showPrompt } from './prompts.ts'
import { resumeChat } from './resuming.ts'

/** Shows a page of what waits for a person's decision: approvals after one, 0 for the oldest. */
export function openApprovals(desk: Desk, chatId: number, after: number, fresh: boolean): void {
  deed(desk, () => {
    const live = promptIn(desk, chatId)?.data
    const passed = live?.kind === 'approvals' ? live.after.filter((id) => id < after) : []
    const way = after === 0 ? [] : [...passed, after]
    showPrompt(desk, chatId, { kind: 'approvals', after: way }, fresh)
  })
}

/** Brings what a person is asked to decide once more, as the last message, with its buttons. */
export function bringApproval(desk: Desk, by: Person, chatId: number, number: number): void {
  deed(desk, () => {
    askOnceMore(desk, by, number)
    if (promptIn(desk, chatId)?.kind === 'approvals') endPrompt(desk, chatId)
    resumeChat(desk, chatId)
  })
}
