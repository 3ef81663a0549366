import { and, asc, eq, gt, inArray, isNotNull, ne, or } from 'drizzle-orm'
import { outbox } from '../../db/tables/boxes.ts'
import {
  bindings,
  cards,
  drafts,
  expectations,
  pendingMessages,
  prompts,
} from '../../db/tables/dialogue.ts'
import { attachments, messages } from '../../db/tables/messages.ts'
import { notices } from '../../db/tables/notices.ts'
import {
  chats,
  invites,
  linkRequests,
  people,
  sessions,
  signInLinks,
} from '../../db/tables/people.ts'
import { approvals, checklistItems } from '../../db/tables/processes.ts'
import { reads, tickets, watchers } from '../../db/tables/tickets.ts'
import { endWithoutClocks } from '../tickets/statuses.ts'
import { asTicket } from '../tickets/tickets.ts'
import { blankHistory } from './personal-data-events.ts'
import { type Act, FEW, nextOf, RANGE } from './personal-data-step.ts'
import {
  emptyAttachments,
  emptyMessages,
  emptyPlan,
  emptyTicket,
  leftFiles,
} from './personal-data-texts.ts'

const MOST_FILES = 1000

/** Requests under way end: nobody is left to answer. */
export const endRequests: Act = (desk, { traces }, after) => {
  const mine = and(
    eq(tickets.requesterId, traces.id),
    ne(tickets.category, 'closed'),
    gt(tickets.number, after),
  )
  const open = desk.db
    .select()
    .from(tickets)
    .where(mine)
    .orderBy(asc(tickets.number))
    .limit(FEW)
    .all()
    .map(asTicket)
  for (const ticket of open) endWithoutClocks(desk, ticket, { by: null, quiet: true })
  return nextOf(
    open.map(({ number }) => number),
    FEW,
  )
}

/** Chats, drafts, links, sessions and what was read: rows that are theirs alone. */
export const dropOwn: Act = (desk, { traces: { id, key, accounts } }) => {
  desk.db.update(people).set({ manager: null }).where(eq(people.manager, key)).run()
  desk.db.delete(drafts).where(eq(drafts.personId, id)).run()
  desk.db.delete(pendingMessages).where(eq(pendingMessages.personId, id)).run()
  desk.db.delete(sessions).where(eq(sessions.personId, id)).run()
  desk.db.delete(signInLinks).where(eq(signInLinks.personId, id)).run()
  desk.db.delete(invites).where(eq(invites.personId, id)).run()
  desk.db.delete(notices).where(eq(notices.personId, id)).run()
  desk.db.delete(watchers).where(eq(watchers.personId, id)).run()
  desk.db.delete(reads).where(eq(reads.personId, id)).run()
  desk.db
    .delete(linkRequests)
    .where(or(eq(linkRequests.personId, id), inArray(linkRequests.telegramId, accounts)))
    .run()
  for (const table of [prompts, expectations, bindings, cards, outbox, pendingMessages]) {
    desk.db.delete(table).where(inArray(table.chatId, accounts)).run()
  }
  desk.db.delete(chats).where(inArray(chats.id, accounts)).run()
  return null
}

export const emptyOwnMessages: Act = (desk, { traces, instead }, after) => {
  const ids = desk.db
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.authorId, traces.id), gt(messages.id, after)))
    .orderBy(asc(messages.id))
    .limit(RANGE)
    .all()
    .map(({ id }) => id)
  emptyMessages(desk, ids, instead.mark)
  return nextOf(ids, RANGE)
}

export const emptyOwnFiles: Act = (desk, { traces, instead }, after) => {
  // The disk has to follow.
  if (leftFiles(desk).length >= MOST_FILES) return after
  const ids = desk.db
    .select({ id: attachments.id })
    .from(attachments)
    .where(and(eq(attachments.ownerId, traces.id), gt(attachments.id, after)))
    .orderBy(asc(attachments.id))
    .limit(RANGE)
    .all()
    .map(({ id }) => id)
  emptyAttachments(desk, ids, instead.mark)
  return nextOf(ids, RANGE)
}

/** Their requests: facts stay, what they typed goes; so does what was planned with it. */
export const emptyOwnTickets: Act = (desk, step, after) => {
  const { traces, instead } = step
  const own = desk.db
    .select()
    .from(tickets)
    .where(and(eq(tickets.requesterId, traces.id), gt(tickets.number, after)))
    .orderBy(asc(tickets.number))
    .limit(FEW)
    .all()
    .map(asTicket)
  for (const ticket of own) {
    emptyTicket(desk, ticket, { mark: instead.mark, cause: 'erased', names: 'kept' })
    emptyPlan(desk, ticket.number, instead.mark)
    // Cards and letters told its title.
    desk.db.delete(outbox).where(eq(outbox.ticket, ticket.number)).run()
    desk.db.delete(notices).where(eq(notices.ticket, ticket.number)).run()
    desk.db.update(cards).set({ drawn: null }).where(eq(cards.ticket, ticket.number)).run()
    blankHistory(desk, ticket.number, step)
  }
  return nextOf(
    own.map(({ number }) => number),
    FEW,
  )
}

/** Comments of their decisions, and what they wrote onto checklists. */
export const emptyDecisions: Act = (desk, { traces, instead }) => {
  const commented = and(eq(approvals.decidedById, traces.id), isNotNull(approvals.comment))
  desk.db.update(approvals).set({ comment: instead.mark }).where(commented).run()
  desk.db
    .update(checklistItems)
    .set({ text: instead.mark })
    .where(eq(checklistItems.byId, traces.id))
    .run()
  return null
}
