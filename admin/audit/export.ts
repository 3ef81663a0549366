import { setImmediate } from 'node:timers/promises'
import { type AuditQuery, auditPage } from '../../desk/audit/audit.ts'
import type { Desk } from '../../desk/desk.ts'
import { findSession } from '../../desk/people/sessions.ts'
import { CSV_HEAD, csvLine } from './csv.ts'

// Read in a few milliseconds, between which others are served.
const A_BATCH = 200

/** The audit as a table, newest first, read while it is taken; it breaks off where the session ends. */
export function auditCsv(
  desk: Desk,
  secret: string,
  query: AuditQuery,
): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder()
  let before: number | null | undefined
  return new ReadableStream({
    start: (table) => table.enqueue(bytes.encode(CSV_HEAD)),
    pull: async (table) => {
      await setImmediate()
      const reader = findSession(desk, secret)?.person
      if (!reader) {
        table.error(new Error('the session has ended'))
        return
      }
      const page = auditPage(desk, reader, { ...query, before: before ?? undefined }, A_BATCH)
      table.enqueue(bytes.encode(page.lines.map(csvLine).join('')))
      before = page.next
      if (page.next === null) table.close()
    },
  })
}
