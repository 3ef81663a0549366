const WORD = /[\p{L}\p{N}]+/gu

/** A text as search compares it: composed, lower case, ё as е. */
export function fold(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll('ё', 'е')
}

/** An FTS5 query of the words of a folded text, each a prefix; null when there is no word. */
export function ftsQuery(folded: string): string | null {
  const words = folded.match(WORD)?.slice(0, 12) ?? []
  return words.length ? words.map((word) => `"${word}"*`).join(' ') : null
}
