import type { Desk } from '../../../desk/desk.ts'
import { findTickets } from '../../../desk/search/finding.ts'
import { readIn } from '../../../desk/search/reading-in.ts'
import { readWords } from '../../../desk/search/wanted.ts'

/** Numbers of all tickets that are found by words, newest first, whoever may see them. */
export function numbersFound(desk: Desk, words: string, limit = 50): number[] {
  while (readIn(desk));
  const { wanted } = readWords(words)
  if (wanted.length === 0) return []
  return findTickets(desk, { wanted, scopes: [], limit }, (numbers) => numbers).found
}
