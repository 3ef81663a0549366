import { and, asc, count, eq } from 'drizzle-orm'
import { checklistItems } from '../../db/tables/processes.ts'
import { cut } from '../../scenarios/answer-say.ts'
import type { Text } from '../../scenarios/text.ts'
import { type Desk, deed } from '../desk.ts'
import { DeskError } from '../errors.ts'
import { record } from '../events.ts'
import type { Person } from '../people/people.ts'
import { ticketFor } from '../people/rights.ts'
import { cleanText } from '../texts.ts'
import type { Ticket } from '../tickets/tickets.ts'

export type ChecklistItem = typeof checklistItems.$inferSelect

const MOST_ITEMS = 200
const LONGEST_ITEM = 300

/** The checklist of a ticket in its order. */
export function checklistOf(desk: Desk, ticket: number): ChecklistItem[] {
  return desk.db
    .select()
    .from(checklistItems)
    .where(eq(checklistItems.ticket, ticket))
    .orderBy(asc(checklistItems.id))
    .limit(MOST_ITEMS)
    .all()
}

/** Puts the checklist of its service on a new ticket. Within a deed. */
export function putChecklist(desk: Desk, ticket: Ticket, items: readonly Text[]): void {
  for (const text of items) {
    const values = { ticket: ticket.number, text, createdAt: desk.now() }
    desk.db.insert(checklistItems).values(values).run()
  }
}

/** Ticks an item off, or (`done` false) on again. */
export function tickItem(desk: Desk, by: Person, id: number, done: boolean): ChecklistItem {
  return deed(desk, () => {
    const item = itemFor(desk, by, id)
    if ((item.doneAt !== null) === done) return item
    const values = done ? { doneAt: desk.now(), doneById: by.id } : { doneAt: null, doneById: null }
    const ticked = desk.db
      .update(checklistItems)
      .set(values)
      .where(eq(checklistItems.id, id))
      .returning()
      .get()
    record(desk, done ? 'item_done' : 'item_undone', {
      ticket: item.ticket,
      by: by.id,
      data: { text: item.text },
    })
    return ticked
  })
}

/** Adds an item of one's own. Throws `empty_text`, `text_too_long`, `too_many_items`. */
export function addItem(desk: Desk, by: Person, number: number, text: string): ChecklistItem {
  return deed(desk, () => {
    const ticket = ticketFor(desk, by, number, 'checklist')
    const clean = cut(cleanText(text), Number.MAX_SAFE_INTEGER)
    if (clean === '') throw new DeskError('empty_text')
    if (clean.length > LONGEST_ITEM) {
      throw new DeskError('text_too_long', { length: clean.length, max: LONGEST_ITEM })
    }
    if (lengthOf(desk, number) >= MOST_ITEMS) {
      throw new DeskError('too_many_items', { max: MOST_ITEMS })
    }
    record(desk, 'item_added', { ticket: number, by: by.id, data: { text: clean } })
    const values = { ticket: ticket.number, text: clean, byId: by.id, createdAt: desk.now() }
    return desk.db.insert(checklistItems).values(values).returning().get()
  })
}

/** Takes an item off the list. */
export function removeItem(desk: Desk, by: Person, id: number): void {
  deed(desk, () => {
    const item = itemFor(desk, by, id)
    desk.db.delete(checklistItems).where(eq(checklistItems.id, id)).run()
    record(desk, 'item_removed', { ticket: item.ticket, by: by.id, data: { text: item.text } })
  })
}

function itemFor(desk: Desk, by: Person, id: number): ChecklistItem {
  const item = desk.db
    .select()
    .from(checklistItems)
    .where(and(eq(checklistItems.id, id)))
    .get()
  if (!item) throw new DeskError('not_found')
  ticketFor(desk, by, item.ticket, 'checklist')
  return item
}

function lengthOf(desk: Desk, ticket: number): number {
  const mine = eq(checklistItems.ticket, ticket)
  return desk.db.select({ n: count() }).from(checklistItems).where(mine).get()?.n ?? 0
}
