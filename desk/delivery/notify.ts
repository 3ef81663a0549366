import { and, count, desc, eq, isNull, lt } from 'drizzle-orm'
import { notices } from '../../db/tables/notices.ts'
import type { Desk } from '../desk.ts'
import { isGroupToTry, isReachable } from '../people/chats.ts'
import { agents, isAgent, type Person, personById, personByKey } from '../people/people.ts'
import { leadOf } from '../people/rights.ts'
import { watchersOf } from '../people/watching.ts'
import { preparedInsert } from '../prepared.ts'
import { remembered } from '../remembered.ts'
import { config } from '../setup/config.ts'
import type { Ticket } from '../tickets/tickets.ts'
import type { About, Fact } from './letters.ts'
import { isPosted, post } from './outbox.ts'

export type Notice = typeof notices.$inferSelect

const insert = preparedInsert(notices, ['personId', 'kind', 'ticket', 'data', 'createdAt'])

/** The ticket as every push names it. */
export function about(ticket: Ticket): About {
  return { number: ticket.number, title: ticket.title }
}

/** How a ticket goes on: of a quiet one its requester hears only what people write to them. */
const PROGRESS: Fact['fact'][] = [
  'auto_reply',
  'status',
  'solved',
  'closed',
  'reopened',
  'merged',
  'promise',
  'service',
  'approved',
  'rejected',
]

/** Pushes a fact to the requester; to nobody where they have no reachable chat. */
export function tellRequester(desk: Desk, ticket: Ticket, fact: Fact): void {
  if (ticket.quiet === 1 && PROGRESS.includes(fact.fact)) return
  const requester = personById(desk, ticket.requesterId)
  if (requester) tellPerson(desk, requester, fact, ticket)
}

/** Pushes a fact to a person's chat; nothing happens without a linked, reachable account. */
export function tellPerson(desk: Desk, person: Person, fact: Fact, ticket?: Ticket): void {
  const chatId = person.telegramId
  if (chatId === null || person.archivedAt !== null || !isReachable(desk, chatId)) return
  post(desk, { chatId, ...(ticket ? { ticket: ticket.number } : {}) }, { kind: 'fact', fact })
}

/** Tells an agent in Telegram and by a notice in the panel; never of what they did themselves. */
export function tellAgent(
  desk: Desk,
  person: Person,
  fact: Fact,
  ticket: Ticket,
  by?: number | null,
): void {
  if (person.id === by || person.archivedAt !== null) return
  tellPerson(desk, person, fact, ticket)
  notice(desk, person, fact, ticket)
}

/** Tells whoever works on the ticket: its assignee, else its line; while the assignee is away both. */
export function tellWorkers(desk: Desk, ticket: Ticket, fact: Fact, by?: number | null): void {
  const assignee = ticket.assigneeId === null ? undefined : personById(desk, ticket.assigneeId)
  const isHere = assignee?.archivedAt === null && assignee.awayAt === null
  const isToldApart = () => isHere || !lineOf(desk, ticket).some(({ id }) => id === assignee?.id)
  if (assignee && isToldApart()) tellAgent(desk, assignee, fact, ticket, by)
  if (!isHere) tellLine(desk, ticket, fact, by)
}

/** Tells the agents who watch a ticket, but its assignee, who has other news of it. */
export function tellWatchers(desk: Desk, ticket: Ticket, fact: Fact, by?: number | null): void {
  for (const id of watchersOf(desk, ticket.number)) {
    const person = id === ticket.assigneeId ? undefined : personById(desk, id)
    if (person && isAgent(person)) tellAgent(desk, person, fact, ticket, by)
  }
}

/**
 * Tells a ticket's line: its group if it can be reached, else each of its agents; all get the notice.
 * Whoever filed it is only its requester.
 */
export function tellLine(desk: Desk, ticket: Ticket, fact: Fact, by?: number | null): void {
  const group = groupOf(desk, ticket)
  if (group !== undefined) {
    post(desk, { chatId: group, ticket: ticket.number }, { kind: 'fact', fact })
  }
  for (const agent of lineOf(desk, ticket)) {
    if (agent.id === by) continue
    if (group === undefined) tellPerson(desk, agent, fact, ticket)
    notice(desk, agent, fact, ticket)
  }
}

/** Who hears of a ticket for its line: its agents; where it has none, its lead, or else the admins. */
export function lineOf(desk: Desk, ticket: Ticket): Person[] {
  const line = config(desk).lines.get(ticket.line)
  const own = (line?.agents ?? [])
    .flatMap((key) => personByKey(desk, key) ?? [])
    .filter((person) => isAgent(person) && person.id !== ticket.requesterId)
  if (own.length > 0) return own
  const lead = leadOf(desk, ticket.line)
  if (lead && lead.id !== ticket.requesterId) return [lead]
  return agents(desk).filter(({ id, role }) => role === 'admin' && id !== ticket.requesterId)
}

/**
 * What a line's group could not be told is told to each of its agents; they have its notice already,
 * and whoever a reminder names was told in person.
 */
export function tellInstead(desk: Desk, group: number, ticket: Ticket, fact: Fact): void {
  const line = config(desk).lines.get(ticket.line)
  if (line?.chat !== group) return
  const letter = { kind: 'fact' as const, fact }
  for (const agent of lineOf(desk, ticket)) {
    const isNamed =
      fact.fact === 'reminder' && isPosted(desk, agent.telegramId ?? 0, ticket.number, letter)
    if (!isNamed) tellPerson(desk, agent, fact, ticket)
  }
}

/** The group in which a ticket's line hears of it; undefined without one that may be reached. */
export function groupOf(desk: Desk, ticket: Ticket): number | undefined {
  const chat = config(desk).lines.get(ticket.line)?.chat
  return chat !== undefined && isGroupToTry(desk, chat) ? chat : undefined
}

/** A person's notices, newest first, before the notice `before` where given. */
export function noticesOf(
  desk: Desk,
  person: Person,
  limit: number,
  before = Number.MAX_SAFE_INTEGER,
): Notice[] {
  return desk.db
    .select()
    .from(notices)
    .where(and(eq(notices.personId, person.id), lt(notices.id, before)))
    .orderBy(desc(notices.id))
    .limit(limit)
    .all()
}

/** How many notices the person has not read. */
export function unreadNotices(desk: Desk, person: Person): number {
  const mine = and(eq(notices.personId, person.id), isNull(notices.readAt))
  const counting = () => desk.db.select({ n: count() }).from(notices).where(mine).get()?.n ?? 0
  return remembered(desk, `notices ${person.id}`, counting)
}

/** The person has seen their notices. */
export function readNotices(desk: Desk, person: Person): void {
  desk.db
    .update(notices)
    .set({ readAt: desk.now() })
    .where(and(eq(notices.personId, person.id), isNull(notices.readAt)))
    .run()
}

function notice(desk: Desk, person: Person, fact: Fact, ticket: Ticket): void {
  insert(desk, {
    personId: person.id,
    kind: fact.fact,
    ticket: ticket.number,
    data: { ...fact },
    createdAt: desk.now(),
  })
  desk.bus.note({ what: 'person', person: person.id })
}
