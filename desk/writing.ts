import { and, asc, eq, isNull } from 'drizzle-orm'
import { pendingMessages } from '../db/tables/dialogue.ts'
import { keepIncoming } from './attachments.ts'
import { bindingOf, ticketHeardSince } from './bindings.ts'
import { mayFile } from './catalogue.ts'
import { config, stepsOf } from './config.ts'
import { comment } from './csat.ts'
import { type Desk, deed } from './desk.ts'
import { answer, type Draft, isComplete, newDraft, openDraft, send, setState } from './drafts.ts'
import { DeskError } from './errors.ts'
import { expectationOf, expectNothing } from './expectations.ts'
import { followUp } from './following-up.ts'
import { survivorOf } from './merging.ts'
import { messageByAlbum } from './messages.ts'
import { openTicketsOf } from './my-tickets.ts'
import { about, tellRequester } from './notify.ts'
import type { Person } from './people.ts'
import { prefill } from './prefilling.ts'
import { endPrompt, promptIn, redrawPrompt, showPrompt } from './prompts.ts'
import { albumOf, type Incoming, keep, receive, sourceOf } from './receiving.ts'
import { standing } from './rights.ts'
import { findTicket, type Ticket, ticketOf } from './tickets.ts'

/**
 * Where a written message goes, in this order: the ticket whose message it replies to; what the
 * chat expects; the open draft, unless a ticket was heard of since its question; the only open
 * ticket; a question which one, keeping what was written; the free-text service or the catalogue.
 */
export function write(desk: Desk, by: Person, incoming: Incoming): void {
  deed(desk, () => {
    if (joinsAlbum(desk, by, incoming) || answersTicket(desk, by, incoming)) return
    if (meetsExpectation(desk, by, incoming)) return
    const draft = openDraft(desk, incoming.chatId)
    if (draft) {
      toDraftOrAsk(desk, by, draft, incoming)
      return
    }
    const open = openTicketsOf(desk, by, 2)
    const [only] = open
    if (only && open.length === 1 && !isAsking(desk, incoming.chatId)) {
      toTicket(desk, by, only, incoming, true)
    } else if (open.length > 0) ask(desk, by, incoming, null)
    else startWith(desk, by, incoming)
  })
}

/** The answer to "which ticket?": what was kept goes to it, or (null) begins a new request. */
export function settle(desk: Desk, by: Person, chatId: number, number: number | null): void {
  deed(desk, () => {
    const kept = pendingIn(desk, chatId)
    endPrompt(desk, chatId)
    if (kept.length === 0) throw new DeskError('draft_gone')
    markSettled(desk, chatId)
    if (number === null) {
      startWithAll(desk, by, kept)
      return
    }
    const ticket = ownTicket(desk, by, number)
    for (const incoming of kept) toTicket(desk, by, ticket, incoming, true)
    if (openDraft(desk, chatId)) showDraft(desk, chatId)
  })
}

/** The answer to "which ticket?" when it is the request under way. */
export function settleIntoDraft(desk: Desk, by: Person, chatId: number): void {
  deed(desk, () => {
    const kept = pendingIn(desk, chatId)
    const draft = openDraft(desk, chatId)
    markSettled(desk, chatId)
    if (!draft) throw new DeskError('draft_gone')
    for (const incoming of kept) toDraft(desk, by, openDraft(desk, chatId) ?? draft, incoming)
    if (kept.length === 0) showDraft(desk, chatId)
  })
}

/** What was written and waits for its ticket, oldest first. */
export function pendingIn(desk: Desk, chatId: number): Incoming[] {
  return desk.db
    .select()
    .from(pendingMessages)
    .where(and(eq(pendingMessages.chatId, chatId), isNull(pendingMessages.settledAt)))
    .orderBy(asc(pendingMessages.id))
    .limit(50)
    .all()
    .map((row) => row.content as unknown as Incoming)
}

/** What was kept for a ticket is dropped at its writer's wish. */
export function forgetPending(desk: Desk, chatId: number): void {
  deed(desk, () => {
    markSettled(desk, chatId)
    endPrompt(desk, chatId)
  })
}

/** Begins the service of a catalogue with what was kept for it. */
export function beginWithPending(desk: Desk, by: Person, chatId: number, service: string): void {
  deed(desk, () => {
    const kept = pendingIn(desk, chatId)
    markSettled(desk, chatId)
    const draft = newDraft(desk, by, chatId, service)
    for (const incoming of kept) fillIn(desk, by, draft.id, incoming)
    showDraft(desk, chatId, kept.length > 0)
  })
}

function joinsAlbum(desk: Desk, by: Person, incoming: Incoming): boolean {
  const album = albumOf(incoming)
  const first = album === null ? undefined : messageByAlbum(desk, album)
  if (!first || first.authorId !== by.id) return false
  receive(desk, ticketOf(desk, first.ticket), by, incoming)
  return true
}

function answersTicket(desk: Desk, by: Person, incoming: Incoming): boolean {
  if (incoming.replyTo === undefined) return false
  const bound = bindingOf(desk, incoming.chatId, incoming.replyTo)
  const ticket = bound && findTicket(desk, bound.ticket)
  if (!ticket) return false
  const stands = standing(desk, by, ticket)
  if (stands === 'requester') {
    toTicket(desk, by, ticket, incoming, false)
    if (openDraft(desk, incoming.chatId)) redrawPrompt(desk, incoming.chatId, true)
    return true
  }
  if (stands !== 'agent') return false
  const pending = keepPending(desk, by, incoming)
  const data = { kind: 'agent_message' as const, ticket: ticket.number, pending }
  showPrompt(desk, incoming.chatId, data, true)
  return true
}

