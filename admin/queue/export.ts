import { setImmediate } from 'node:timers/promises'
import type { Desk } from '../../desk/desk.ts'
import { findSession } from '../../desk/people/sessions.ts'
import { config } from '../../desk/setup/config.ts'
import type { QueueFilters, QueueMark } from '../../desk/tickets/queue.ts'
import { exportPage, recordExport } from '../../desk/tickets/ticket-export.ts'
import { CSV_MARK, csvRow, type Separator } from '../frame/csv.ts'
import type { Reader } from '../panel.ts'
import { headOf, rowOf } from './table.ts'

// Read in some milliseconds, between which others are served.
const A_BATCH = 200
const MOST_ROWS = 100_000

/**
 * The reader's queue as a table, read while it is taken, at most 100,000 rows; it breaks off where
 * the session ends. What was taken is kept in the audit, also where it was not taken to the end.
 */
export function ticketsCsv(
  desk: Desk,
  reader: Reader,
  filters: QueueFilters,
): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder()
  const separator: Separator = reader.locale === 'ru' ? ';' : ','
  const steps = config(desk).services.get(filters.service)?.steps ?? []
  let after: QueueMark | undefined
  let rows = 0
  let isOver = false
  const end = () => {
    if (!isOver) recordExport(desk, reader.person, filters, rows)
    isOver = true
  }
  return new ReadableStream({
    start: (table) =>
      table.enqueue(bytes.encode(CSV_MARK + csvRow(headOf(reader, steps), separator))),
    pull: async (table) => {
      await setImmediate()
      if (isOver) return
      const person = findSession(desk, reader.secret)?.person
      if (!person) {
        end()
        table.error(new Error('the session has ended'))
        return
      }
      const limit = Math.min(A_BATCH, MOST_ROWS - rows)
      const page = exportPage(desk, person, filters, limit, after)
      const lines = page.rows.map((row) => csvRow(rowOf(desk, reader, steps, row), separator))
      table.enqueue(bytes.encode(lines.join('')))
      rows += page.rows.length
      after = page.next ?? undefined
      if (page.next === null || rows >= MOST_ROWS) {
        end()
        table.close()
      }
    },
    cancel: end,
  })
}
