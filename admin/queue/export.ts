import type { Desk } from '../../desk/desk.ts'
import type { Person } from '../../desk/people/people.ts'
import { config } from '../../desk/setup/config.ts'
import type { QueueFilters, QueueMark } from '../../desk/tickets/queue.ts'
import { exportPage } from '../../desk/tickets/ticket-export.ts'
import type { Piece } from '../aside/works.ts'
import { CSV_MARK, csvRow, type Separator } from '../frame/csv.ts'
import { headOf, rowOf, type TableReader } from './table.ts'

const A_BATCH = 200
/** A spreadsheet holds hardly more. */
const MOST_ROWS = 1_000_000

/** A person's queue as a table, batch by batch, at most a million rows. */
export function* ticketsCsv(
  desk: Desk,
  person: Person,
  reader: TableReader,
  filters: QueueFilters,
): Generator<Piece, undefined> {
  const separator: Separator = reader.locale === 'ru' ? ';' : ','
  const steps = config(desk).services.get(filters.service)?.steps ?? []
  yield { text: CSV_MARK + csvRow(headOf(reader, steps), separator), rows: 0 }
  let after: QueueMark | undefined
  for (let rows = 0; rows < MOST_ROWS; ) {
    const limit = Math.min(A_BATCH, MOST_ROWS - rows)
    const page = exportPage(desk, person, filters, limit, after)
    const lines = page.rows.map((row) => csvRow(rowOf(desk, reader, steps, row), separator))
    yield { text: lines.join(''), rows: page.rows.length }
    if (page.next === null) return
    rows += page.rows.length
    after = page.next
  }
}
