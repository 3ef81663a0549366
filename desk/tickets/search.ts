import { sql } from 'drizzle-orm'
import type { Desk } from '../desk.ts'
import { fold, ftsQuery } from '../folding.ts'
import { prepared } from '../prepared.ts'

const insert = prepared((db) =>
  db.$client.prepare('insert into ticket_search (body, ticket) values (?, ?)'),
)

/** Makes a text findable under its ticket; part of the deed that writes the text. */
export function indexText(desk: Desk, ticket: number, text: string): void {
  if (!/[\p{L}\p{N}]/u.test(text)) return
  insert(desk).run(fold(text), ticket)
}

/** Numbers of tickets whose texts have all the words, newest text first; null when the query has no word. */
export function ticketsMatching(desk: Desk, query: string, limit: number): number[] | null {
  const match = ftsQuery(fold(query))
  if (!match) return null
  const rows = desk.db.all<{ ticket: number }>(
    sql`select ticket from ticket_search where ticket_search match ${match}
        order by rowid desc limit ${limit}`,
  )
  return [...new Set(rows.map((row) => row.ticket))]
}
