import { DeskError } from '../errors.ts'
import type { Person } from '../people/people.ts'

/** Only admins look after the program itself, and whoever has its command line; throws `not_allowed`. */
export function guardKeeping(by: Person | null): void {
  if (by !== null && (by.role !== 'admin' || by.archivedAt !== null)) {
    throw new DeskError('not_allowed')
  }
}
