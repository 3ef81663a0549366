import { and, eq } from 'drizzle-orm'
import { outbox } from '../../db/tables/boxes.ts'
import { messages } from '../../db/tables/messages.ts'
import { carriersOf } from '../chat/bindings.ts'
import { about } from '../delivery/notify.ts'
import { post } from '../delivery/outbox.ts'
import { type Desk, deed } from '../desk.ts'
import { DeskError } from '../errors.ts'
import { record } from '../events.ts'
import { type Person, personById } from '../people/people.ts'
import { ticketFor } from '../people/rights.ts'
import { config } from '../setup/config.ts'
import { meetNextResponse, meetResponse } from '../sla/clocks.ts'
import { cleanText, splitText } from '../texts.ts'
import { defaultStatus, enter } from '../tickets/statuses.ts'
import { change, type Ticket, ticketOf } from '../tickets/tickets.ts'
import { attachmentsOfMessage, attachTo } from './attachments.ts'
import { addMessage, type Message, messageById, messageBySource, rewrite } from './messages.ts'

export interface NewReply {
  text: string
  /** Numbers of uploads that belong to nothing yet. */
  attachments?: number[]
  location?: { latitude: number; longitude: number }
  /** What caused it ("form:TOKEN", "tg:CHAT:MESSAGE"): the same cause replies once. */
  source: string
  question?: boolean
}

/** An agent's public message: it reaches the requester's chat and meets the response clocks. */
export function reply(desk: Desk, by: Person, number: number, saying: NewReply): Message {
  return deed(desk, () => {
    const ticket = ticketFor(desk, by, number, 'reply')
    if (ticket.category === 'closed') throw new DeskError('ticket_closed', { number })
    const known = messageBySource(desk, saying.source)
    if (known) return known
    const message = sendReply(desk, ticket, by, saying)
    enterOnReply(desk, ticketOf(desk, number), by)
    return message
  })
}

/** Writes and posts a public message within a deed whose rights were checked: it answers the requester. */
export function sendReply(desk: Desk, ticket: Ticket, by: Person, saying: NewReply): Message {
  const known = messageBySource(desk, saying.source)
  if (known) return known
  const message = say(desk, ticket, by, saying)
  answered(desk, ticket, by)
  return message
}

/** The same without anything that follows from an agent's answer; the same cause says it once. */
export function say(desk: Desk, ticket: Ticket, by: Person, saying: NewReply): Message {
  const known = messageBySource(desk, saying.source)
  if (known) return known
  const text = cleanText(saying.text)
  const attachments = saying.attachments ?? []
  const { location } = saying
  if (text === '' && attachments.length === 0 && !location) throw new DeskError('empty_text')
  if (attachments.length > 10) throw new DeskError('too_many_files', { max: 10 })
  const chatId = personById(desk, ticket.requesterId)?.telegramId ?? null
  const message = addMessage(desk, {
    ticket: ticket.number,
    authorId: by.id,
    kind: 'reply',
    text,
    location: location ?? null,
    source: saying.source,
    delivery: chatId === null ? 'failed' : 'queued',
    deliveryError: chatId === null ? 'not_linked' : null,
  })
  attachTo(desk, attachments, { ticket: ticket.number, messageId: message.id, ownerId: by.id })
  if (chatId !== null)
    postReply(desk, chatId, ticket, message, saying.question === true, attachments)
  record(desk, saying.question ? 'asked' : 'replied', {
    ticket: ticket.number,
    by: by.id,
    data: { message: message.id },
  })
  return message
}

/** Sends a reply again that could not be delivered. */
export function resend(desk: Desk, by: Person, messageId: number): void {
  deed(desk, () => {
    const message = messageById(desk, messageId)
    if (!message) throw new DeskError('not_found')
    const ticket = ticketFor(desk, by, message.ticket, 'resend')
    if (message.delivery !== 'failed') throw new DeskError('nothing_to_resend')
    const chatId = personById(desk, ticket.requesterId)?.telegramId
    if (chatId == null) throw new DeskError('no_telegram')
    desk.db
      .update(messages)
      .set({ delivery: 'queued', deliveryError: null })
      .where(eq(messages.id, messageId))
      .run()
    // What has arrived there in part is continued; else it goes as it reads now, to where they are now.
    const isBegun = carriersOf(desk, messageId).some((carrier) => carrier.chatId === chatId)
    if (isBegun) moveFailed(desk, messageId, 'pending')
    else {
      moveFailed(desk, messageId, 'replaced')
      postReply(desk, chatId, ticket, message, false, attachmentIds(desk, message))
    }
    record(desk, 'resent', { ticket: ticket.number, by: by.id, data: { message: messageId } })
  })
}

