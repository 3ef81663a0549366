import { inArray } from 'drizzle-orm'
import { tickets } from '../../db/tables/tickets.ts'
import type { Desk } from '../desk.ts'
import type { Person } from '../people/people.ts'
import type { Ticket } from '../tickets/tickets.ts'
import { type Marked, markWords, type Part } from './marking.ts'
import { textsAnswered, textsWritten } from './search-texts.ts'
import { readWords, type Wanted } from './wanted.ts'

const LONGEST = 160
/** Letters before the first hit. */
const BEFORE = 40
/** Messages of a ticket that are looked through. */
const MOST_MESSAGES = 50

/** Where a ticket was found, beside what its row shows: what stood there, on one line. */
export interface Snippet {
  of: 'message' | 'reply' | 'note' | 'auto' | 'answer' | 'phone'
  /** The question that an answer is of. */
  label: string | null
  parts: Part[]
}

interface Row {
  number: number
  title: string
  requester: Person | undefined
  assignee: Person | undefined
}

type Answered = Pick<Ticket, 'service' | 'scenarioVersion' | 'answers'>

/** How a row of a search is shown. */
export interface FoundRow {
  title: Part[]
  requester: Part[]
  /** Null where the row itself shows all that is wanted. */
  snippet: Snippet | null
}

/**
 * The rows of a search by number, what is wanted marked in them, with the text of each ticket in which most
 * of the rest stands. Notes too: whoever finds a ticket in the queue works on it or watches it.
 */
export function foundRows(desk: Desk, rows: Row[], words: string): Map<number, FoundRow> {
  const { wanted } = readWords(words)
  const said = answersOf(
    desk,
    rows.map(({ number }) => number),
  )
  return new Map(rows.map((row) => [row.number, foundRow(desk, wanted, row, said.get(row.number))]))
}

function answersOf(desk: Desk, numbers: number[]) {
  const { number, service, scenarioVersion, answers } = tickets
  const rows = desk.db
    .select({ number, service, scenarioVersion, answers })
    .from(tickets)
    .where(inArray(number, numbers))
    .all()
  return new Map(rows.map((row) => [row.number, row as Answered]))
}

function foundRow(desk: Desk, wanted: Wanted[], row: Row, said?: Answered): FoundRow {
  const title = markWords(row.title, wanted)
  const requester = markWords(row.requester?.name ?? '', wanted)
  const assignee = markWords(row.assignee?.name ?? '', wanted)
  const shown = new Set([...title.hits, ...requester.hits, ...assignee.hits])
  const missing = wanted.filter((_, place) => !shown.has(place))
  const snippet =
    said && missing.length > 0 ? snippetOf(desk, wanted, missing, { ...row, ...said }) : null
  return { title: title.parts, requester: requester.parts, snippet }
}

function snippetOf(
  desk: Desk,
  wanted: Wanted[],
  missing: Wanted[],
  row: Row & Answered,
): Snippet | null {
  let best: { of: Snippet['of']; label: string | null; text: string; marked: Marked } | null = null
  for (const { of, label, text } of textsIn(desk, row)) {
    const marked = markWords(text, missing)
    if (marked.hits.size <= (best?.marked.hits.size ?? 0)) continue
    best = { of, label, text, marked }
    if (marked.hits.size === missing.length) break
  }
  if (!best) return null
  const { parts } = markWords(cut(best.text, best.marked.parts), wanted)
  return { of: best.of, label: best.label, parts }
}

function* textsIn(
  desk: Desk,
  row: Row & Answered,
): Generator<Pick<Snippet, 'of' | 'label'> & { text: string }> {
  for (const { label, said } of textsAnswered(desk, row)) yield { of: 'answer', label, text: said }
  for (const { kind, text } of textsWritten(desk, row.number, MOST_MESSAGES)) {
    yield { of: kind, label: null, text }
  }
  yield { of: 'phone', label: null, text: row.requester?.phone ?? '' }
}

/** A line around the first hit, of whole words where they are short enough. */
function cut(text: string, parts: Part[]): string {
  const first = parts.findIndex((part) => part.isHit)
  const before = parts
    .slice(0, first)
    .map((part) => part.text)
    .join('')
  const hit = before.replace(/\s+/g, ' ').length
  const line = text.normalize('NFC').replace(/\s+/g, ' ')
  const from = hit > BEFORE ? line.indexOf(' ', hit - BEFORE) + 1 || hit : 0
  const start = Math.min(from, hit)
  const rest = line.slice(start)
  const head = start > 0 ? '… ' : ''
  if (rest.length + head.length <= LONGEST) return head + rest
  const room = rest.slice(0, LONGEST - head.length - 1)
  const space = room.lastIndexOf(' ')
  const end = space > LONGEST / 2 ? space : room.length
  // Half of a surrogate pair would be no character.
  return `${head}${room.slice(0, end).replace(/[\ud800-\udbff]$/, '')}…`
}
