/** The text as it is compared and searched: no case, no ё, single spaces, no ends. */
export function fold(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е').replace(/\s+/gu, ' ').trim()
}