/** An agent corrects what they wrote: the chat shows the new text of a public message, the former one is kept. */
export function correct(desk: Desk, by: Person, messageId: number, text: string): Message {
  return deed(desk, () => {
    const message = messageById(desk, messageId)
    if (!message) throw new DeskError('not_found')
    const right = message.kind === 'note' ? 'note' : 'reply'
    const ticket = ticketFor(desk, by, message.ticket, right)
    if (message.authorId !== by.id) throw new DeskError('message_not_yours')
    const clean = cleanText(text)
    if (clean === '') throw new DeskError('empty_text')
    if (clean === message.text) return message
    const corrected = rewrite(desk, message, clean)
    record(desk, 'edited', { ticket: ticket.number, by: by.id, data: { message: messageId } })
    const chatId = personById(desk, ticket.requesterId)?.telegramId
    if (message.kind === 'reply' && chatId != null) {
      replaceFailedEdits(desk, messageId)
      post(
        desk,
        { chatId, ticket: ticket.number, messageId },
        {
          kind: 'edit',
          about: about(ticket),
          by: by.name,
          text: clean,
          messageId,
          question: false,
        },
      )
    }
    return corrected
  })
}

/** Nothing needs to be said to what the requester wrote last: the next response is not owed. */
export function noAnswerNeeded(desk: Desk, by: Person, number: number): Ticket {
  return deed(desk, () => {
    const ticket = ticketFor(desk, by, number, 'reply')
    if (ticket.category === 'closed') throw new DeskError('ticket_closed', { number })
    // Somebody was quicker: the history says it once.
    if (ticket.unansweredSince === null) return ticket
    change(desk, number, { unansweredSince: null })
    meetNextResponse(desk, number)
    record(desk, 'no_answer_needed', { ticket: number, by: by.id })
    return ticketOf(desk, number)
  })
}

function postReply(
  desk: Desk,
  chatId: number,
  ticket: Ticket,
  message: Message,
  question: boolean,
  attachments: number[],
): void {
  const address = { chatId, ticket: ticket.number, messageId: message.id }
  const by = message.authorId === null ? '' : (personById(desk, message.authorId)?.name ?? '')
  const head = { about: about(ticket), by }
  const parts = message.text === '' ? [] : splitText(message.text)
  parts.forEach((text, part) => {
    post(desk, address, { kind: 'reply', ...head, text, part, head: part === 0, question })
  })
  if (attachments.length > 0) {
    post(desk, address, { kind: 'files', ...head, attachments, head: parts.length === 0 })
  }
  if (message.location) {
    const isFirst = parts.length === 0 && attachments.length === 0
    post(desk, address, { kind: 'location', ...head, ...message.location, head: isFirst })
  }
}

function answered(desk: Desk, ticket: Ticket, by: Person): void {
  // Before an approval an answer does not make the ticket anybody's.
  const takes = ticket.assigneeId === null && ticket.gate === null
  change(desk, ticket.number, {
    unansweredSince: null,
    lastMessageAt: desk.now(),
    ...(ticket.answeredAt === null ? { answeredAt: desk.now() } : {}),
    ...(takes ? { assigneeId: by.id } : {}),
  })
  if (takes) {
    record(desk, 'assigned', {
      ticket: ticket.number,
      by: by.id,
      data: { from: null, to: by.id, why: 'answered' },
    })
  }
  meetResponse(desk, ticket.number)
}

function enterOnReply(desk: Desk, ticket: Ticket, by: Person): void {
  const entering = config(desk).statuses.live.find((one) => one.enter_on === 'reply')
  if (ticket.gate !== null) return
  if (entering && ticket.category !== 'solved') enter(desk, ticket, entering, { by, quiet: true })
  else if (ticket.category === 'new') {
    enter(desk, ticket, defaultStatus(desk, 'active'), { by, quiet: true })
  }
}

function moveFailed(desk: Desk, messageId: number, state: 'pending' | 'replaced'): void {
  const now = desk.now()
  const settledAt = state === 'pending' ? null : now
  desk.db
    .update(outbox)
    .set({ state, tries: 0, nextAt: now, error: null, settledAt })
    .where(and(eq(outbox.messageId, messageId), eq(outbox.state, 'failed')))
    .run()
}

/** What a former correction could not say the new one says. */
function replaceFailedEdits(desk: Desk, messageId: number): void {
  const edits = and(eq(outbox.messageId, messageId), eq(outbox.kind, 'edit'))
  desk.db
    .update(outbox)
    .set({ state: 'replaced' })
    .where(and(edits, eq(outbox.state, 'failed')))
    .run()
}

function attachmentIds(desk: Desk, message: Message): number[] {
  return attachmentsOfMessage(desk, message.id).map((attachment) => attachment.id)
}
