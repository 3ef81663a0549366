/** One record of a table; `row` counts from 1 as a spreadsheet does, whatever line breaks cells have. */
interface CsvRecord {
  row: number
  cells: string[]
  /** A quote was opened and never closed: the rest of the file is in the last cell. */
  isOpen: boolean
}

const DELIMITERS = [';', ',', '\t']

/** The records of a text, read one by one (RFC 4180); its delimiter is the one of its headings. */
export function* recordsOf(text: string): Generator<CsvRecord> {
  const said = /^sep=(.)\r?\n/.exec(text)
  const delimiter = said?.[1] ?? delimiterOf(text)
  let at = said?.[0].length ?? 0
  for (let row = 1; at < text.length; row += 1) {
    const cells: string[] = []
    let cell = readCell(text, at, delimiter)
    cells.push(cell.value)
    while (text[cell.end] === delimiter) {
      cell = readCell(text, cell.end + 1, delimiter)
      cells.push(cell.value)
    }
    at = cell.end + (text.startsWith('\r\n', cell.end) ? 2 : 1)
    yield { row, cells, isOpen: cell.isOpen }
  }
}

/** What stands most often between the words of the first line. */
function delimiterOf(text: string): string {
  const end = text.search(/[\r\n]/)
  const line = text.slice(0, end === -1 ? undefined : end).replace(/"[^"]*"/g, '')
  const times = (delimiter: string) => line.split(delimiter).length
  return DELIMITERS.toSorted((a, b) => times(b) - times(a))[0] ?? ','
}

function readCell(text: string, start: number, delimiter: string) {
  if (text[start] === '"') return readQuoted(text, start, delimiter)
  const end = endOfBare(text, start, delimiter)
  return { value: text.slice(start, end).trim(), end, isOpen: false }
}

function readQuoted(text: string, start: number, delimiter: string) {
  let value = ''
  for (let at = start + 1; ; ) {
    const quote = text.indexOf('"', at)
    if (quote === -1) return { value: value + text.slice(at), end: text.length, isOpen: true }
    value += text.slice(at, quote)
    if (text[quote + 1] !== '"') {
      const end = endOfBare(text, quote + 1, delimiter)
      return { value: (value + text.slice(quote + 1, end)).trim(), end, isOpen: false }
    }
    value += '"'
    at = quote + 2
  }
}

function endOfBare(text: string, start: number, delimiter: string): number {
  let at = start
  while (at < text.length) {
    const letter = text[at]
    if (letter === delimiter || letter === '\n' || letter === '\r') break
    at += 1
  }
  return at
}
