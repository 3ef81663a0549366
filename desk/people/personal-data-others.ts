import { and, asc, eq, gt, inArray, ne } from 'drizzle-orm'
import { inbox, outbox } from '../../db/tables/boxes.ts'
import { drafts } from '../../db/tables/dialogue.ts'
import { messages } from '../../db/tables/messages.ts'
import { notices } from '../../db/tables/notices.ts'
import { subtasks } from '../../db/tables/processes.ts'
import { tickets } from '../../db/tables/tickets.ts'
import type { Answers } from '../../scenarios/answer.ts'
import { asTicket, type Ticket } from '../tickets/tickets.ts'
import { ticketsWrittenIn } from './personal-data-index.ts'
import { type Act, FEW, nextOf, RANGE } from './personal-data-step.ts'
import { type Instead, isTraced, type Traces, withoutTraces } from './personal-data-traces.ts'

/** Tickets of others: whoever was named in an answer, now says nothing of whom. */
export const unnameInTickets: Act = (desk, { traces, instead }, after) => {
  const rows = desk.db
    .select()
    .from(tickets)
    .where(gt(tickets.number, after))
    .orderBy(asc(tickets.number))
    .limit(RANGE)
    .all()
    .map(asTicket)
  for (const ticket of rows) {
    if (!isTraced(JSON.stringify(ticket.answers), traces) && !isNamed(ticket, traces.id)) continue
    const answers = withoutPerson(ticket.answers, traces, instead)
    desk.db.update(tickets).set({ answers }).where(eq(tickets.number, ticket.number)).run()
    desk.bus.note({ what: 'ticket', ticket: ticket.number, deed: 'emptied' })
  }
  return nextOf(
    rows.map(({ number }) => number),
    RANGE,
  )
}

export const unnameInSubtasks: Act = (desk, { traces, instead }, after) => {
  const rows = desk.db
    .select()
    .from(subtasks)
    .where(gt(subtasks.id, after))
    .orderBy(asc(subtasks.id))
    .limit(RANGE)
    .all()
  for (const { id, title, answers } of rows) {
    if (!isTraced(JSON.stringify([title, answers]), traces)) continue
    const values = withoutTraces({ title, answers }, traces, instead)
    desk.db.update(subtasks).set(values).where(eq(subtasks.id, id)).run()
  }
  return nextOf(
    rows.map(({ id }) => id),
    RANGE,
  )
}

export const unnameInDrafts: Act = (desk, { traces, instead }, after) => {
  const rows = desk.db
    .select({ id: drafts.id, state: drafts.state })
    .from(drafts)
    .where(gt(drafts.id, after))
    .orderBy(asc(drafts.id))
    .limit(RANGE)
    .all()
  for (const { id, state } of rows) {
    if (!isTraced(JSON.stringify(state), traces)) continue
    const values = { state: withoutTraces(state, traces, instead) }
    desk.db.update(drafts).set(values).where(eq(drafts.id, id)).run()
  }
  return nextOf(
    rows.map(({ id }) => id),
    RANGE,
  )
}

/** Letters and notices to others that name them or quote what they wrote. */
export const dropLetters: Act = (desk, { traces }, after) => {
  const rows = desk.db
    .select({ id: outbox.id, data: outbox.data, author: messages.authorId })
    .from(outbox)
    .leftJoin(messages, eq(messages.id, outbox.messageId))
    .where(gt(outbox.id, after))
    .orderBy(asc(outbox.id))
    .limit(RANGE)
    .all()
  const theirs = rows.filter(
    ({ data, author }) => author === traces.id || isTraced(JSON.stringify(data), traces),
  )
  const ids = theirs.map(({ id }) => id)
  desk.db.delete(outbox).where(inArray(outbox.id, ids)).run()
  return nextOf(
    rows.map(({ id }) => id),
    RANGE,
  )
}

/** Settled letters of tickets in which they wrote: excerpts carry no name. */
export const dropExcerpts: Act = (desk, { traces }, after) => {
  const numbers = ticketsWrittenIn(desk, traces.id, after, FEW)
  const settled = and(inArray(outbox.ticket, numbers), ne(outbox.state, 'pending'))
  desk.db.delete(outbox).where(settled).run()
  desk.db.delete(notices).where(inArray(notices.ticket, numbers)).run()
  return nextOf(numbers, FEW)
}

export const dropNotices: Act = (desk, { traces }, after) => {
  const rows = desk.db
    .select({ id: notices.id, data: notices.data })
    .from(notices)
    .where(gt(notices.id, after))
    .orderBy(asc(notices.id))
    .limit(RANGE)
    .all()
  const theirs = rows.filter(({ data }) => isTraced(JSON.stringify(data), traces))
  const ids = theirs.map(({ id }) => id)
  desk.db.delete(notices).where(inArray(notices.id, ids)).run()
  return nextOf(
    rows.map(({ id }) => id),
    RANGE,
  )
}

/** Updates of theirs that are done keep their number only; one under way is waited for. */
export const emptyUpdates: Act = (desk, { traces }, after) => {
  const rows = desk.db
    .select()
    .from(inbox)
    .where(gt(inbox.updateId, after))
    .orderBy(asc(inbox.updateId))
    .limit(RANGE)
    .all()
  const lanes = traces.accounts.map((id) => `chat:${id}`)
  let came = after
  for (const { updateId, lane, payload, doneAt } of rows) {
    const isTheirs = lanes.includes(lane) || isTraced(payload, traces)
    if (isTheirs && doneAt === null) return came
    if (isTheirs) {
      const values = { payload: '{}', lane: 'erased', error: null }
      desk.db.update(inbox).set(values).where(eq(inbox.updateId, updateId)).run()
    }
    came = updateId
  }
  return rows.length < RANGE ? null : came
}

function isNamed({ answers }: Ticket, id: number): boolean {
  return Object.values(answers).some((one) => one.type === 'person' && one.id === id)
}

function withoutPerson(answers: Answers, traces: Traces, instead: Instead): Answers {
  const entries = Object.entries(answers).map(([key, answer]) => {
    const isTheirs =
      answer.type === 'person' && (answer.id === traces.id || answer.name === traces.name)
    if (!isTheirs) return [key, answer] as const
    const { key: _, ...person } = answer
    return [key, { ...person, id: traces.id, name: instead.name }] as const
  })
  return Object.fromEntries(entries)
}
