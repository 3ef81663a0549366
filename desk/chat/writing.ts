import { about, tellRequester } from '../delivery/notify.ts'
import { type Desk, deed } from '../desk.ts'
import { messageByAlbum, messageBySource } from '../messages/messages.ts'
import { albumOf, type Incoming, receive, sourceOf } from '../messages/receiving.ts'
import type { Person } from '../people/people.ts'
import { may } from '../people/rights.ts'
import { isDeciding } from '../processes/deciders.ts'
import { subtaskOf } from '../processes/subtask-rows.ts'
import { comment } from '../tickets/csat.ts'
import { followUp } from '../tickets/following-up.ts'
import { survivorOf } from '../tickets/merging.ts'
import { openTicketsOf } from '../tickets/my-tickets.ts'
import { findTicket, type Ticket, ticketOf } from '../tickets/tickets.ts'
import { decideInWords, offerDecision } from './approving.ts'
import { bindingOf, ticketHeardSince } from './bindings.ts'
import { type Draft, openDraft } from './drafts.ts'
import { expectationOf, expectNoComment, expectNothing } from './expectations.ts'
import { toDraft } from './into-draft.ts'
import { askInWords, offerToPassOn } from './passing-on.ts'
import { keepPending, pendingIn, wasPending } from './pending.ts'
import { endPrompt, promptIn, redrawPrompt, showPrompt } from './prompts.ts'
import { resumeChat } from './resuming.ts'
import { startWith } from './starting.ts'

/** With more than this one is asked in any case. */
const MOST_OPEN = 20

/**
 * Where a written message goes, in this order: the ticket whose message it replies to; what the
 * chat expects; the open draft, unless a ticket was heard of since its question; the only open
 * ticket; a question which one, keeping what was written; the free-text service or the catalogue.
 * The same message goes there once.
 */
export function write(desk: Desk, by: Person, incoming: Incoming): void {
  deed(desk, () => {
    const source = sourceOf(incoming)
    if (messageBySource(desk, source) || wasPending(desk, source)) return
    if (joinsAlbum(desk, by, incoming) || answersTicket(desk, by, incoming)) return
    if (meetsExpectation(desk, by, incoming)) return
    const draft = openDraft(desk, incoming.chatId)
    if (draft) toDraftOrAsk(desk, by, draft, incoming)
    else toOnlyTicketOrAsk(desk, by, incoming)
  })
}

/**
 * Adds to a ticket of the writer; a closed one is followed up, a merged one has a survivor. What is
 * said to a subtask that has closed is for the request that it was part of.
 */
export function toTicket(
  desk: Desk,
  by: Person,
  ticket: Ticket,
  incoming: Incoming,
  confirm: boolean,
): void {
  const living = survivorOf(desk, ticket)
  const request = requestBehind(desk, living)
  if (request) {
    toTicket(desk, by, request, incoming, true)
    return
  }
  if (living.category === 'closed') {
    followUp(desk, by, living, incoming)
    return
  }
  receive(desk, living, by, incoming)
  if (confirm && (living.category !== 'solved' || living.quiet === 1)) {
    tellRequester(desk, living, { fact: 'added', ...about(living) })
  }
}

function requestBehind(desk: Desk, { number, quiet, category }: Ticket): Ticket | undefined {
  if (quiet === 0 || category !== 'closed') return undefined
  const parent = subtaskOf(desk, number)?.parent
  return parent === undefined ? undefined : findTicket(desk, parent)
}

function joinsAlbum(desk: Desk, by: Person, incoming: Incoming): boolean {
  const album = albumOf(incoming)
  if (album === null) return false
  const first = messageByAlbum(desk, album)
  if (first?.authorId === by.id && first.kind === 'message') {
    receive(desk, ticketOf(desk, first.ticket), by, incoming)
    return true
  }
  const live = promptIn(desk, incoming.chatId)?.data
  const isDirected = live?.kind === 'agent_message' || live?.kind === 'approval_message'
  const direction = isDirected ? (`ticket:${live.ticket}` as const) : undefined
  const kept = pendingIn(desk, incoming.chatId, direction)
  const waits = kept.some((one) => albumOf(one) === album)
  if (waits) keepPending(desk, by, incoming, direction)
  return waits
}

