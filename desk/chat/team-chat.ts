import { type Desk, deed } from '../desk.ts'
import type { Person } from '../people/people.ts'
import { ticketFor } from '../people/rights.ts'
import { wayTo } from './chat-screens.ts'
import { promptIn, showPrompt } from './prompts.ts'

/** Shows a head a page of their people's tickets: those before a number, 0 for the newest. */
export function openTeam(
  desk: Desk,
  chatId: number,
  over: boolean,
  before: number,
  fresh: boolean,
): void {
  deed(desk, () => {
    const live = promptIn(desk, chatId)?.data
    const isTeam = live?.kind === 'team' || live?.kind === 'team_ticket'
    const way = isTeam && live.over === over ? live.before : []
    showPrompt(desk, chatId, { kind: 'team', over, before: wayTo(way, before) }, fresh)
  })
}

/** Shows a ticket to somebody who may only read it; the way back leads to the page it was on. */
export function openTeamTicket(
  desk: Desk,
  by: Person,
  chatId: number,
  number: number,
  fresh: boolean,
): void {
  deed(desk, () => {
    ticketFor(desk, by, number, 'read')
    const live = promptIn(desk, chatId)?.data
    const { over, before } = live?.kind === 'team' ? live : { over: false, before: [] }
    showPrompt(desk, chatId, { kind: 'team_ticket', ticket: number, over, before }, fresh)
  })
}
