import { type AuditQuery, auditPage } from '../../desk/audit/audit.ts'
import type { Desk } from '../../desk/desk.ts'
import type { Person } from '../../desk/people/people.ts'
import type { Piece } from '../aside/works.ts'
import { CSV_HEAD, csvLine } from './csv.ts'

const A_BATCH = 200

/** The audit as a table, newest first, batch by batch; throws `not_allowed` for anybody but an admin. */
export function* auditCsv(
  desk: Desk,
  person: Person,
  query: AuditQuery,
): Generator<Piece, undefined> {
  let head = CSV_HEAD
  for (let before = query.before; ; head = '') {
    const { lines, next } = auditPage(desk, person, { ...query, before }, A_BATCH)
    yield { text: head + lines.map(csvLine).join(''), rows: lines.length }
    if (next === null) return
    before = next
  }
}
