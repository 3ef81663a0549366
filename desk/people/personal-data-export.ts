import { and, asc, eq, gt, inArray, ne } from 'drizzle-orm'
import { drafts, pendingMessages } from '../../db/tables/dialogue.ts'
import { attachments, messageEdits, messages } from '../../db/tables/messages.ts'
import { notices } from '../../db/tables/notices.ts'
import { chats, invites, sessions } from '../../db/tables/people.ts'
import { approvals } from '../../db/tables/processes.ts'
import { events, tickets, watchers } from '../../db/tables/tickets.ts'
import { labelOf, sayAnswer } from '../../scenarios/answer-say.ts'
import { type Desk, deed } from '../desk.ts'
import { record } from '../events.ts'
import { config } from '../setup/config.ts'
import { answersShown } from '../tickets/answers-shown.ts'
import { asTicket, type Ticket } from '../tickets/tickets.ts'
import type { Person } from './people.ts'
import { peopleByIds } from './people.ts'
import { refuseOthers } from './personal-data.ts'
import { tracesOf } from './personal-data-traces.ts'

/** Rows that are read at once, and tickets with their messages. */
const A_SLICE = 100
const TICKETS = 10

type PersonalFile = Pick<
  typeof attachments.$inferSelect,
  'id' | 'ticket' | 'name' | 'size' | 'state' | 'createdAt'
>

/**
 * Everything that the desk holds of a person as the text of one JSON document, in pieces that are each read
 * in a few milliseconds (`by` null: the command line). Throws `not_allowed`.
 */
export function personPieces(desk: Desk, by: Person | null, person: Person): Generator<string> {
  if (by) refuseOthers(by)
  return piecesOf(desk, person)
}

/** Keeps who took out what is held of a person; throws `not_allowed`. */
export function recordPersonExport(desk: Desk, by: Person | null, person: Person): void {
  if (by) refuseOthers(by)
  deed(desk, () =>
    record(desk, 'person_exported', { by: by?.id ?? null, data: { person: person.id } }),
  )
}

/** Files that a person has sent or uploaded, behind the file `after`. */
export function filesOf(
  desk: Desk,
  personId: number,
  after: number,
  limit: number,
): PersonalFile[] {
  const { id, ticket, name, size, state, createdAt } = attachments
  return desk.db
    .select({ id, ticket, name, size, state, createdAt })
    .from(attachments)
    .where(and(eq(attachments.ownerId, personId), gt(id, after)))
    .orderBy(asc(id))
    .limit(limit)
    .all()
}

function* piecesOf(desk: Desk, person: Person): Generator<string> {
  const { id, origin: _, ordinal: __, ...profile } = person
  const head = {
    exportedAt: written(desk.now()),
    profile: {
      ...profile,
      awayAt: written(profile.awayAt),
      archivedAt: written(profile.archivedAt),
      createdAt: written(profile.createdAt),
    },
    ...aboutOf(desk, person),
  }
  yield JSON.stringify(head, null, 1).slice(0, -2)
  yield* list('tickets', TICKETS, (after) => ticketsOf(desk, id, after))
  yield* list('messagesElsewhere', A_SLICE, (after) => messagesElsewhere(desk, id, after))
  yield* list('decisions', A_SLICE, (after) => decisionsOf(desk, id, after))
  yield* list('drafts', A_SLICE, (after) => draftsOf(desk, id, after))
  yield* list('notices', A_SLICE, (after) => noticesOf(desk, id, after))
  yield* list('files', A_SLICE, (after) =>
    filesOf(desk, id, after, A_SLICE).map((file) => ({
      ...file,
      createdAt: written(file.createdAt),
      link: `${desk.publicUrl}/admin/files/${file.id}?download`,
    })),
  )
  yield* list('deeds', A_SLICE, (after) => deedsOf(desk, id, after))
  yield '\n}\n'
}

/** A field with all rows of a list, slice by slice; rows are numbered by `id`, tickets by `number`. */
function* list(
  name: string,
  limit: number,
  rowsAfter: (after: number) => ({ id: number } | { number: number })[],
): Generator<string> {
  yield `,\n "${name}": [`
  for (let after = 0, isFirst = true; ; isFirst = false) {
    const rows = rowsAfter(after)
    const text = rows.map((row) => `\n  ${JSON.stringify(row)}`).join(',')
    if (text !== '') yield isFirst ? text : `,${text}`
    const last = rows.at(-1)
    if (!last || rows.length < limit) break
    after = 'id' in last ? last.id : last.number
  }
  yield ']'
}

/** What is short: chats, sign-ins, invitations, what they watch, what waits in the chat. */
function aboutOf(desk: Desk, person: Person) {
  const { id } = person
  const { accounts } = tracesOf(desk, person)
  const { db } = desk
  return {
    chats: db.select().from(chats).where(inArray(chats.id, accounts)).all(),
    sessions: db
      .select({ agent: sessions.agent, createdAt: sessions.createdAt, seenAt: sessions.seenAt })
      .from(sessions)
      .where(eq(sessions.personId, id))
      .all(),
    invitations: db
      .select({ createdAt: invites.createdAt, usedAt: invites.usedAt })
      .from(invites)
      .where(eq(invites.personId, id))
      .limit(A_SLICE)
      .all(),
    watching: db
      .select({ ticket: watchers.ticket })
      .from(watchers)
      .where(eq(watchers.personId, id))
      .limit(1000)
      .all()
      .map(({ ticket }) => ticket),
    waitingMessages: db
      .select({ content: pendingMessages.content, createdAt: pendingMessages.createdAt })
      .from(pendingMessages)
      .where(eq(pendingMessages.personId, id))
      .limit(1000)
      .all(),
  }
}

