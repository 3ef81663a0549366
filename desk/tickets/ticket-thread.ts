import { and, desc, eq, inArray } from 'drizzle-orm'
import { events } from '../../db/tables/tickets.ts'
import type { Desk } from '../desk.ts'
import type { EventRow } from '../events.ts'
import { type Attachment, attachmentsOf } from '../messages/attachments.ts'
import { editsOf, type Message, type MessageEdit, messagesOf } from '../messages/messages.ts'
import type { Ticket } from './tickets.ts'

const MESSAGES_A_PAGE = 100
const EVENTS_READ = 400

/** Lines of history that the requester may read as well. */
const PUBLIC = [
  'filed',
  'status_changed',
  'reopened',
  'merged',
  'merged_here',
  'cancelled',
  'rated',
]
/** Lines of history that say no more than the message beside them. */
const TOLD_BY_MESSAGES = ['received', 'replied', 'asked', 'noted', 'edited']
/** Lines of history that name people by number. */
const ABOUT_PEOPLE = ['assigned', 'taken', 'approval_asked', 'approval_handed_on']

export interface ThreadMessage {
  message: Message
  attachments: Attachment[]
  /** Former texts, oldest first. */
  edits: MessageEdit[]
}

export type ThreadItem =
  | { kind: 'message'; at: number; said: ThreadMessage }
  | { kind: 'event'; at: number; event: EventRow }

export interface Thread {
  /** Messages and lines of history together, oldest first. */
  items: ThreadItem[]
  /** The message before which earlier ones are found; null where these are the first. */
  earlier: number | null
  /** Numbers of everybody who wrote or did something in it. */
  people: number[]
  /** Files of the ticket that belong to no message. */
  answerFiles: Attachment[]
}

/** The conversation of a ticket and its history, the last messages of it; notes only for those who may read them. */
export function threadOf(desk: Desk, ticket: Ticket, readsNotes: boolean, before?: number): Thread {
  const read = messagesOf(desk, ticket.number, MESSAGES_A_PAGE, before)
  const isWhole = read.length < MESSAGES_A_PAGE
  const shown = read.filter((message) => readsNotes || message.kind !== 'note')
  const files = attachmentsOf(desk, ticket.number)
  const edits = editsOf(desk, shown)
  const history = historyBetween(desk, ticket, readsNotes, {
    from: isWhole ? 0 : (read[0]?.createdAt ?? 0),
    to: before === undefined ? Number.MAX_SAFE_INTEGER : (read.at(-1)?.createdAt ?? 0),
  })
  const items: ThreadItem[] = [
    ...history.map((event): ThreadItem => ({ kind: 'event', at: event.at, event })),
    ...shown.map((message): ThreadItem => {
      const attachments = files.filter((file) => file.messageId === message.id)
      const former = edits.filter((edit) => edit.messageId === message.id)
      return {
        kind: 'message',
        at: message.createdAt,
        said: { message, attachments, edits: former },
      }
    }),
  ]
  return {
    items: items.sort((a, b) => a.at - b.at),
    earlier: isWhole ? null : (read[0]?.id ?? null),
    people: [...shown.map((one) => one.authorId ?? 0), ...history.flatMap(namedBy)],
    answerFiles: files.filter((file) => file.messageId === null),
  }
}

function historyBetween(
  desk: Desk,
  ticket: Ticket,
  readsNotes: boolean,
  span: { from: number; to: number },
): EventRow[] {
  const mine = and(
    eq(events.ticket, ticket.number),
    readsNotes ? undefined : inArray(events.type, PUBLIC),
  )
  return desk.db
    .select()
    .from(events)
    .where(mine)
    .orderBy(desc(events.id))
    .limit(EVENTS_READ)
    .all()
    .filter((event) => event.at >= span.from && event.at <= span.to)
    .filter((event) => !TOLD_BY_MESSAGES.includes(event.type))
    .reverse()
}

function namedBy(event: EventRow): number[] {
  const { from, to, approver } = event.data
  const isAboutPeople = ABOUT_PEOPLE.includes(event.type)
  const named = isAboutPeople ? [from, to, approver].filter((one) => typeof one === 'number') : []
  return event.byId === null ? named : [event.byId, ...named]
}
