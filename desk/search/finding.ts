import type { Desk } from '../desk.ts'
import { prepared } from '../prepared.ts'
import { matchOf } from './matching.ts'
import type { Wanted } from './wanted.ts'

/** Milliseconds after which a search stops and says how far it came. */
const BUDGET_MS = 20
/** Tickets of which the first step looks through the words; later ones are wider where it goes fast. */
const FIRST_SPAN = 16_384
const FIRST_CHECKED = 64
const MOST_CHECKED = 1024

const rows = prepared(({ $client }) => ({
  last: $client.prepare<[], number | null>('select max(number) from tickets').pluck(),
  among: $client
    .prepare<[string, number, number, number], number>(
      `select -rowid from ticket_search
       where ticket_search match ? and rowid > ? and rowid <= ? order by rowid limit ?`,
    )
    .pluck(),
}))

interface Finding {
  wanted: Wanted[]
  /** Of each, one term that a ticket has to bear. */
  scopes: string[][]
  limit: number
  /** Only tickets of lower numbers. */
  below?: number | undefined
}

export interface Found<T> {
  found: T[]
  /** The number below which nothing was looked at for want of time; null: all was. */
  stoppedAt: number | null
}

/**
 * The newest tickets with the words, as `check` gives them (of the numbers it is told, newest first, those
 * that belong). Reads on until there are enough, or until its time is over: words that stand in many
 * tickets but seldom together would hold up everybody.
 */
export function findTickets<T>(
  desk: Desk,
  { wanted, scopes, limit, below }: Finding,
  check: (numbers: number[]) => T[],
): Found<T> {
  const { last, among } = rows(desk)
  const match = matchOf(desk, wanted, scopes)
  const until = desk.now() + BUDGET_MS
  const found: T[] = []
  let top = Math.min(below ?? Number.MAX_SAFE_INTEGER, (last.get() ?? 0) + 1)
  let span = FIRST_SPAN
  let most = FIRST_CHECKED
  while (found.length < limit && top > 1) {
    const began = desk.now()
    const bottom = Math.max(top - span, 0)
    const numbers = among.all(match, -top, -bottom, most)
    found.push(...check(numbers))
    const lowest = numbers.at(-1)
    if (lowest !== undefined && numbers.length === most) {
      top = lowest
      most = Math.min(most * 4, MOST_CHECKED)
    } else {
      top = bottom
      span *= widerBy(desk.now() - began)
    }
    if (desk.now() >= until && found.length < limit && top > 1) return { found, stoppedAt: top }
  }
  return { found: found.slice(0, limit), stoppedAt: null }
}

function widerBy(tookMs: number): number {
  if (tookMs < 1) return 8
  return tookMs < 3 ? 2 : 1
}
