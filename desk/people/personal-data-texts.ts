import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm'
import { attachments, messageEdits, messages } from '../../db/tables/messages.ts'
import { checklistItems, subtasks } from '../../db/tables/processes.ts'
import { tickets } from '../../db/tables/tickets.ts'
import type { Answer, Answers } from '../../scenarios/answer.ts'
import { say } from '../../scenarios/text.ts'
import type { Desk } from '../desk.ts'
import { config } from '../setup/config.ts'
import type { Ticket } from '../tickets/tickets.ts'
import { keep, kept } from './personal-data.ts'

/** Data of events that quotes what people wrote, or where they wrote it from. */
const QUOTES = ['reason', 'comment', 'text', 'browser', 'title', 'changes']

/** A ticket's own row without what its requester typed; `cause` stands for the chat it came from. */
export function emptyTicket(
  desk: Desk,
  ticket: Ticket,
  { mark, cause, names }: { mark: string; cause: string; names: 'kept' | 'gone' },
): void {
  const { locale, services } = config(desk)
  const service = services.get(ticket.service)
  const values = {
    source: `${cause}:${ticket.number}`,
    title: service ? `${say(service.name, locale)}: ${mark}`.slice(0, 120) : mark,
    answers: withoutTyped(ticket.answers, mark, names),
    ratingComment: ticket.ratingComment === null ? null : mark,
  }
  // Not a change of the ticket's course: what it says of its last change stays.
  desk.db.update(tickets).set(values).where(eq(tickets.number, ticket.number)).run()
  desk.bus.note({ what: 'ticket', ticket: ticket.number, deed: 'emptied' })
}

/** What was planned with a ticket, without titles made of its answers and what agents wrote down. */
export function emptyPlan(desk: Desk, parent: number, mark: string): void {
  for (const one of desk.db.select().from(subtasks).where(eq(subtasks.parent, parent)).all()) {
    const values = { title: `${one.service}: ${mark}`, answers: {} }
    desk.db.update(subtasks).set(values).where(eq(subtasks.id, one.id)).run()
  }
  const byHand = and(eq(checklistItems.ticket, parent), isNotNull(checklistItems.byId))
  desk.db.update(checklistItems).set({ text: mark }).where(byHand).run()
}

/** Messages without their texts, former ones too; when and how they came stays. */
export function emptyMessages(desk: Desk, ids: number[], mark: string): void {
  const rows = desk.db.select().from(messages).where(inArray(messages.id, ids)).all()
  for (const row of rows) {
    const wasEmpty = row.text === '' && row.location === null && row.placeholder === null
    const values = {
      text: wasEmpty ? '' : mark,
      source: null,
      album: null,
      placeholder: null,
      location: null,
      deliveryError: null,
    }
    desk.db.update(messages).set(values).where(eq(messages.id, row.id)).run()
    desk.bus.note({ what: 'ticket', ticket: row.ticket, deed: 'emptied' })
  }
  desk.db.update(messageEdits).set({ text: mark }).where(inArray(messageEdits.messageId, ids)).run()
}

/** Attachments without names and bytes; a chore removes the files that are left to `leftFiles`. */
export function emptyAttachments(desk: Desk, ids: number[], mark: string): void {
  const rows = desk.db.select().from(attachments).where(inArray(attachments.id, ids)).all()
  const paths = rows.flatMap(({ path }) => path ?? [])
  if (paths.length > 0) keep(desk, 'files', [...leftFiles(desk), ...paths])
  desk.db
    .update(attachments)
    .set({
      name: mark,
      mime: null,
      size: null,
      state: 'failed',
      path: null,
      fileId: null,
      fileUniqueId: null,
      source: null,
      nextAt: null,
    })
    .where(inArray(attachments.id, ids))
    .run()
}

/** Paths below the files folder whose bytes have to go. */
export function leftFiles(desk: Desk): string[] {
  return kept<string[]>(desk, 'files') ?? []
}

/** Those of the paths that no attachment names by now, to be removed from the disk. */
export function removableFiles(desk: Desk, limit: number): { path: string; isFree: boolean }[] {
  const paths = leftFiles(desk).slice(0, limit)
  if (paths.length === 0) return []
  const owned = desk.db
    .select({ path: attachments.path })
    .from(attachments)
    .where(inArray(attachments.path, paths))
    .orderBy(asc(attachments.id))
    .all()
  const named = new Set(owned.map(({ path }) => path))
  return paths.map((path) => ({ path, isFree: !named.has(path) }))
}

/** These are gone from the disk. */
export function filesGone(desk: Desk, paths: string[]): void {
  const left = leftFiles(desk).filter((path) => !paths.includes(path))
  keep(desk, 'files', left.length > 0 ? left : null)
}

/** An event's data without what people wrote; numbers, keys and times stay. */
export function withoutQuotes(
  type: string,
  data: Record<string, unknown>,
): Record<string, unknown> {
  const quotes = [...QUOTES]
  // Of a sign-in it is an address, of a change what was there before.
  if ('browser' in data) quotes.push('from')
  // Answers that a change of the service left behind.
  if (type === 'service_changed') quotes.push('left')
  return Object.fromEntries(Object.entries(data).filter(([name]) => !quotes.includes(name)))
}

/** Answers without what was typed: choices, yes and no, and colleagues that were chosen stay. */
function withoutTyped(answers: Answers, mark: string, names: 'kept' | 'gone'): Answers {
  const left = Object.entries(answers).flatMap(([key, answer]) => {
    const one = withoutTypedIn(answer, mark, names)
    return one ? [[key, one] as const] : []
  })
  return Object.fromEntries(left)
}

function withoutTypedIn(answer: Answer, mark: string, names: 'kept' | 'gone'): Answer | null {
  switch (answer.type) {
    case 'text':
    case 'phone':
    case 'email':
      return { ...answer, text: mark }
    case 'choice':
      return answer.other === undefined ? answer : { ...answer, other: mark }
    case 'person':
      return names === 'kept' && answer.id !== undefined ? answer : { ...answer, name: mark }
    case 'files':
      return { ...answer, files: answer.files.map((file) => ({ ...file, name: mark })) }
    case 'number':
    case 'date':
      // Nothing could stand for a number that was typed.
      return null
    case 'yes_no':
      return answer
  }
}
