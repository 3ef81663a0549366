import { desc, inArray } from 'drizzle-orm'
import { events } from '../../db/tables/tickets.ts'
import type { Desk } from '../desk.ts'
import { DeskError } from '../errors.ts'
import type { EventRow } from '../events.ts'
import { setSetting, settingOf } from '../settings.ts'
import { config } from '../setup/config.ts'
import { type Person, personById } from './people.ts'

/** Origin of whoever was erased: the row stays, since tickets and events lead to it. */
export const ERASED = 'erased'

/** Settings rows of the work with personal data. */
type PersonalKey = 'erasing' | 'files' | 'tidy' | 'retention' | 'retaining' | 'retained'

const KINDS = ['person_exported', 'erasure_begun', 'person_erased', 'retention_set', 'retained']

/** Whether somebody takes out and erases what is kept about people: only admins. */
export function mayErase(person: Person): boolean {
  return person.role === 'admin' && person.archivedAt === null
}

/** Throws `not_allowed` for anybody but an admin. */
export function refuseOthers(by: Person): void {
  if (!mayErase(by)) throw new DeskError('not_allowed')
}

/** The person of a number, for an admin; throws `not_allowed`, `not_found`. */
export function personFor(desk: Desk, by: Person, personId: number): Person {
  refuseOthers(by)
  const person = personById(desk, personId)
  if (!person) throw new DeskError('not_found')
  return person
}

/** Exports, erasures and changed times of keeping, newest first. */
export function personalRecord(desk: Desk, by: Person, limit: number): EventRow[] {
  refuseOthers(by)
  return desk.db
    .select()
    .from(events)
    .where(inArray(events.type, KINDS))
    .orderBy(desc(events.id))
    .limit(limit)
    .all()
}

/** A word of the marks that stand for what is gone, in the company's language. */
export function goneWord(desk: Desk, word: 'person' | 'asked' | 'old'): string {
  return desk.words(config(desk).locale)(`gone-${word}`)
}

/** What such a settings row holds; its shape is known to whoever writes it. */
export function kept<T>(desk: Desk, key: PersonalKey): T | undefined {
  return settingOf<T>(desk, nameOf(key))
}

/** Writes such a settings row; null removes it. */
export function keep(desk: Desk, key: PersonalKey, value: unknown): void {
  setSetting(desk, nameOf(key), value)
}

function nameOf(key: PersonalKey): string {
  return `personal:${key}`
}