function answersTicket(desk: Desk, by: Person, incoming: Incoming): boolean {
  const bound =
    incoming.replyTo === undefined ? undefined : bindingOf(desk, incoming.chatId, incoming.replyTo)
  const ticket = bound && findTicket(desk, bound.ticket)
  if (ticket && may(desk, by, 'write', ticket)) {
    expectNoComment(desk, incoming.chatId)
    toTicket(desk, by, ticket, incoming, false)
    redrawPrompt(desk, incoming.chatId, true)
    return true
  }
  if (ticket && isDeciding(desk, by, ticket)) {
    offerDecision(desk, by, ticket, incoming)
    return true
  }
  if (ticket && may(desk, by, 'note', ticket)) {
    offerToPassOn(desk, by, ticket, incoming)
    return true
  }
  return false
}

function meetsExpectation(desk: Desk, by: Person, incoming: Incoming): boolean {
  const { chatId, content } = incoming
  const live = promptIn(desk, chatId)?.data
  if (live?.kind === 'agent_ask') {
    askInWords(desk, by, live.ticket, incoming)
    return true
  }
  if (live?.kind === 'decision' && content.text.trim() !== '') {
    decideInWords(desk, by, live, incoming)
    return true
  }
  const expected = expectationOf(desk, chatId)
  const ticket = expected && findTicket(desk, expected.ticket)
  if (!expected || !ticket || !may(desk, by, 'write', ticket)) return false
  const isComment = expected.kind === 'rating_comment'
  // A file is no comment, nor is an answer or what is written about work that goes on; and whoever
  // turned to something else after "add a message" no longer means that ticket.
  const isVoid = isComment
    ? content.text.trim() === '' || ticket.open === 1 || openDraft(desk, chatId) !== undefined
    : live?.kind !== 'add_message'
  if (isVoid) return false
  expectNothing(desk, chatId)
  if (live?.kind === 'add_message' || live?.kind === 'rating_comment') endPrompt(desk, chatId)
  if (isComment) comment(desk, by, ticket.number, content.text)
  else toTicket(desk, by, ticket, incoming, true)
  if (promptIn(desk, chatId) === undefined) resumeChat(desk, chatId)
  return true
}

function toDraftOrAsk(desk: Desk, by: Person, draft: Draft, incoming: Incoming): void {
  const live = promptIn(desk, incoming.chatId)
  const asked = live?.sentAt ?? live?.updatedAt ?? draft.updatedAt
  const heard = ticketHeardSince(desk, incoming.chatId, asked)
  const isOpen = heard !== undefined && ownOpen(desk, by, heard)
  if (isOpen || isAsking(desk, incoming.chatId)) ask(desk, by, incoming, draft.id)
  else toDraft(desk, by, draft, incoming)
}

function toOnlyTicketOrAsk(desk: Desk, by: Person, incoming: Incoming): void {
  const open = withoutParents(desk, openTicketsOf(desk, by, MOST_OPEN))
  const [only] = open
  if (open.length > 1 || isAsking(desk, incoming.chatId)) ask(desk, by, incoming, null)
  else if (only) toTicket(desk, by, only, incoming, true)
  else startWith(desk, by, [incoming])
}

/** A question asked behind a request is what its requester answers, not the request that waits for it. */
function withoutParents(desk: Desk, open: Ticket[]): Ticket[] {
  const parents = open.flatMap(({ number, quiet }) =>
    quiet === 1 ? (subtaskOf(desk, number)?.parent ?? []) : [],
  )
  return open.filter(({ number }) => !parents.includes(number))
}

function ask(desk: Desk, by: Person, incoming: Incoming, draft: number | null): void {
  keepPending(desk, by, incoming)
  showPrompt(desk, incoming.chatId, { kind: 'which_ticket', draft, page: 0 }, true)
}

function isAsking(desk: Desk, chatId: number): boolean {
  return promptIn(desk, chatId)?.kind === 'which_ticket' && pendingIn(desk, chatId).length > 0
}

function ownOpen(desk: Desk, by: Person, number: number): boolean {
  const ticket = findTicket(desk, number)
  return ticket?.requesterId === by.id && ticket.category !== 'closed'
}