function meetsExpectation(desk: Desk, by: Person, incoming: Incoming): boolean {
  const expected = expectationOf(desk, incoming.chatId)
  const ticket = expected && findTicket(desk, expected.ticket)
  if (!expected || !ticket || ticket.requesterId !== by.id) return false
  const isComment = expected.kind === 'rating_comment'
  // A file is no comment on a rating, and a request under way was begun after it.
  if (isComment && (incoming.content.text.trim() === '' || openDraft(desk, incoming.chatId))) {
    return false
  }
  expectNothing(desk, incoming.chatId)
  const asked = promptIn(desk, incoming.chatId)?.kind
  if (asked === 'add_message' || asked === 'rating_comment') endPrompt(desk, incoming.chatId)
  if (isComment) comment(desk, by, ticket.number, incoming.content.text)
  else toTicket(desk, by, ticket, incoming, true)
  if (openDraft(desk, incoming.chatId)) showDraft(desk, incoming.chatId)
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

function toDraft(desk: Desk, by: Person, draft: Draft, incoming: Incoming): void {
  const { content } = incoming
  const files = content.files.map((one, index) =>
    keepIncoming(
      desk,
      one,
      { draftId: draft.id, ownerId: by.id },
      `${sourceOf(incoming)}:draft:${index}`,
    ),
  )
  let current = draft
  for (const kept of files) {
    const { id, kind, name, size } = kept
    const ref = { id, kind, name, ...(size === null ? {} : { size }) }
    answer(desk, by, current, { kind: 'file', file: ref })
    current = openDraft(desk, incoming.chatId) ?? current
  }
  if (files.length > 0) return
  if (content.placeholder !== undefined || content.location) {
    answer(desk, by, draft, { kind: 'other', what: content.placeholder ?? 'location' })
  } else answer(desk, by, draft, { kind: 'text', text: content.text })
}

function toTicket(
  desk: Desk,
  by: Person,
  ticket: Ticket,
  incoming: Incoming,
  confirm: boolean,
): void {
  const living = survivorOf(desk, ticket)
  if (living.category === 'closed') {
    followUp(desk, by, living, incoming)
    return
  }
  receive(desk, living, by, incoming)
  if (confirm && living.category !== 'solved') {
    tellRequester(desk, living, { fact: 'added', ...about(living) })
  }
}

function ask(desk: Desk, by: Person, incoming: Incoming, draft: number | null): void {
  keepPending(desk, by, incoming)
  showPrompt(desk, incoming.chatId, { kind: 'which_ticket', draft, page: 0 }, true)
}

function isAsking(desk: Desk, chatId: number): boolean {
  return promptIn(desk, chatId)?.kind === 'which_ticket' && pendingIn(desk, chatId).length > 0
}

function startWith(desk: Desk, by: Person, incoming: Incoming): void {
  startWithAll(desk, by, [incoming])
}

function startWithAll(desk: Desk, by: Person, kept: Incoming[]): void {
  const [first] = kept
  if (!first) return
  const service = config(desk).services.get(config(desk).freeText)
  if (!service || !mayFile(desk, by, service)) {
    for (const incoming of kept) keepPending(desk, by, incoming)
    showPrompt(desk, first.chatId, { kind: 'catalogue', group: null, page: 0 }, true)
    return
  }
  const draft = openDraft(desk, first.chatId) ?? newDraft(desk, by, first.chatId, service.key)
  for (const incoming of kept) fillIn(desk, by, draft.id, incoming)
  const filled = openDraft(desk, first.chatId)
  if (!filled || !isComplete(filled)) {
    showDraft(desk, first.chatId)
    return
  }
  const steps = stepsOf(desk, filled.service, filled.scenarioVersion)
  const ticket = send(desk, by, filled, steps)
  for (const incoming of kept) keep(desk, ticket, by, incoming)
}

function fillIn(desk: Desk, by: Person, draftId: number, incoming: Incoming): void {
  const draft = openDraft(desk, incoming.chatId)
  if (!draft || draft.id !== draftId) return
  setState(desk, draftId, prefill(desk, by, draft, incoming))
}

function showDraft(desk: Desk, chatId: number, fresh = true): void {
  const draft = openDraft(desk, chatId)
  if (draft) showPrompt(desk, chatId, { kind: 'draft', draft: draft.id }, fresh)
}

function keepPending(desk: Desk, by: Person, incoming: Incoming): number {
  const row = desk.db
    .insert(pendingMessages)
    .values({
      chatId: incoming.chatId,
      personId: by.id,
      source: sourceOf(incoming),
      content: { ...incoming },
      createdAt: desk.now(),
    })
    .onConflictDoUpdate({ target: pendingMessages.source, set: { settledAt: null } })
    .returning()
    .get()
  return row.id
}

function markSettled(desk: Desk, chatId: number): void {
  desk.db
    .update(pendingMessages)
    .set({ settledAt: desk.now() })
    .where(and(eq(pendingMessages.chatId, chatId), isNull(pendingMessages.settledAt)))
    .run()
}

function ownTicket(desk: Desk, by: Person, number: number): Ticket {
  const ticket = findTicket(desk, number)
  if (!ticket || ticket.requesterId !== by.id) throw new DeskError('not_found', { number })
  return ticket
}

function ownOpen(desk: Desk, by: Person, number: number): boolean {
  const ticket = findTicket(desk, number)
  return ticket?.requesterId === by.id && ticket.category !== 'closed'
}
