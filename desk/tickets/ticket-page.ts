import { asc, eq } from 'drizzle-orm'
import { tickets } from '../../db/tables/tickets.ts'
import type { Desk } from '../desk.ts'
import { type Chat, findChat } from '../people/chats.ts'
import { agents, type Person, peopleByIds, personById } from '../people/people.ts'
import { may, type Standing, standing, ticketFor } from '../people/rights.ts'
import { watchersOf } from '../people/watching.ts'
import { type Process, processOf } from '../processes/process-page.ts'
import { remembered } from '../remembered.ts'
import { config } from '../setup/config.ts'
import { type ClockStory, storiesOf } from '../sla/clock-story.ts'
import { answersShown, type ShownAnswer, stepsLeftOpen } from './answers-shown.ts'
import { candidates } from './assignment.ts'
import { type Offer, offersFor } from './ticket-offers.ts'
import { type Thread, threadOf } from './ticket-thread.ts'
import { asTicket, findTicket, type Ticket } from './tickets.ts'
import { ticketsSeenOf } from './tickets-seen.ts'

const OTHERS_SHOWN = 6
const RELATED = 20

/** Whether what is written in the panel reaches the requester's chat. */
type Reach = 'linked' | 'blocked' | 'not_linked'

interface Requester {
  person: Person
  chat: Chat | undefined
  reach: Reach
}

/** Tickets that belong together, as far as the reader may see them. */
interface Relations {
  followUpOf: Ticket | undefined
  followUps: Ticket[]
  mergedInto: Ticket | undefined
  merged: Ticket[]
}

/** Everything that a ticket's page shows to one reader, by their rights. */
export interface TicketPage {
  ticket: Ticket
  standing: Standing
  /** What the reader may do with it as it is now. */
  offers: ReadonlySet<Offer>
  requester: Requester
  /** Everybody named on the page, by number. */
  people: Map<number, Person>
  /** The scenario's answers in its order, with the files that they name. */
  answers: ShownAnswer[]
  /** How many of its questions are still to be answered by whoever works on it. */
  openSteps: number
  thread: Thread
  clocks: ClockStory[]
  /** The requester's other tickets that the reader may see, newest first. */
  others: Ticket[]
  relations: Relations
  process: Process
  watchers: number[]
  /** Whom it can be given to, those on duty first; empty where the reader may not give it. */
  candidates: Person[]
}

/** The page of a ticket for a reader, who is told `not_found` where they may not read it; `before`: earlier messages. */
export function ticketPage(
  desk: Desk,
  reader: Person,
  number: number,
  before?: number,
): TicketPage {
  const second = Math.floor(desk.now() / 1000)
  const asked = `ticket ${reader.id} ${number} ${before} ${second}`
  return remembered(desk, asked, () => pageOf(desk, reader, number, before))
}

function pageOf(desk: Desk, reader: Person, number: number, before?: number): TicketPage {
  const ticket = ticketFor(desk, reader, number, 'read')
  const stands = standing(desk, reader, ticket)
  const offers = offersFor(desk, reader, ticket)
  const readsNotes = may(desk, reader, 'read_notes', ticket)
  const thread = threadOf(desk, ticket, readsNotes, before)
  const watchers = readsNotes ? watchersOf(desk, number) : []
  const process = processOf(desk, reader, ticket)
  return {
    ticket,
    standing: stands,
    offers,
    requester: requesterOf(desk, ticket),
    people: peopleByIds(desk, [
      ...namedIn(ticket),
      ...thread.people,
      ...watchers,
      ...process.people,
    ]),
    answers: answersShown(desk, ticket, readsNotes, thread.answerFiles),
    openSteps: offers.has('answers') ? stepsLeftOpen(desk, ticket) : 0,
    thread,
    clocks: readsNotes ? storiesOf(desk, number) : [],
    others: readsNotes ? ticketsSeenOf(desk, reader, ticket.requesterId, OTHERS_SHOWN, number) : [],
    relations: relationsOf(desk, reader, ticket),
    process,
    watchers,
    candidates: offers.has('assign') ? ableTo(desk, ticket) : [],
  }
}

function requesterOf(desk: Desk, ticket: Ticket): Requester {
  const person = personById(desk, ticket.requesterId)
  if (!person) throw new Error(`ticket ${ticket.number} has no requester`)
  const chat = person.telegramId === null ? undefined : findChat(desk, person.telegramId)
  const linked = chat?.blockedAt == null ? 'linked' : 'blocked'
  return { person, chat, reach: person.telegramId === null ? 'not_linked' : linked }
}

function namedIn(ticket: Ticket): number[] {
  const { requesterId, filedById, assigneeId } = ticket
  return assigneeId === null ? [requesterId, filedById] : [requesterId, filedById, assigneeId]
}

function relationsOf(desk: Desk, reader: Person, ticket: Ticket): Relations {
  const seen = (number: number | null) => {
    const other = number === null ? undefined : findTicket(desk, number)
    return other && may(desk, reader, 'read', other) ? other : undefined
  }
  const pointing = (column: typeof tickets.followUpOf | typeof tickets.mergedInto) =>
    desk.db
      .select()
      .from(tickets)
      .where(eq(column, ticket.number))
      .orderBy(asc(tickets.number))
      .limit(RELATED)
      .all()
      .map(asTicket)
      .filter((other) => may(desk, reader, 'read', other))
  return {
    followUpOf: seen(ticket.followUpOf),
    followUps: pointing(tickets.followUpOf),
    mergedInto: seen(ticket.mergedInto),
    merged: pointing(tickets.mergedInto),
  }
}

function ableTo(desk: Desk, ticket: Ticket): Person[] {
  const line = config(desk).lines.get(ticket.line)
  const near = agents(desk).filter(
    (agent) =>
      agent.role === 'admin' ||
      agent.id === ticket.assigneeId ||
      agent.key === line?.lead ||
      line?.agents?.includes(agent.key),
  )
  return candidates(desk, ticket, near)
}
