/** Where something stands in a pack: the keys and indexes that lead to it. */
export type Path = readonly (string | number)[]

/** What is wrong at a path; `wrong` is a word that should have been one `among` others. */
export interface Finding {
  path: Path
  message: string
  wrong?: string | undefined
  among?: Iterable<string> | undefined
}

/** One thing to mend in the file. `place` is empty for the whole file; line and column count from 1. */
export interface Fault {
  place: string
  line: number
  column: number
  message: string
  nearest?: string
}

/** The text for standard error, one line a fault. */
export function formatFaults(faults: readonly Fault[]): string {
  return faults.map(formatFault).join('\n')
}

/** `services[2].steps[0].options` */
export function placeOf(path: Path): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${shorten(part)}`))
    .join('')
    .replace(/^\./, '')
}

/** A word of the file in quotes, as a message may show it. */
export function quote(word: string): string {
  return `"${shorten(word)}"`
}

function formatFault({ place, line, column, message, nearest }: Fault): string {
  const hint = nearest === undefined ? '' : ` — did you mean "${nearest}"?`
  const text = `${place || 'the file'}: ${message} (line ${line}, column ${column})${hint}`
  // A fault is one line, whatever the file has in its keys.
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
}

function shorten(word: string): string {
  return word.length > 60 ? `${word.slice(0, 59)}…` : word
}
