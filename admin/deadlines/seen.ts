import { createHash } from 'node:crypto'
import type { Translate } from '../../locales/words.ts'
import type { Faults, Fields } from './fields.ts'

/** The mark of an object as a form shows it. */
export function markOf(object: object): string {
  return createHash('sha256').update(JSON.stringify(object)).digest('hex').slice(0, 16)
}

/** A fault where somebody else has saved the object since the form was asked for. */
export function seenFaults({ seen }: Fields, object: object, t: Translate): Faults {
  return seen === undefined || seen === markOf(object) ? {} : { '': t('admin-fault-seen') }
}
