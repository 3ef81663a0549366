import { and, eq, sql } from 'drizzle-orm'
import { reads, watchers } from '../../db/tables/tickets.ts'
import type { Desk } from '../desk.ts'
import { prepared } from '../prepared.ts'
import type { Person } from './people.ts'

const watching = prepared((db) =>
  db
    .select({ personId: watchers.personId })
    .from(watchers)
    .where(eq(watchers.ticket, sql.placeholder('ticket')))
    .prepare(),
)

/** The person goes on reading the ticket, whoever works on it. */
export function watch(desk: Desk, ticket: number, personId: number): void {
  desk.db
    .insert(watchers)
    .values({ ticket, personId, createdAt: desk.now() })
    .onConflictDoNothing()
    .run()
}

/** Ends what `watch` began. */
export function unwatch(desk: Desk, ticket: number, personId: number): void {
  desk.db
    .delete(watchers)
    .where(and(eq(watchers.ticket, ticket), eq(watchers.personId, personId)))
    .run()
}

/** Numbers of the people who watch a ticket. */
export function watchersOf(desk: Desk, ticket: number): number[] {
  return watching(desk)
    .all({ ticket })
    .map((row) => row.personId)
}

/** The person has seen the ticket as it is now. */
export function markRead(desk: Desk, person: Person, ticket: number): void {
  desk.db
    .insert(reads)
    .values({ personId: person.id, ticket, readAt: desk.now() })
    .onConflictDoUpdate({ target: [reads.personId, reads.ticket], set: { readAt: desk.now() } })
    .run()
}
