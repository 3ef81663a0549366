import type { AuditLine } from '../../desk/audit/audit.ts'
import { CSV_MARK, csvRow } from '../frame/csv.ts'

export const CSV_HEAD = `${CSV_MARK}${csvRow(['id', 'at', 'person', 'name', 'what', 'ticket', 'data'], ';')}`

/** A line of the audit as a row of a table; the instant is in UTC. */
export function csvLine({ id, at, who, type, ticket, data, isHidden }: AuditLine): string {
  const instant = new Date(at).toISOString()
  const told = isHidden ? '' : JSON.stringify(data)
  return csvRow([id, instant, who?.key ?? '', who?.name ?? '', type, ticket ?? '', told], ';')
}
