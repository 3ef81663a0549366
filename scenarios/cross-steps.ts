import { dangling, danglingIn, each, type Loose, type Names } from './cross-names.ts'
import { faultsOfWhen, type LooseStep, scopeOf } from './cross-when.ts'
import { type Finding, type Path, quote } from './fault.ts'
import type { Text } from './text.ts'

type Steps = readonly (LooseStep | undefined)[]

/** The steps of a service: conditions look back only, departments and people exist. */
export function* faultsOfSteps(steps: Steps, path: Path, names: Names): Generator<Finding> {
  for (const [index, step] of each(steps)) {
    const place = [...path, index]
    const later = new Set(steps.slice(index).flatMap((one) => one?.key ?? []))
    const scope = scopeOf(names, steps.slice(0, index), later)
    yield* faultsOfWhen(step.when, [...place, 'when'], scope)
    if (step.type === 'choice') {
      for (const [at, option] of each(step.options)) {
        yield* faultsOfWhen(option.when, [...place, 'options', at, 'when'], scope)
      }
    }
    if (step.type === 'person') yield* faultsOfPerson(step, place, names)
  }
}

/** Steps that a text names in braces and that the service does not have. */
export function* faultsOfBraces(
  text: Loose<Text> | undefined,
  path: Path,
  steps: Steps,
): Generator<Finding> {
  const keys = new Set(steps.flatMap((step) => step?.key ?? []))
  for (const [place, words] of wordsIn(text, path)) {
    for (const [, name = ''] of words.matchAll(/\{([^{}]*)\}/g)) {
      if (keys.has(name)) continue
      yield { path: place, message: `no step has the key ${quote(name)}`, wrong: name, among: keys }
    }
  }
}

function* faultsOfPerson(
  step: Extract<LooseStep, { type?: 'person' | undefined }>,
  path: Path,
  names: Names,
): Generator<Finding> {
  yield* danglingIn(names, 'departments', step.departments, [...path, 'departments'])
  if (step.default !== 'requester') {
    yield* dangling(names, 'people', step.default, [...path, 'default'])
  }
}

function wordsIn(text: Loose<Text> | undefined, path: Path): [Path, string][] {
  if (text === undefined) return []
  if (typeof text === 'string') return [[path, text]]
  const { ru, en } = text
  return [
    ...(ru === undefined ? [] : [[[...path, 'ru'], ru] as [Path, string]]),
    ...(en === undefined ? [] : [[[...path, 'en'], en] as [Path, string]]),
  ]
}
