import type { Fact } from '../delivery/letters.ts'
import { about } from '../delivery/notify.ts'
import { post } from '../delivery/outbox.ts'
import { type Desk, deed } from '../desk.ts'
import { lastEvent } from '../events.ts'
import { setAway } from '../people/identity.ts'
import type { Person } from '../people/people.ts'
import { ticketFor } from '../people/rights.ts'
import { take } from '../tickets/assignment.ts'
import { pause } from '../tickets/progress.ts'
import type { Place } from './chat-deeds.ts'
import { strip, tellAside } from './chat-screens.ts'

/** An agent takes a ticket in a chat, their own or their line's group, which hears who has it. */
export function takeInChat(desk: Desk, by: Person, place: Place, number: number): void {
  deed(desk, () => {
    const before = ticketFor(desk, by, number, 'take')
    const ticket = take(desk, by, number)
    strip(desk, place.chatId, place.telegramMessageId)
    // A second tap of the same agent says nothing new.
    if (before.assigneeId === by.id && before.category === ticket.category) return
    say(desk, place.chatId, number, { fact: 'taken', ...about(ticket), by: by.name })
  })
}

/** An agent pauses a ticket in their chat. */
export function pauseInChat(desk: Desk, by: Person, place: Place, number: number): void {
  deed(desk, () => {
    const before = ticketFor(desk, by, number, 'status')
    const ticket = pause(desk, by, number)
    strip(desk, place.chatId, place.telegramMessageId)
    // A second tap of the same agent says nothing new; somebody else's pause is news.
    const isSecondTap = lastEvent(desk, number, 'status_changed')?.byId === by.id
    if (before.category === ticket.category && isSecondTap) return
    say(desk, place.chatId, number, { fact: 'put_on_hold', ...about(ticket) })
  })
}

/** /away and /back, with the answer. */
export function setAwayInChat(desk: Desk, by: Person, chatId: number, away: boolean): void {
  deed(desk, () => {
    setAway(desk, by, away)
    tellAside(desk, chatId, { fact: away ? 'away' : 'back' })
  })
}

function say(desk: Desk, chatId: number, ticket: number, fact: Fact): void {
  post(desk, { chatId, ticket }, { kind: 'fact', fact })
}
