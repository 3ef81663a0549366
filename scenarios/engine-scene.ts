import { type Answer, answerOf } from './answer.ts'
import { changed, type Draft, EDIT, SUMMARY } from './engine-draft.ts'
import type { Facts } from './engine-facts.ts'
import { type Asked, forward, type Path } from './engine-path.ts'
import type { Problem } from './engine-problem.ts'
import type { Step } from './step.ts'

/** What an input meets: the draft, the way through its scenario, and the live step unless it is a summary. */
export interface Scene {
  steps: readonly Step[]
  facts: Facts
  draft: Draft
  path: Path
  live: Asked | undefined
}

/**
 * What became of an input. `stale` changed nothing: the button was of another prompt.
 * `problem` is in the draft too, so that the prompt shows it whenever it is drawn.
 */
export interface Applied {
  draft: Draft
  outcome: 'moved' | 'stayed' | 'stale' | 'send' | 'cancel'
  problem?: Problem
}

/** Nothing changes: the button was of another prompt. */
export function stale(scene: Scene): Applied {
  return { draft: scene.draft, outcome: 'stale' }
}

/** The same question with something changed, and no problem. */
export function stayed(scene: Scene, change: Partial<Draft>): Applied {
  return { draft: changed(scene.draft, change), outcome: 'stayed' }
}

/** The same question with a problem above it; `change` is kept all the same. */
export function refused(scene: Scene, problem: Problem, change: Partial<Draft> = {}): Applied {
  return { draft: { ...changed(scene.draft, change), problem }, outcome: 'stayed', problem }
}

/** On to what is asked next, with the draft as it is now. */
export function moved(scene: Scene, draft: Draft): Applied {
  return { draft: forward(scene.steps, draft, scene.facts), outcome: 'moved' }
}

/** The step has its answer: on. */
export function answered(scene: Scene, key: string, answer: Answer): Applied {
  return moved(
    scene,
    closed({ ...scene.draft, answers: { ...scene.draft.answers, [key]: answer } }, key),
  )
}

/** The draft where the step waits for nothing and is passed over no more. */
export function closed(draft: Draft, key: string): Draft {
  return { ...draft, skipped: without(draft.skipped, key), open: without(draft.open, key) }
}

/** The change that keeps an answer under way, or takes it away, while its step stays live until Done. */
export function underWay(scene: Scene, key: string, answer: Answer | undefined): Partial<Draft> {
  const { draft } = scene
  const { [key]: _, ...others } = draft.answers
  // An edit must be able to go back to the summary, and a summary be sent, so they open nothing.
  const isClosed = draft.editing || draft.at === SUMMARY || draft.at === EDIT
  const open = isClosed || draft.open.includes(key) ? draft.open : [...draft.open, key]
  return {
    answers: answer ? { ...others, [key]: answer } : others,
    skipped: without(draft.skipped, key),
    open,
  }
}

/** The answer to a step so far, if it is of the type asked for. */
export function soFar<T extends Answer['type']>(
  scene: Scene,
  key: string,
  type: T,
): Extract<Answer, { type: T }> | undefined {
  const answer = answerOf(scene.path.answers, key)
  return answer?.type === type ? (answer as Extract<Answer, { type: T }>) : undefined
}

function without(keys: string[], key: string): string[] {
  return keys.filter((one) => one !== key)
}
