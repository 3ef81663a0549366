import { answerOf } from './answer.ts'
import { problemWith } from './answer-check.ts'
import { EDIT, moveTo, SUMMARY } from './engine-draft.ts'
import { forward, pendingOf } from './engine-path.ts'
import { type Applied, moved, type Scene, stale, stayed } from './engine-scene.ts'
import type { Tap } from './engine-tap.ts'
import { tappedStep } from './engine-tapped-step.ts'

/** A button tapped, of whatever age. */
export function tapped(scene: Scene, tap: Tap): Applied {
  const { draft, live } = scene
  switch (tap.do) {
    case 'cancel':
      return { draft, outcome: 'cancel' }
    case 'send':
      return draft.at === SUMMARY ? sent(scene) : stale(scene)
    case 'summary':
      return draft.at === EDIT ? moved(scene, draft) : stale(scene)
    case 'edit':
      return draft.at === SUMMARY || draft.at === EDIT ? edited(scene, tap.page) : stale(scene)
    case 'goto':
      return draft.at === EDIT ? gone(scene, tap.step) : stale(scene)
    default:
      return live?.index === tap.step ? tappedStep(scene, live, tap) : stale(scene)
  }
}

function sent(scene: Scene): Applied {
  const { path, draft, facts } = scene
  if (pendingOf(path, draft, facts.today)) return moved(scene, draft)
  // A day that was ahead when it was chosen may have passed since.
  for (const { step } of path.asked) {
    const answer = answerOf(path.answers, step.key)
    const fault = answer && problemWith(step, answer, facts.today)
    if (!fault) continue
    return {
      draft: { ...moveTo(draft, step.key, true), problem: fault },
      outcome: 'moved',
      problem: fault,
    }
  }
  return { draft: forward(scene.steps, draft, facts), outcome: 'send' }
}

function edited(scene: Scene, page: number): Applied {
  if (scene.draft.at === EDIT) return stayed(scene, { page })
  return { draft: { ...moveTo(scene.draft, EDIT), page }, outcome: 'moved' }
}

function gone(scene: Scene, index: number): Applied {
  const target = scene.path.asked.find((asked) => asked.index === index)
  if (!target) return stale(scene)
  return { draft: moveTo(scene.draft, target.step.key, true), outcome: 'moved' }
}
