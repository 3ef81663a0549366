import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Desk } from '../../desk/desk.ts'
import { DeskError } from '../../desk/errors.ts'
import type { Person } from '../../desk/people/people.ts'
import { config, type LiveService } from '../../desk/setup/config.ts'
import {
  editingDraft,
  editingDrafts,
  keepEditingDraft,
  MOST_DRAFTS,
} from '../../desk/setup/editing-drafts.ts'
import { sameJson } from '../../desk/setup/same-json.ts'
import { type Service, serviceSchema } from '../../scenarios/pack-services.ts'
import { emptyForm, formSchema, type ServiceForm } from './form.ts'
import { formOf } from './form-of.ts'
import { previewSchema } from './preview.ts'
import { type Meant, serviceOf } from './service-of.ts'

const storedSchema = z.object({
  form: formSchema,
  /** The service that the form began from; null: there was none. */
  base: serviceSchema.nullable(),
  preview: previewSchema.prefault({}),
  /** Somebody tried to publish it: faults are shown from then on. */
  checked: z.boolean().default(false),
  /** The page from which it was kept last. */
  page: z.string().default(''),
})

/** A service that somebody is editing. */
export type Draft = z.infer<typeof storedSchema> & {
  /** The service's key, or `~1` for a new one. */
  name: string
  /** Something of it is kept. */
  isKept: boolean
}

/** A new service has no key yet to be called by. */
const NEW = /^~\d{1,3}$/

/** What a person edits under this name: as they left it, else as the service is. Throws `not_found`. */
export function openDraft(desk: Desk, by: Person, name: string): Draft {
  const stored = keptDraft(desk, by, name)
  // What says nothing new goes along with the service.
  if (stored && (stored.base === null || isChanged(desk, stored))) return stored
  const base = NEW.test(name) ? null : liveService(desk, name)
  if (base === undefined) throw new DeskError('not_found')
  const form = base === null ? beginning(desk) : formOf(base, config(desk).locale)
  const preview = stored?.preview ?? previewSchema.parse({})
  const rest = { checked: false, page: stored?.page ?? '', isKept: stored !== undefined }
  return { name, form, base, preview, ...rest }
}

/** A mark of what a draft says, the same as long as it says the same. */
export function versionOf({ form, base }: Pick<Draft, 'form' | 'base'>): string {
  return createHash('sha256')
    .update(JSON.stringify([form, base]))
    .digest('base64url')
    .slice(0, 16)
}

/**
 * Whether a page may put what it sends in the place of what is kept: it showed that, or kept it
 * itself. A page that says nothing of what it showed may.
 */
export function isSeen(kept: Draft, page: string, version: string | null): boolean {
  return version === null || version === versionOf(kept) || (page !== '' && page === kept.page)
}

/** Keeps a draft as it is now. */
export function keepDraft(desk: Desk, by: Person, draft: Draft): void {
  const { name, isKept: _, ...stored } = draft
  keepEditingDraft(desk, by, name, stored)
}

/** A name for another new service. */
export function newName(desk: Desk, by: Person): string {
  const taken = editingDrafts(desk, by)
  for (let number = 1; number <= MOST_DRAFTS; number += 1) {
    if (!taken.has(`~${number}`)) return `~${number}`
  }
  throw new DeskError('too_many_drafts')
}

/** Services under way, by name, that say something other than what is published. */
export function draftsOf(desk: Desk, by: Person): Draft[] {
  return [...editingDrafts(desk, by).keys()].flatMap((name) => {
    const draft = keptDraft(desk, by, name)
    return draft && isChanged(desk, draft) ? [draft] : []
  })
}

/** Whether publishing the draft would change anything. */
export function isChanged(desk: Desk, draft: Draft): boolean {
  if (draft.base === null) return draft.isKept
  return !sameJson(meantBy(desk, draft).service, draft.base)
}

/** The service that a draft means; what nobody changed is written as it was. */
export function meantBy(desk: Desk, { form, base }: Pick<Draft, 'form' | 'base'>): Meant {
  const { locale, services } = config(desk)
  const isSeveral = (service: string, key: string) => {
    const step = services.get(service)?.steps.find((one) => one.key === key)
    return step?.type === 'choice' && step.multiple === true
  }
  const meant = serviceOf(form, locale, isSeveral)
  if (!base) return meant
  const before = serviceOf(formOf(base, locale), locale, isSeveral).service
  const parts = Object.entries(meant.service).map(([part, value]) => {
    const isSame = sameJson(value, before[part])
    return [part, isSame ? base[part as keyof Service] : value]
  })
  // `internal: false` and an empty list say what a form says by leaving them out.
  const unsaid = Object.entries(base).filter(
    ([part]) => !(part in meant.service) && !(part in before),
  )
  const all = Object.fromEntries([...unsaid, ...parts])
  return { ...meant, service: { ...all, key: base.key } }
}

/** The service of a key that is in use, as a pack has it. */
export function liveService(desk: Desk, key: string): Service | undefined {
  const found = config(desk).services.live.find((one) => one.key === key)
  return found && withoutVersion(found)
}

function withoutVersion({ version: _, ...service }: LiveService): Service {
  return service
}

function keptDraft(desk: Desk, by: Person, name: string): Draft | undefined {
  const stored = storedSchema.safeParse(editingDraft(desk, by, name))
  return stored.success ? { ...stored.data, name, isKept: true } : undefined
}

/** A new service goes to the first line until somebody says otherwise. */
function beginning(desk: Desk): ServiceForm {
  return { ...emptyForm(), line: config(desk).lines.live[0]?.key ?? '' }
}
