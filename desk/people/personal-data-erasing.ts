import { type Desk, deed } from '../desk.ts'
import { DeskError } from '../errors.ts'
import { record } from '../events.ts'
import { leave } from './leaving.ts'
import { changePerson, type Person, personById } from './people.ts'
import { ERASED, goneWord, keep, kept, personFor } from './personal-data.ts'
import { blankEvents } from './personal-data-events.ts'
import { mergeIndexes, readInAnew } from './personal-data-index.ts'
import {
  dropExcerpts,
  dropLetters,
  dropNotices,
  emptyUpdates,
  unnameInDrafts,
  unnameInSubtasks,
  unnameInTickets,
} from './personal-data-others.ts'
import {
  dropOwn,
  emptyDecisions,
  emptyOwnFiles,
  emptyOwnMessages,
  emptyOwnTickets,
  endRequests,
} from './personal-data-rows.ts'
import { renameInSetup } from './personal-data-setup.ts'
import type { Act, Step } from './personal-data-step.ts'
import { leftFiles } from './personal-data-texts.ts'
import { type Traces, tracesOf } from './personal-data-traces.ts'

/** Milliseconds that one deed may take before its commit; the rest is left to the next. */
const SLICE_MS = 8

/** An erasure under way: which act it is at, and behind which row. */
interface Erasing {
  traces: Traces
  by: number
  act: number
  after: number
}

/** In this order: what is read into the search anew was emptied before. */
const ACTS: Act[] = [
  endRequests,
  dropOwn,
  renameInSetup,
  emptyOwnMessages,
  emptyOwnFiles,
  emptyOwnTickets,
  emptyDecisions,
  unnameInTickets,
  unnameInSubtasks,
  unnameInDrafts,
  dropLetters,
  dropExcerpts,
  dropNotices,
  emptyUpdates,
  blankEvents,
  (desk, _, after) => readInAnew(desk, after),
  (desk, _, after) => mergeIndexes(desk, after),
  // What was on the disk is gone before the erasure is said to be done.
  (desk, _, after) => (leftFiles(desk).length > 0 ? after : null),
]

/** Whether the person was erased, or is being. */
export function isErased(person: Person): boolean {
  return person.origin === ERASED
}

/** The numbers of the people whose erasure is not done yet. */
export function beingErased(desk: Desk): number[] {
  return erasings(desk).map(({ traces }) => traces.id)
}

/**
 * Begins to erase what is kept about a person; whoever still works here leaves by it. Their row loses name,
 * contacts and account at once, the rest is left to `eraseSome`. `typed` confirms by the person's name.
 * Throws `not_allowed` (for oneself too), `not_found`, `name_differs`, `last_admin`.
 */
export function erase(desk: Desk, by: Person, personId: number, typed: string): void {
  deed(desk, () => {
    const person = personFor(desk, by, personId)
    if (person.id === by.id) throw new DeskError('not_allowed')
    if (isErased(person)) return
    if (spaced(typed) !== spaced(person.name)) throw new DeskError('name_differs')
    const traces = tracesOf(desk, person)
    leave(desk, by, person.id)
    const erasing = { traces, by: by.id, act: 0, after: 0 }
    keep(desk, 'erasing', [...erasings(desk), erasing])
    changePerson(desk, person.id, {
      key: insteadOf(desk, traces).key,
      name: goneWord(desk, 'person'),
      department: null,
      position: null,
      manager: null,
      phone: null,
      email: null,
      telegramId: null,
      packTelegramId: null,
      language: null,
      awayAt: null,
      origin: ERASED,
    })
    record(desk, 'erasure_begun', { by: by.id, data: { person: person.id } })
    desk.bus.note({ what: 'due' })
  })
}

/**
 * Does a part of the erasure that is first, in one short deed that a crash repeats or leaves whole; true
 * where more may go on at once.
 */
export function eraseSome(desk: Desk): boolean {
  const [first] = erasings(desk)
  if (!first) return false
  overwriteDeleted(desk)
  return deed(desk, () => {
    const until = desk.now() + SLICE_MS
    let erasing = first
    do {
      const act = ACTS[erasing.act]
      if (!act) return finish(desk, erasing)
      const step: Step = { traces: erasing.traces, instead: insteadOf(desk, erasing.traces) }
      const came = act(desk, step, erasing.after)
      const isWaiting = came === erasing.after
      erasing =
        came === null ? { ...erasing, act: erasing.act + 1, after: 0 } : { ...erasing, after: came }
      if (isWaiting) break
    } while (desk.now() < until)
    const [, ...others] = erasings(desk)
    keep(desk, 'erasing', [erasing, ...others])
    return erasing.act !== first.act || erasing.after !== first.after
  })
}

/** From now on what is deleted is overwritten in the file too. */
export function overwriteDeleted(desk: Desk): void {
  desk.db.$client.pragma('secure_delete = ON')
}

function finish(desk: Desk, { traces, by }: Erasing): boolean {
  const [, ...others] = erasings(desk)
  keep(desk, 'erasing', others.length > 0 ? others : null)
  keep(desk, 'tidy', { since: desk.now() })
  const row = personById(desk, traces.id)
  if (row) desk.bus.note({ what: 'person', person: row.id })
  record(desk, 'person_erased', { by, data: { person: traces.id } })
  return true
}

function erasings(desk: Desk): Erasing[] {
  return kept<Erasing[]>(desk, 'erasing') ?? []
}

function insteadOf(desk: Desk, { id }: Traces) {
  return { key: `erased-${id}`, name: goneWord(desk, 'person'), mark: goneWord(desk, 'asked') }
}

function spaced(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase()
}
