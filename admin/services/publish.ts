import type { Desk } from '../../desk/desk.ts'
import { DeskError } from '../../desk/errors.ts'
import type { Person } from '../../desk/people/people.ts'
import { dropEditingDraft } from '../../desk/setup/editing-drafts.ts'
import { sameJson } from '../../desk/setup/same-json.ts'
import { rehearseObject, saveObject } from '../../desk/setup/setup-editing.ts'
import type { SetupFault } from '../../desk/setup/setup-faults.ts'
import type { Translate } from '../../locales/words.ts'
import { type Draft, liveService, meantBy } from './draft.ts'
import { type FormFault, formFaults, problemFaults } from './faults.ts'

/** What happened to the service since the draft began. */
export type Meanwhile = 'changed' | 'gone' | undefined

/** What somebody else, or an import, has done to the service since the draft began. */
export function meanwhile(desk: Desk, { base }: Draft): Meanwhile {
  if (!base) return undefined
  const live = liveService(desk, base.key)
  if (!live) return 'gone'
  return sameJson(live, base) ? undefined : 'changed'
}

/** Everything that is wrong with a draft, without saving anything. */
export function draftFaults(desk: Desk, by: Person, draft: Draft, t: Translate): FormFault[] {
  return faultsBy(desk, by, draft, t, rehearseObject)
}

/** Saves the service that a draft means and drops the draft; what is wrong comes back instead. */
export function publish(desk: Desk, by: Person, draft: Draft, t: Translate): FormFault[] {
  const faults = faultsBy(desk, by, draft, t, saveObject)
  if (faults.length === 0) dropEditingDraft(desk, by, draft.name)
  return faults
}

type Saving = typeof saveObject

function faultsBy(desk: Desk, by: Person, draft: Draft, t: Translate, save: Saving): FormFault[] {
  const { service, problems } = meantBy(desk, draft)
  const unsayable = problemFaults(problems, t)
  const how = unsayable.length > 0 ? rehearseObject : save
  try {
    const isNew = liveService(desk, service.key) === undefined || draft.base === null
    const faults: SetupFault[] = how(desk, by, 'services', service, isNew)
    return [...unsayable, ...formFaults(faults, t)]
  } catch (error) {
    if (!(error instanceof DeskError) || error.code !== 'key_taken') throw error
    return [...unsayable, { place: 'key', words: t(`error-${error.code}`, error.params) }]
  }
}
