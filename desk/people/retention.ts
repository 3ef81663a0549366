import { type Desk, deed } from '../desk.ts'
import { record } from '../events.ts'
import type { Person } from './people.ts'
import { keep, kept, refuseOthers } from './personal-data.ts'
import { mergeIndexes, readInAnew } from './personal-data-index.ts'
import { emptyOldFiles, emptyOldTickets } from './retention-acts.ts'

/** Milliseconds that one deed may take before its commit. */
const SLICE_MS = 8
/** A day of the calendar is not gone through twice. */
const A_NIGHT_MS = 20 * 3_600_000

/** For how many months after closing texts and files are kept; null: always. */
export interface Retention {
  texts: number | null
  files: number | null
}

/** A night's work: behind which row of which act it is, and what it has done. */
interface Retaining {
  textsBefore: number | null
  filesBefore: number | null
  act: number
  after: number
  tickets: number
  files: number
}

/** How long texts and files are kept. */
export function retentionOf(desk: Desk): Retention {
  return kept<Retention>(desk, 'retention') ?? { texts: null, files: null }
}

/** Sets how long they are kept, in months from 1; throws `not_allowed`. */
export function setRetention(desk: Desk, by: Person, { texts, files }: Retention): void {
  deed(desk, () => {
    refuseOthers(by)
    const before = retentionOf(desk)
    if (before.texts === texts && before.files === files) return
    keep(desk, 'retention', { texts, files })
    record(desk, 'retention_set', { by: by.id, data: { before, after: { texts, files } } })
  })
}

/** Begins the night's removal of what is kept long enough; nothing where there is no time of keeping. */
export function beginRetention(desk: Desk): void {
  deed(desk, () => {
    const { texts, files } = retentionOf(desk)
    if (texts === null && files === null) return
    if (kept(desk, 'retaining') !== undefined) return
    const last = kept<{ at: number }>(desk, 'retained')
    if (last && desk.now() - last.at < A_NIGHT_MS) return
    keep(desk, 'retaining', {
      textsBefore: monthsAgo(desk.now(), texts),
      filesBefore: monthsAgo(desk.now(), files),
      act: 0,
      after: 0,
      tickets: 0,
      files: 0,
    } satisfies Retaining)
  })
}

/** Does a part of the night's removal in one short deed; true where more may go on at once. */
export function retainSome(desk: Desk): boolean {
  const begun = kept<Retaining>(desk, 'retaining')
  if (!begun) return false
  return deed(desk, () => {
    const until = desk.now() + SLICE_MS
    let work = begun
    do {
      if (work.act === ACTS.length) return finish(desk, work)
      const came = ACTS[work.act]?.(desk, work) ?? null
      if (came?.after === work.after) return false
      work =
        came === null
          ? { ...work, act: work.act + 1, after: 0 }
          : { ...work, after: came.after ?? 0, [came.counts]: work[came.counts] + came.count }
      if (came !== null && came.after === null) work = { ...work, act: work.act + 1, after: 0 }
    } while (desk.now() < until)
    keep(desk, 'retaining', work)
    return true
  })
}

/** What a part has done: where it came to (null: the end), and how many of what. */
interface Came {
  after: number | null
  counts: 'tickets' | 'files'
  count: number
}

const ACTS: ((desk: Desk, work: Retaining) => Came | null)[] = [
  (desk, { textsBefore, after }) =>
    textsBefore === null
      ? null
      : { counts: 'tickets', ...emptyOldTickets(desk, textsBefore, after) },
  (desk, { filesBefore, after }) =>
    filesBefore === null ? null : { counts: 'files', ...emptyOldFiles(desk, filesBefore, after) },
  (desk, { tickets, after }) =>
    // The search is gone through only where something has left it.
    tickets === 0 ? null : { counts: 'tickets', count: 0, after: readInAnew(desk, after) },
  (desk, { tickets, after }) =>
    tickets === 0 ? null : { counts: 'tickets', count: 0, after: mergeIndexes(desk, after) },
]

function finish(desk: Desk, { tickets, files }: Retaining): boolean {
  keep(desk, 'retaining', null)
  keep(desk, 'retained', { at: desk.now() })
  if (tickets + files > 0) record(desk, 'retained', { data: { tickets, files } })
  if (tickets + files > 0) keep(desk, 'tidy', { since: desk.now() })
  return false
}

function monthsAgo(now: number, months: number | null): number | null {
  if (months === null) return null
  const day = new Date(now)
  const date = day.getUTCDate()
  day.setUTCMonth(day.getUTCMonth() - months)
  // The 31st of a month of thirty days is its last one.
  if (day.getUTCDate() !== date) day.setUTCDate(0)
  return day.getTime()
}
