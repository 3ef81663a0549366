import type { FileRef } from './answer.ts'
import { type Draft, SUMMARY } from './engine-draft.ts'
import type { Facts } from './engine-facts.ts'
import { attached } from './engine-files.ts'
import { forward, pathOf, placed } from './engine-path.ts'
import { problem } from './engine-problem.ts'
import { type Applied, refused, type Scene } from './engine-scene.ts'
import type { Tap } from './engine-tap.ts'
import { tapped } from './engine-tapped.ts'
import { shared, typed } from './engine-typed.ts'
import type { Step } from './step.ts'

/** What comes from a person. A contact is `own` if it is the sender's; `other` is any kind besides. */
export type Input =
  | { kind: 'text'; text: string }
  | { kind: 'tap'; tap: Tap }
  | { kind: 'file'; file: FileRef }
  | { kind: 'contact'; phone: string; name: string; userId?: number; own: boolean }
  | { kind: 'other'; what: string }

/** A new draft at its first question, or at the summary of a scenario that asks nothing. */
export function start(steps: readonly Step[], facts: Facts): Draft {
  const at = { answers: {}, skipped: [], open: [], at: SUMMARY, editing: false }
  return forward(steps, { ...at, page: 0, search: '', own: false }, facts)
}

/** What an input makes of a draft. Pure: nothing is changed in place, the same input makes the same draft. */
export function apply(steps: readonly Step[], draft: Draft, input: Input, facts: Facts): Applied {
  const scene = sceneOf(steps, placed(steps, draft, facts), facts)
  const applied = applyTo(scene, input)
  return applied.outcome === 'stale' ? { ...applied, draft } : applied
}

function sceneOf(steps: readonly Step[], draft: Draft, facts: Facts): Scene {
  const path = pathOf(steps, draft.answers, facts)
  const live = path.asked.find(({ step }) => step.key === draft.at)
  return { steps, facts, draft, path, live }
}

function applyTo(scene: Scene, input: Input): Applied {
  switch (input.kind) {
    case 'text':
      return typed(scene, input.text)
    case 'tap':
      return tapped(scene, input.tap)
    case 'file':
      return attached(scene, input.file)
    case 'contact':
      return shared(scene, input)
    case 'other':
      return refused(scene, problem('wrong_kind', { what: input.what }))
  }
}
