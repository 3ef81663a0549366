import { type Desk, deed } from '../desk.ts'
import { mayFile } from '../people/catalogue.ts'
import type { Meeting } from '../people/chats.ts'
import { decideLink, shareContact, takeInvite, turnAway } from '../people/identity.ts'
import { type Person, personById, personByTelegram } from '../people/people.ts'
import { config } from '../setup/config.ts'
import type { Place } from './chat-deeds.ts'
import { strip } from './chat-screens.ts'
import { endPrompt, promptIn, showPrompt } from './prompts.ts'
import { beginDraft } from './starting.ts'

/** As long as an invitation lasts. */
const WANTED_MS = 14 * 24 * 3_600_000

/** An unknown person hears how they are let in; the service that their link led to is not forgotten. */
export function turnAwayWith(desk: Desk, chatId: number, service: string | undefined): void {
  deed(desk, () => {
    if (service !== undefined) showPrompt(desk, chatId, { kind: 'wanted', service }, true)
    turnAway(desk, chatId)
  })
}

/** A shared contact lets its owner in, who goes on to what they came for. */
export function letInByContact(
  desk: Desk,
  meeting: Meeting,
  contact: { phone: string; userId: number | null },
): void {
  deed(desk, () => {
    const person = shareContact(desk, meeting, contact)
    if (person) goOn(desk, person, meeting.chatId)
  })
}

/** An invitation or a claim lets its taker in, who goes on to what they came for. */
export function letInByLink(desk: Desk, meeting: Meeting, token: string): void {
  deed(desk, () => {
    const person = takeInvite(desk, meeting, token)
    if (person) goOn(desk, person, meeting.chatId)
  })
}

/** The first account of a person lets a second take its place, or not; the question has served. */
export function decideLinkInChat(
  desk: Desk,
  place: Place,
  request: number,
  confirmed: boolean,
): void {
  deed(desk, () => {
    const asked = personByTelegram(desk, place.chatId)
    decideLink(desk, place.chatId, request, confirmed)
    strip(desk, place.chatId, place.telegramMessageId)
    const person = asked && personById(desk, asked.id)
    const moved = person?.telegramId ?? place.chatId
    if (person && moved !== place.chatId) goOn(desk, person, moved)
  })
}

/** Begins the service for which somebody came before they were known; false: they came for none. */
export function goOn(desk: Desk, person: Person, chatId: number): boolean {
  return deed(desk, () => {
    const live = promptIn(desk, chatId)
    if (live?.data.kind !== 'wanted') return false
    const { service: key } = live.data
    endPrompt(desk, chatId)
    const service = config(desk).services.live.find((one) => one.key === key)
    const isFresh = live.updatedAt + WANTED_MS > desk.now()
    if (!isFresh || !service || !mayFile(desk, person, service)) return false
    beginDraft(desk, person, chatId, key, true)
    return true
  })
}
