import type { SetupFault } from '../../desk/setup/setup-faults.ts'
import type { Translate } from '../../locales/words.ts'
import { placeOf } from '../../scenarios/fault.ts'
import { sayFinding } from '../settings/finding-words.ts'
import type { Meant } from './service-of.ts'

/** Something to mend: `place` is the name of a field or the beginning of one; '' is the whole service. */
export interface FormFault {
  place: string
  words: string
}

/** What the desk says against a service, at the fields of its form. */
export function formFaults(faults: readonly SetupFault[], t: Translate): FormFault[] {
  return faults.map((fault) => {
    const words = sayFinding(fault, t)
    if (!fault.elsewhere) return { place: fault.path.join('.'), words }
    const place = placeOf(fault.path)
    return { place: '', words: t('admin-service-fault-elsewhere', { place, words }) }
  })
}

/** Conditions that no pack can write, at their fields. */
export function problemFaults(problems: Meant['problems'], t: Translate): FormFault[] {
  return problems.map(({ path, problem }) => ({
    place: path.join('.'),
    words: t(`admin-service-fault-${problem}`),
  }))
}

/** The faults of a field and of all within it. */
export function faultsAt(faults: readonly FormFault[], place: string): FormFault[] {
  return faults.filter((fault) => fault.place === place || fault.place.startsWith(`${place}.`))
}
