import { apply } from '../scenarios/engine.ts'
import type { Draft as DraftState } from '../scenarios/engine-draft.ts'
import { keepIncoming } from './attachments.ts'
import { stepsOf } from './config.ts'
import type { Desk } from './desk.ts'
import type { Draft } from './drafts.ts'
import { factsFor } from './facts.ts'
import type { Person } from './people.ts'
import { type Incoming, sourceOf } from './receiving.ts'

/**
 * Answers the first text step with what was written, and the first files step with what was sent
 * along, so that nobody types it twice. What does not fit is left for its question.
 */
export function prefill(desk: Desk, by: Person, draft: Draft, incoming: Incoming): DraftState {
  const steps = stepsOf(desk, draft.service, draft.scenarioVersion)
  const facts = factsFor(desk, by, draft.service)
  let state = draft.state
  const live = () => steps.find((step) => step.key === state.at)
  const isFor = (type: string) => live()?.type === type
  if (incoming.content.text.trim() !== '' && isFor('text')) {
    state = apply(steps, state, { kind: 'text', text: incoming.content.text }, facts).draft
  }
  incoming.content.files.forEach((one, index) => {
    if (!isFor('files')) return
    const owner = { draftId: draft.id, ownerId: by.id }
    const kept = keepIncoming(desk, one, owner, `${sourceOf(incoming)}:draft:${index}`)
    const ref = { id: kept.id, kind: kept.kind, name: kept.name }
    state = apply(steps, state, { kind: 'file', file: ref }, facts).draft
  })
  return state
}
