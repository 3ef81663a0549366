import { lengthOf } from './answer-check.ts'
import { found, named } from './engine-list.ts'
import type { AskedOf } from './engine-path.ts'
import { problem } from './engine-problem.ts'
import {
  type Applied,
  answered,
  refused,
  type Scene,
  soFar,
  stale,
  stayed,
  underWay,
} from './engine-scene.ts'

/** Characters of an own text and of a search. */
export const MAX_OWN = 200

/** A text typed where an option is asked for: its name, part of names to search, or an own text. */
export function typedChoice(scene: Scene, live: AskedOf<'choice'>, text: string): Applied {
  const option = named(live.options, text)
  if (option) return picked(scene, live, option.index)
  if (lengthOf(text) > MAX_OWN) {
    return refused(scene, problem('too_long', { length: lengthOf(text), max: MAX_OWN }))
  }
  if (scene.draft.own) return ownChoice(scene, live, text)
  if (found(live.options, text).length > 0) return stayed(scene, { search: text, page: 0 })
  return live.step.other ? ownChoice(scene, live, text) : refused(scene, problem('choice_unknown'))
}

/** An option by its index: taken, or ticked where several may be. */
export function picked(scene: Scene, live: AskedOf<'choice'>, index: number): Applied {
  const option = optionAt(live, index)
  if (!option) return stale(scene)
  if (!live.step.multiple) {
    return answered(scene, live.step.key, { type: 'choice', keys: [option.key] })
  }
  const applied = ticked(scene, live, index, true)
  return { ...applied, draft: { ...applied.draft, search: '', page: 0 } }
}

/** An option ticked or not, whatever it was before: a second tap does nothing more. */
export function ticked(scene: Scene, live: AskedOf<'choice'>, index: number, on: boolean): Applied {
  const option = optionAt(live, index)
  if (!option) return stale(scene)
  const { keys = [], other } = soFar(scene, live.step.key, 'choice') ?? {}
  const chosen = new Set(keys)
  if (on) chosen.add(option.key)
  else chosen.delete(option.key)
  const ordered = live.step.options.map(({ key }) => key).filter((key) => chosen.has(key))
  return stayed(scene, ticks(scene, live.step.key, ordered, other))
}

/** The own text among ticks taken away. */
export function unticked(scene: Scene, live: AskedOf<'choice'>): Applied {
  const { keys = [] } = soFar(scene, live.step.key, 'choice') ?? {}
  return stayed(scene, ticks(scene, live.step.key, keys, undefined))
}

/** An own text instead of an option, or beside the ticks. */
export function ownChoice(scene: Scene, live: AskedOf<'choice'>, text: string): Applied {
  const { key, multiple } = live.step
  if (!multiple) return answered(scene, key, { type: 'choice', keys: [], other: text })
  const { keys = [] } = soFar(scene, key, 'choice') ?? {}
  return stayed(scene, { ...ticks(scene, key, keys, text), search: '', own: false, page: 0 })
}

function optionAt(live: AskedOf<'choice'>, index: number) {
  return live.options.find((one) => one.index === index)?.option
}

function ticks(scene: Scene, key: string, keys: string[], other: string | undefined) {
  const none = keys.length === 0 && other === undefined
  const answer = { type: 'choice' as const, keys, ...(other !== undefined && { other }) }
  return underWay(scene, key, none ? undefined : answer)
}
