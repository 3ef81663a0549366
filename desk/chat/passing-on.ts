import { about, tellPerson } from '../delivery/notify.ts'
import { type Desk, deed } from '../desk.ts'
import { DeskError } from '../errors.ts'
import { keepIncoming } from '../messages/attachments.ts'
import type { Message } from '../messages/messages.ts'
import { note } from '../messages/noting.ts'
import { type Incoming, sourceOf } from '../messages/receiving.ts'
import { reply } from '../messages/replying.ts'
import type { Person } from '../people/people.ts'
import { ticketFor } from '../people/rights.ts'
import { ask } from '../tickets/progress.ts'
import { refuseOver, type Ticket } from '../tickets/tickets.ts'
import { bind } from './bindings.ts'
import { keepPending, takePending } from './pending.ts'
import { endPrompt, promptIn, showPrompt } from './prompts.ts'
import { resumeChat } from './resuming.ts'

/**
 * An agent answered a ticket's message in their chat: kept, and asked for whom it is. Throws
 * `empty_text` for a poll and whatever else cannot be passed on.
 */
export function offerToPassOn(desk: Desk, by: Person, ticket: Ticket, incoming: Incoming): void {
  if (isNothingToSend(incoming.content)) throw new DeskError('empty_text')
  keepPending(desk, by, incoming, `ticket:${ticket.number}`)
  const data = { kind: 'agent_message' as const, ticket: ticket.number }
  showPrompt(desk, incoming.chatId, data, true)
}

/**
 * What an agent wrote in their chat goes to the requester or, as a note, to colleagues; parts of an
 * album as one message. Throws `draft_gone` where nothing waits any more.
 */
export function passOn(
  desk: Desk,
  by: Person,
  chatId: number,
  number: number,
  as: 'reply' | 'note',
): void {
  deed(desk, () => {
    const ticket = ticketFor(desk, by, number, as)
    const kept = takePending(desk, chatId, `ticket:${number}`)
    if (kept.length === 0) throw new DeskError('draft_gone')
    for (const [first, ...others] of albumsIn(kept)) {
      if (!first) continue
      const saying = sayingOf(desk, by, [first, ...others])
      const message =
        as === 'reply'
          ? reply(desk, by, number, saying)
          : note(desk, by, number, { ...saying, text: withPlace(saying) })
      bindAll(desk, [first, ...others], message)
    }
    settled(desk, by, chatId, ticket, as)
  })
}

/** What an agent writes next in their chat is a question to the requester. */
export function beginAsking(
  desk: Desk,
  by: Person,
  chatId: number,
  number: number,
  fresh: boolean,
): void {
  deed(desk, () => {
    const ticket = ticketFor(desk, by, number, 'status')
    refuseOver(ticket)
    showPrompt(desk, chatId, { kind: 'agent_ask', ticket: number }, fresh)
  })
}

/**
 * The question that was announced: the ticket waits for its requester from now on. Of an album only
 * the first part is known yet, so it waits for the others like any answer.
 */
export function askInWords(desk: Desk, by: Person, number: number, incoming: Incoming): void {
  const ticket = ticketFor(desk, by, number, 'status')
  if (incoming.content.album !== undefined) {
    offerToPassOn(desk, by, ticket, incoming)
    return
  }
  ask(desk, by, number, sayingOf(desk, by, [incoming]))
  settled(desk, by, incoming.chatId, ticket, 'question')
}

function settled(
  desk: Desk,
  by: Person,
  chatId: number,
  ticket: Ticket,
  as: 'reply' | 'note' | 'question',
): void {
  const asked = promptIn(desk, chatId)?.kind
  if (asked === 'agent_message' || asked === 'agent_ask') endPrompt(desk, chatId)
  tellPerson(desk, by, { fact: 'passed_on', ...about(ticket), as }, ticket)
  resumeChat(desk, chatId)
}

function albumsIn(kept: Incoming[]): Incoming[][] {
  const messages = new Map<string, Incoming[]>()
  for (const incoming of kept) {
    const key = incoming.content.album ?? sourceOf(incoming)
    messages.set(key, [...(messages.get(key) ?? []), incoming])
  }
  return [...messages.values()]
}

/** What was written in a chat as what is said on a ticket; files become attachments of the writer. */
export function sayingOf(desk: Desk, by: Person, parts: Incoming[]) {
  const texts = parts.map(({ content }) => content.text).filter((text) => text !== '')
  const attachments = parts.flatMap((part) =>
    part.content.files.map(
      (file, index) =>
        keepIncoming(desk, file, { ownerId: by.id }, `${sourceOf(part)}:${index}`).id,
    ),
  )
  const [first] = parts
  const location = first?.content.location
  return {
    text: texts.join('\n'),
    attachments,
    source: first ? sourceOf(first) : '',
    ...(location && { location }),
  }
}

/** A note is words and files. */
function withPlace({ text, location }: ReturnType<typeof sayingOf>): string {
  return location ? `${text}\n${location.latitude}, ${location.longitude}`.trim() : text
}

function isNothingToSend({ text, files, location }: Incoming['content']): boolean {
  return text.trim() === '' && files.length === 0 && !location
}

/** So that an edit in the chat finds the message that it corrects. */
function bindAll(desk: Desk, parts: Incoming[], message: Message): void {
  for (const { chatId, telegramMessageId } of parts) {
    const bound = { ticket: message.ticket, messageId: message.id, outgoing: false }
    bind(desk, chatId, telegramMessageId, bound)
  }
}
