import type { AuditQuery } from '../../desk/audit/audit.ts'
import type { Desk } from '../../desk/desk.ts'
import { DeskError } from '../../desk/errors.ts'
import { isAgent, personById } from '../../desk/people/people.ts'
import { personFor } from '../../desk/people/personal-data.ts'
import { personPieces } from '../../desk/people/personal-data-export.ts'
import { exportPack } from '../../desk/setup/pack-export.ts'
import { importPack } from '../../desk/setup/pack-import.ts'
import { knownTo, markOfKnown } from '../../desk/setup/pack-known.ts'
import { deskToRehearse } from '../../desk/setup/rehearsing.ts'
import { mayEditSetup } from '../../desk/setup/setup-editing.ts'
import type { QueueFilters } from '../../desk/tickets/queue.ts'
import type { Locale, Words } from '../../locales/words.ts'
import { readPack } from '../../scenarios/pack-read.ts'
import { writePack } from '../../scenarios/pack-write.ts'
import { auditCsv } from '../audit/export.ts'
import { ticketsCsv } from '../queue/export.ts'
import type { TableReader } from '../queue/table.ts'

/** For whom something is read: their number, language and the zone of their clock. */
export interface For {
  reader: number
  locale: Locale
  timeZone: string
}

/** What reads or checks so much that it is done aside. */
export type Work = For &
  (
    | { kind: 'tickets'; filters: QueueFilters }
    | { kind: 'audit'; query: AuditQuery }
    | { kind: 'person'; person: number }
    | { kind: 'pack' }
    | { kind: 'pack-rehearsal'; text: string; linkAccounts: boolean; keepSettings: boolean }
    | { kind: 'pack-reading'; text: string }
  )

/** A part of a document, and how many rows of it are in there. */
export interface Piece {
  text: string
  rows: number
}

/**
 * Does a work on a desk that may only be read, by the rights that its reader has there: the pieces of
 * a document, or what was found at the end. Throws `not_allowed`, `not_found`.
 */
export function* done(desk: Desk, words: Words, work: Work): Generator<Piece, unknown> {
  const reader = readerOf(desk, words, work)
  const { person } = reader
  switch (work.kind) {
    case 'tickets':
      return yield* ticketsCsv(desk, person, reader, work.filters)
    case 'audit':
      return yield* auditCsv(desk, person, work.query)
    case 'person':
      return yield* inPieces(personPieces(desk, person, personFor(desk, person, work.person)))
    case 'pack':
      refuseOthers(mayEditSetup(person))
      return yield { text: writePack(exportPack(desk)), rows: 0 }
    case 'pack-reading': {
      refuseOthers(mayEditSetup(person))
      const known = knownTo(desk)
      return { ...readPack(work.text, known), mark: markOfKnown(known) }
    }
    case 'pack-rehearsal': {
      refuseOthers(mayEditSetup(person))
      const copy = deskToRehearse(desk)
      try {
        return importPack(copy, work.text, { ...work, dryRun: true, by: person })
      } finally {
        copy.db.$client.close()
      }
    }
  }
}

function readerOf(desk: Desk, words: Words, work: For) {
  const person = personById(desk, work.reader)
  if (!person || !isAgent(person)) throw new DeskError('not_allowed')
  const t = words.in(work.locale)
  const speech = { t, locale: work.locale, timeZone: work.timeZone, now: desk.now() }
  return { person, t, locale: work.locale, speech } satisfies TableReader & { person: unknown }
}

function refuseOthers(isAllowed: boolean): void {
  if (!isAllowed) throw new DeskError('not_allowed')
}

function* inPieces(texts: Iterable<string>): Generator<Piece, undefined> {
  for (const text of texts) yield { text, rows: 0 }
}
