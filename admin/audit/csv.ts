import type { AuditLine } from '../../desk/audit/audit.ts'

// What a spreadsheet would take for a formula, also behind blanks and in the wide letters of Asia.
const FORMULA = /^\s*[=+\-@＝＋－＠\t\r]/

/** With the mark by which spreadsheets know the encoding. */
export const CSV_HEAD = `\uFEFF${row(['id', 'at', 'person', 'name', 'what', 'ticket', 'data'])}`

/** A line of the audit as a row of a table; the instant is in UTC. */
export function csvLine({ id, at, who, type, ticket, data, isHidden }: AuditLine): string {
  const instant = new Date(at).toISOString()
  const told = isHidden ? '' : JSON.stringify(data)
  return row([
    String(id),
    instant,
    who?.key ?? '',
    who?.name ?? '',
    type,
    String(ticket ?? ''),
    told,
  ])
}

/** A cell as text for any spreadsheet: nothing in it is ever counted as a formula. */
export function csvCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function row(cells: string[]): string {
  return `${cells.map(csvCell).join(';')}\r\n`
}
