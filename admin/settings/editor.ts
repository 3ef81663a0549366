import { DeskError } from '../../desk/errors.ts'
import { mayEditList, mayEditSetup } from '../../desk/setup/setup-editing.ts'
import type { SetupFault } from '../../desk/setup/setup-faults.ts'
import type { Faults } from '../deadlines/fields.ts'
import type { Reader } from '../panel.ts'
import type { SaidFaults } from './setup-faults.ts'
import type { Subject } from './subject.ts'

/** The reader, if they may change the set-up; throws `not_allowed`. */
export function editor(reader: Reader): Reader {
  if (!mayEditSetup(reader.person)) throw new DeskError('not_allowed')
  return reader
}

/** The reader, if they may change this list; throws `not_allowed`. */
export function listEditor(reader: Reader, { list }: Pick<Subject, 'list'>): Reader {
  if (!mayEditList(reader.person, list)) throw new DeskError('not_allowed')
  return reader
}

export function isSound({ faults, elsewhere }: SaidFaults): boolean {
  return Object.keys(faults).length === 0 && elsewhere.length === 0
}

/** Of a form that was not sent yet nothing is said. */
export const NOTHING_SAID: SaidFaults = { faults: {}, elsewhere: [] }

/** Faults of a form by itself. */
export function only(faults: Faults): SaidFaults {
  return { faults, elsewhere: [] }
}

/** Saves, and takes refusals about the form's own contents for faults of it. */
export function trySaving(
  { t }: Reader,
  save: () => SetupFault[],
  sayAll: (found: SetupFault[]) => SaidFaults,
): SaidFaults {
  try {
    return sayAll(save())
  } catch (error) {
    if (!(error instanceof DeskError)) throw error
    const words = t(`error-${error.code}`, error.params)
    if (error.code === 'key_taken') return only({ key: words })
    if (error.code === 'calendar_never_opens') return only({ '': words })
    throw error
  }
}