function ticketsOf(desk: Desk, personId: number, after: number) {
  const rows = desk.db
    .select()
    .from(tickets)
    .where(and(eq(tickets.requesterId, personId), gt(tickets.number, after)))
    .orderBy(asc(tickets.number))
    .limit(TICKETS)
    .all()
  return rows.map(asTicket).map((ticket) => ticketData(desk, ticket))
}

function ticketData(desk: Desk, ticket: Ticket) {
  const { number, service, title, line, status, priority, rating, ratingComment } = ticket
  const { createdAt, answeredAt, solvedAt, closedAt, ratedAt } = ticket
  const { locale } = config(desk)
  const t = desk.words(locale)
  const answers = answersShown(desk, ticket, false, []).map(({ step, answer }) => ({
    question: labelOf(step, locale),
    answer: sayAnswer(step, answer, locale, t),
  }))
  return {
    number,
    service,
    title,
    answers,
    line,
    status,
    priority,
    createdAt: written(createdAt),
    answeredAt: written(answeredAt),
    solvedAt: written(solvedAt),
    closedAt: written(closedAt),
    rating,
    ratingComment,
    ratedAt: written(ratedAt),
    messages: publicMessages(desk, number),
  }
}

/** What was said to the requester and by them; notes are the company's. */
function publicMessages(desk: Desk, ticket: number) {
  const rows = desk.db
    .select()
    .from(messages)
    .where(and(eq(messages.ticket, ticket), ne(messages.kind, 'note')))
    .orderBy(asc(messages.id))
    .all()
  const authors = peopleByIds(
    desk,
    rows.flatMap(({ authorId }) => authorId ?? []),
  )
  const former = formerTexts(
    desk,
    rows.map(({ id }) => id),
  )
  return rows.map(({ id, authorId, kind, text, location, createdAt }) => ({
    by: authorId === null ? null : (authors.get(authorId)?.name ?? null),
    kind,
    text,
    ...(location && { location }),
    at: written(createdAt),
    ...(former.has(id) && { formerTexts: former.get(id) }),
  }))
}

function formerTexts(desk: Desk, ids: number[]): Map<number, string[]> {
  const texts = new Map<number, string[]>()
  for (let at = 0; at < ids.length; at += A_SLICE) {
    const some = inArray(messageEdits.messageId, ids.slice(at, at + A_SLICE))
    for (const { messageId, text } of desk.db.select().from(messageEdits).where(some).all()) {
      texts.set(messageId, [...(texts.get(messageId) ?? []), text])
    }
  }
  return texts
}

function messagesElsewhere(desk: Desk, personId: number, after: number) {
  const { id, ticket, kind, text, createdAt } = messages
  const rows = desk.db
    .select({ id, ticket, kind, text, createdAt })
    .from(messages)
    .innerJoin(tickets, eq(tickets.number, ticket))
    .where(and(eq(messages.authorId, personId), ne(tickets.requesterId, personId), gt(id, after)))
    .orderBy(asc(id))
    .limit(A_SLICE)
    .all()
  return rows.map((row) => ({ ...row, createdAt: written(row.createdAt) }))
}

function decisionsOf(desk: Desk, personId: number, after: number) {
  const { id, ticket, state, comment, decidedAt } = approvals
  const rows = desk.db
    .select({ id, ticket, state, comment, decidedAt })
    .from(approvals)
    .where(and(eq(approvals.decidedById, personId), gt(id, after)))
    .orderBy(asc(id))
    .limit(A_SLICE)
    .all()
  return rows.map((row) => ({ ...row, decidedAt: written(row.decidedAt) }))
}

function draftsOf(desk: Desk, personId: number, after: number) {
  const { id, service, state, status, createdAt } = drafts
  const rows = desk.db
    .select({ id, service, state, status, createdAt })
    .from(drafts)
    .where(and(eq(drafts.personId, personId), gt(id, after)))
    .orderBy(asc(id))
    .limit(A_SLICE)
    .all()
  return rows.map((row) => ({ ...row, createdAt: written(row.createdAt) }))
}

function noticesOf(desk: Desk, personId: number, after: number) {
  const { id, kind, ticket, createdAt, readAt } = notices
  const rows = desk.db
    .select({ id, kind, ticket, createdAt, readAt })
    .from(notices)
    .where(and(eq(notices.personId, personId), gt(id, after)))
    .orderBy(asc(id))
    .limit(A_SLICE)
    .all()
  return rows.map((row) => ({
    ...row,
    createdAt: written(row.createdAt),
    readAt: written(row.readAt),
  }))
}

function deedsOf(desk: Desk, personId: number, after: number) {
  const { id, type, ticket, at } = events
  const rows = desk.db
    .select({ id, type, ticket, at })
    .from(events)
    .where(and(eq(events.byId, personId), gt(id, after)))
    .orderBy(asc(id))
    .limit(A_SLICE)
    .all()
  return rows.map((row) => ({ ...row, at: written(row.at) }))
}

function written(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}
