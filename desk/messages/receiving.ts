import { bind } from '../chat/bindings.ts'
import { redrawCards } from '../chat/cards.ts'
import { showPrompt } from '../chat/prompts.ts'
import type { Fact } from '../delivery/letters.ts'
import { about, tellRequester, tellWorkers } from '../delivery/notify.ts'
import { type Desk, deed } from '../desk.ts'
import { DeskError } from '../errors.ts'
import { record } from '../events.ts'
import type { Person } from '../people/people.ts'
import { tellDeciders } from '../processes/deciders.ts'
import { expectResponse } from '../sla/clocks.ts'
import { cleanText, excerpt } from '../texts.ts'
import { goOn } from '../tickets/progress.ts'
import { change, type Ticket, ticketOf } from '../tickets/tickets.ts'
import {
  attachmentsOf,
  countFiles,
  type IncomingFile,
  keepIncoming,
  LARGEST_DOWNLOAD,
} from './attachments.ts'
import {
  addMessage,
  type Message,
  messageByAlbum,
  messageBySource,
  rewrite,
  setText,
} from './messages.ts'

/** Of one ticket: what nobody looks through does not fill the disk either. */
const MOST_FILES = 300

/** What somebody wrote in a chat. */
export interface Content {
  text: string
  files: IncomingFile[]
  location?: { latitude: number; longitude: number }
  /** A kind of message that we cannot show ("poll"). */
  placeholder?: string
  /** Telegram's mark of an album's parts. */
  album?: string
}

export interface Incoming {
  chatId: number
  telegramMessageId: number
  content: Content
  /** The message that it replies to. */
  replyTo?: number
}

/** What causes a message that came through Telegram, the same for each repetition. */
export function sourceOf(incoming: Pick<Incoming, 'chatId' | 'telegramMessageId'>): string {
  return `tg:${incoming.chatId}:${incoming.telegramMessageId}`
}

/**
 * Adds what the requester wrote to a ticket and does what follows from it: a waiting ticket goes
 * on, whoever works on it hears of it, the next response is due. Parts of an album join the first.
 */
export function receive(desk: Desk, ticket: Ticket, by: Person, incoming: Incoming): Message {
  return deed(desk, () => {
    const source = sourceOf(incoming)
    const known = messageBySource(desk, source)
    if (known) return known
    if (isPart(desk, incoming)) return keep(desk, ticket, by, incoming)
    const message = keep(desk, ticket, by, incoming)
    record(desk, 'received', { ticket: ticket.number, by: by.id, data: { message: message.id } })
    follow(desk, ticketOf(desk, ticket.number), by, message)
    return message
  })
}

/**
 * Keeps a message without anything that follows from it: the text with which a ticket was filed.
 * Parts of an album join the first.
 */
export function keep(desk: Desk, ticket: Ticket, by: Person, incoming: Incoming): Message {
  const { content } = incoming
  const album = albumOf(incoming)
  const first = album === null ? undefined : messageByAlbum(desk, album)
  if (first) return join(desk, first, by, incoming)
  const text = cleanText(content.text)
  const message = addMessage(desk, {
    ticket: ticket.number,
    authorId: by.id,
    kind: 'message',
    text,
    source: sourceOf(incoming),
    album,
    placeholder: content.placeholder ?? null,
    location: content.location ?? null,
  })
  bind(desk, incoming.chatId, incoming.telegramMessageId, {
    ticket: ticket.number,
    messageId: message.id,
    outgoing: false,
  })
  keepFiles(desk, ticket, message, by, content.files, sourceOf(incoming))
  if (content.placeholder !== undefined) {
    tellRequester(desk, ticket, { fact: 'not_shown', ...about(ticket), what: content.placeholder })
  }
  return message
}

/** The requester edited what they had written: the ticket shows the new text and keeps the former one. */
export function edit(desk: Desk, message: Message, text: string): Message {
  return deed(desk, () => {
    const clean = cleanText(text)
    if (clean === message.text) return message
    const edited = rewrite(desk, message, clean)
    record(desk, 'edited', {
      ticket: message.ticket,
      by: message.authorId,
      data: { message: message.id },
    })
    return edited
  })
}

/** Files that an edited message has in place of its former ones: they join them. */
export function takeNewFiles(desk: Desk, message: Message, by: Person, incoming: Incoming): void {
  const known = attachmentsOf(desk, message.ticket).map((one) => one.fileUniqueId)
  const files = incoming.content.files.filter((one) => !known.includes(one.fileUniqueId))
  const [first] = files
  if (!first) return
  const source = `${sourceOf(incoming)}:${first.fileUniqueId}`
  keepFiles(desk, ticketOf(desk, message.ticket), message, by, files, source)
  desk.bus.note({ what: 'ticket', ticket: message.ticket, deed: 'received' })
}

/** The album key of a message: one a chat, as Telegram's mark is not ours. */
export function albumOf(incoming: Incoming): string | null {
  const { album } = incoming.content
  return album === undefined ? null : `tg:${incoming.chatId}:${album}`
}

function isPart(desk: Desk, incoming: Incoming): boolean {
  const album = albumOf(incoming)
  return album !== null && messageByAlbum(desk, album) !== undefined
}

function join(desk: Desk, first: Message, by: Person, incoming: Incoming): Message {
  const ticket = ticketOf(desk, first.ticket)
  bind(desk, incoming.chatId, incoming.telegramMessageId, {
    ticket: first.ticket,
    messageId: first.id,
    outgoing: false,
  })
  keepFiles(desk, ticket, first, by, incoming.content.files, sourceOf(incoming))
  desk.bus.note({ what: 'ticket', ticket: first.ticket, deed: 'received' })
  const caption = cleanText(incoming.content.text)
  if (caption === '' || first.text.split('\n').includes(caption)) return first
  return setText(desk, first, first.text === '' ? caption : `${first.text}\n${caption}`)
}

function keepFiles(
  desk: Desk,
  ticket: Ticket,
  message: Message,
  by: Person,
  files: IncomingFile[],
  source: string,
): void {
  if (files.length > 0 && countFiles(desk, ticket.number) + files.length > MOST_FILES) {
    throw new DeskError('too_many_files', { max: MOST_FILES })
  }
  files.forEach((one, index) => {
    const owner = { ticket: ticket.number, messageId: message.id, ownerId: by.id }
    keepIncoming(desk, one, owner, `${source}:${index}`)
    if ((one.size ?? 0) > LARGEST_DOWNLOAD) {
      tellRequester(desk, ticket, { fact: 'file_too_big', ...about(ticket), name: one.name })
    }
  })
}

function follow(desk: Desk, ticket: Ticket, by: Person, message: Message): void {
  const received = change(desk, ticket.number, {
    lastMessageAt: desk.now(),
    unansweredSince: ticket.unansweredSince ?? desk.now(),
  })
  let now = received
  if (ticket.category === 'waiting') {
    goOn(desk, received, { by, quiet: true })
    now = ticketOf(desk, ticket.number)
  }
  if (ticket.category === 'solved') {
    const chatId = by.telegramId
    // Of what goes on behind a request its requester does not say whether it is solved.
    const isAsked = chatId !== null && ticket.quiet === 0
    if (isAsked) showPrompt(desk, chatId, { kind: 'thanks', ticket: ticket.number }, true)
  } else now = expectResponse(desk, now)
  redrawCards(desk, ticket.number)
  const wrote: Fact = {
    fact: 'requester_wrote',
    ...about(ticket),
    requester: by.name,
    excerpt: excerpt(message.text),
  }
  if (!tellDeciders(desk, ticket, wrote)) tellWorkers(desk, now, wrote)
}
