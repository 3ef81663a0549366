// What a spreadsheet would take for a formula, also behind blanks and in the wide letters of Asia.
const FORMULA = /^\s*[=+\-@＝＋－＠\t\r]/

/** The mark by which spreadsheets know the encoding of a table; it goes first. */
export const CSV_MARK = '\uFEFF'

/** What stands between cells: spreadsheets that write a decimal comma want a semicolon. */
export type Separator = ';' | ','

/** A row of a table (RFC 4180). Text is never counted as a formula; numbers stay numbers. */
export function csvRow(cells: (string | number)[], separator: Separator): string {
  return `${cells.map((cell) => csvCell(cell, separator)).join(separator)}\r\n`
}

function csvCell(cell: string | number, separator: Separator): string {
  if (typeof cell === 'number') return quoted(decimal(cell, separator), separator)
  return quoted(FORMULA.test(cell) ? `'${cell}` : cell, separator)
}

function decimal(value: number, separator: Separator): string {
  return separator === ';' ? String(value).replace('.', ',') : String(value)
}

function quoted(text: string, separator: Separator): string {
  const isPlain = !text.includes(separator) && !/["\r\n]/.test(text)
  return isPlain ? text : `"${text.replaceAll('"', '""')}"`
}
