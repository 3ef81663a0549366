import type { Desk } from '../../desk/desk.ts'
import { DeskError } from '../../desk/errors.ts'
import { dropEditingDraft } from '../../desk/setup/editing-drafts.ts'
import { sameJson } from '../../desk/setup/same-json.ts'
import { rehearseObject, saveObject } from '../../desk/setup/setup-editing.ts'
import type { Service } from '../../scenarios/pack-services.ts'
import type { Reader } from '../panel.ts'
import { type Draft, liveService, meantBy } from './draft.ts'
import { problemFaults, type Wrong, wrongOf } from './faults.ts'

/** What happened to a service since its draft began; `parts` are those that differ now. */
export interface Meanwhile {
  what: 'changed' | 'gone'
  parts: string[]
}

/** What somebody else, or an import, has done to the service since the draft began. */
export function meanwhile(desk: Desk, { base }: Draft): Meanwhile | undefined {
  if (!base) return undefined
  const live = liveService(desk, base.key)
  if (!live) return { what: 'gone', parts: [] }
  const all = [...new Set([...Object.keys(base), ...Object.keys(live)])] as (keyof Service)[]
  const parts = all.filter((part) => !sameJson(base[part], live[part]))
  return parts.length === 0 ? undefined : { what: 'changed', parts }
}

/** Everything that is wrong with a draft; nothing is saved. */
export function wrongWith(desk: Desk, reader: Reader, draft: Draft): Wrong {
  return triedBy(desk, reader, draft, rehearseObject)
}

/** Saves the service that a draft means and drops the draft; what is wrong comes back instead. */
export function publish(desk: Desk, reader: Reader, draft: Draft): Wrong {
  const wrong = triedBy(desk, reader, draft, saveObject)
  if (isRight(wrong)) dropEditingDraft(desk, reader.person, draft.name)
  return wrong
}

export function isRight({ faults, elsewhere }: Wrong): boolean {
  return faults.length + elsewhere.length === 0
}

function triedBy(desk: Desk, reader: Reader, draft: Draft, save: typeof saveObject): Wrong {
  const { service, problems } = meantBy(desk, draft)
  const unsayable = problemFaults(problems, reader)
  const how = unsayable.length > 0 ? rehearseObject : save
  try {
    const isNew = liveService(desk, service.key) === undefined || draft.base === null
    const wrong = wrongOf(desk, reader, how(desk, reader.person, 'services', service, isNew))
    return { ...wrong, faults: [...unsayable, ...wrong.faults] }
  } catch (error) {
    if (!(error instanceof DeskError) || error.code !== 'key_taken') throw error
    const taken = { place: 'key', words: reader.t(`error-${error.code}`, error.params) }
    return { faults: [...unsayable, taken], elsewhere: [] }
  }
}
