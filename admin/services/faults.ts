import type { Desk } from '../../desk/desk.ts'
import type { SetupFault } from '../../desk/setup/setup-faults.ts'
import type { Reader } from '../panel.ts'
import { sayFinding } from '../settings/finding-words.ts'
import { type ElsewhereFault, saidFaults } from '../settings/setup-faults.ts'
import type { Meant } from './service-of.ts'

/** Something to mend: `place` is the name of a field or the beginning of one. */
export interface FormFault {
  place: string
  words: string
}

/** What is wrong with a service, and what of the rest would no longer be right with it. */
export interface Wrong {
  faults: FormFault[]
  elsewhere: ElsewhereFault[]
}

/** What the desk says against a service, in the reader's words, at the fields of its form. */
export function wrongOf(desk: Desk, reader: Reader, found: readonly SetupFault[]): Wrong {
  const faults = found
    .filter(({ elsewhere }) => !elsewhere)
    .map((fault) => ({ place: fault.path.join('.'), words: sayFinding(fault, reader.t) }))
  const others = found.filter(({ elsewhere }) => elsewhere)
  return { faults, elsewhere: saidFaults(desk, reader, others, () => '').elsewhere }
}

/** Conditions that no pack can write, at their fields. */
export function problemFaults(problems: Meant['problems'], { t }: Reader): FormFault[] {
  return problems.map(({ path, problem }) => ({
    place: path.join('.'),
    words: t(`admin-service-fault-${problem}`),
  }))
}

/** The faults of a field and of all within it. */
export function faultsAt(faults: readonly FormFault[], place: string): FormFault[] {
  return faults.filter((fault) => fault.place === place || fault.place.startsWith(`${place}.`))
}
