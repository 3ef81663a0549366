// A word of a text has no underscore: nobody can write themselves into a line.

/** Marks the tickets of a line; keys that differ in signs only share it. */
export function lineTerm(key: string): string {
  return `_l${plain(key)}`
}

/** Marks the tickets of a service; keys that differ in signs only share it. */
export function serviceTerm(key: string): string {
  return `_s${plain(key)}`
}

/** Marks the tickets of an assignee; null: nobody's. */
export function assigneeTerm(id: number | null): string {
  return `_a${id ?? 0}`
}

/** Marks the tickets that a person watches. */
export function watcherTerm(id: number): string {
  return `_w${id}`
}

/** Marks the ticket of a number. */
export function numberTerm(number: number): string {
  return `_n${number}`
}

function plain(key: string): string {
  return key.toLowerCase().replace(/[^a-z0-9]/g, '_')
}
