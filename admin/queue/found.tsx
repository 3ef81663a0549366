import type { Desk } from '../../desk/desk.ts'
import type { Part } from '../../desk/search/marking.ts'
import { countUnread } from '../../desk/search/reading-in.ts'
import type { Snippet } from '../../desk/search/snippets.ts'
import { LONGEST_QUERY, MOST_WORDS, readWords } from '../../desk/search/wanted.ts'
import type { QueuePage } from '../../desk/tickets/queue.ts'
import type { Reader } from '../panel.ts'
import type { QueueQuery } from './filters.ts'

/** What was written in the last moments is no backlog worth telling. */
const MANY_UNREAD = 200
const MOST_COUNTED = 10_000

/** A text in which what was looked for is marked. */
export function Marked({ parts }: { parts: Part[] }) {
  return <>{parts.map(({ text, isHit }) => (isHit ? <mark>{text}</mark> : text))}</>
}

/** Where a ticket was found beside its row: by whom it was said, and the words around it. */
export function SnippetLine({ snippet, reader }: { snippet: Snippet; reader: Reader }) {
  return (
    <span class={`cell-found of-${snippet.of}`}>
      <span class="found-of">{snippet.label ?? reader.t(`admin-found-${snippet.of}`)}</span>
      <span class="found-text">
        <Marked parts={snippet.parts} />
      </span>
    </span>
  )
}

interface NotesProps {
  desk: Desk
  reader: Reader
  query: QueueQuery
  page: QueuePage
}

/** What a search has left out, and why. */
export function SearchNotes({ desk, reader: { t }, query, page }: NotesProps) {
  const unread = query.q === undefined ? 0 : countUnread(desk, MOST_COUNTED)
  const notes = [
    query.q !== undefined &&
      readWords(query.q).isCut &&
      t('admin-search-cut', { words: MOST_WORDS, letters: LONGEST_QUERY }),
    unread >= MANY_UNREAD &&
      t('admin-search-unread', { count: unread, many: String(unread >= MOST_COUNTED) }),
    page.isBrokenOff &&
      (query.q === undefined
        ? t('admin-answer-broken')
        : t('admin-search-broken', { number: String(page.next?.number ?? 0) })),
  ].filter((one) => one !== false)
  return (
    <div class="search-notes" id="search-notes" data-renew>
      {notes.map((note) => (
        <p>{note}</p>
      ))}
    </div>
  )
}
