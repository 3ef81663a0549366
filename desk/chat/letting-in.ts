import { and, eq, inArray, lt, sql } from 'drizzle-orm'
import { prompts } from '../../db/tables/dialogue.ts'
import { type Desk, deed } from '../desk.ts'
import type { Incoming } from '../messages/receiving.ts'
import { mayFile } from '../people/catalogue.ts'
import type { Meeting } from '../people/chats.ts'
import { decideLink, shareContact, takeInvite, turnAway } from '../people/identity.ts'
import { type Person, personById, personByTelegram } from '../people/people.ts'
import { config } from '../setup/config.ts'
import type { Place } from './chat-deeds.ts'
import { strip } from './chat-screens.ts'
import { endPrompt, promptIn, showPrompt } from './prompts.ts'
import { beginDraft } from './starting.ts'
import { write } from './writing.ts'

/** As long as an invitation lasts. */
const WANTED_MS = 14 * 24 * 3_600_000
/** A day later nobody remembers what they wrote to a bot that did not know them. */
const SAID_MS = 24 * 3_600_000
const MOST_SAID = 5
const SWEPT_AT_ONCE = 500

/** What somebody came for before they were known. */
interface Wanted {
  service?: string | undefined
  said?: Incoming | undefined
}

/** An unknown person hears how they are let in; what they came for is not forgotten. */
export function turnAwayWith(
  desk: Desk,
  chatId: number,
  { service, said }: Wanted,
  again = false,
): void {
  deed(desk, () => {
    const live = promptIn(desk, chatId)?.data
    const former = live?.kind === 'wanted' ? live : undefined
    const others = (former?.said ?? []).filter(
      (one) => one.telegramMessageId !== said?.telegramMessageId,
    )
    const wanted = {
      kind: 'wanted' as const,
      ...former,
      ...(service === undefined ? {} : { service }),
      ...(said === undefined ? {} : { said: latest([...others, said]) }),
    }
    if (service !== undefined || said !== undefined) showPrompt(desk, chatId, wanted, true)
    turnAway(desk, chatId, again)
  })
}

/** The last messages; the parts of an album are one, of which the first has the words. */
function latest(said: Incoming[]): Incoming[] {
  const markOf = (one: Incoming) => one.content.album ?? one.telegramMessageId
  const marks = new Set([...new Set(said.map(markOf))].slice(-MOST_SAID))
  return said.filter((one) => marks.has(markOf(one)))
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

/** Goes on with what somebody came for, or wrote, before they were known; false: it was nothing. */
export function goOn(desk: Desk, person: Person, chatId: number): boolean {
  return deed(desk, () => {
    const live = promptIn(desk, chatId)
    if (live?.data.kind !== 'wanted') return false
    const { service: key, said = [] } = live.data
    endPrompt(desk, chatId)
    const service = config(desk).services.live.find((one) => one.key === key)
    const age = desk.now() - live.updatedAt
    const isBegun = age < WANTED_MS && service !== undefined && mayFile(desk, person, service)
    if (isBegun) beginDraft(desk, person, chatId, service.key, true)
    // Who came for a service is asked by it.
    const recent = !isBegun && age < SAID_MS ? said : []
    for (const incoming of recent) write(desk, person, incoming)
    return isBegun || recent.length > 0
  })
}

/** Forgets what was written by somebody who was not let in for two days, a bounded number a call; tells how many. */
export function sweepWanted(desk: Desk): number {
  const said = sql`json_extract(${prompts.data}, '$.said') is not null`
  const old = desk.db
    .select({ chatId: prompts.chatId })
    .from(prompts)
    .where(and(eq(prompts.kind, 'wanted'), lt(prompts.updatedAt, desk.now() - 2 * SAID_MS), said))
    .limit(SWEPT_AT_ONCE)
  return desk.db
    .update(prompts)
    .set({ data: sql`json_remove(${prompts.data}, '$.said')` })
    .where(inArray(prompts.chatId, old))
    .run().changes
}
