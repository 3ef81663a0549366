import { dangling, type Loose, type Names } from './cross-names.ts'
import { type Finding, type Path, quote } from './fault.ts'
import type { KeyedList } from './pack.ts'
import type { Step } from './step.ts'
import { WHEN_WORDS, type When } from './when.ts'

export type LooseStep = Loose<Step>

/** What a condition may name where it stands. */
export interface Scope {
  names: Names
  /** By key; several where the condition is about more than one service. */
  steps: ReadonlyMap<string, readonly LooseStep[]>
  /** Steps that are asked too late to be named here. */
  later?: ReadonlySet<string> | undefined
  /** True where other steps may exist that this file does not show. */
  open?: boolean
}

type Scalar = Exclude<When[string], When | unknown[]>

/** A scope of one service's steps. */
export function scopeOf(
  names: Names,
  steps: readonly (LooseStep | undefined)[],
  later?: ReadonlySet<string>,
): Scope {
  const known = steps.flatMap((step): [string, LooseStep[]][] =>
    step?.key === undefined ? [] : [[step.key, [step]]],
  )
  return { names, steps: new Map(known), later }
}

/** Steps and values that the condition names and that do not exist. */
export function* faultsOfWhen(
  when: Loose<When> | undefined,
  path: Path,
  scope: Scope,
): Generator<Finding> {
  for (const [key, value] of Object.entries(when ?? {})) {
    const place = [...path, key]
    if (isWhen(value)) yield* faultsOfWhen(value, place, scope)
    // What is no condition under it was told with the types.
    else if (key === 'not') continue
    else if (!isWord(key)) yield* faultsOfStep(key, value, place, scope)
    else yield* faultsOfWord(key, value, place, scope.names)
  }
}

const LIST_OF_WORD: Partial<Record<string, KeyedList>> = {
  service: 'services',
  department: 'departments',
  person: 'people',
  priority: 'priorities',
}

function* faultsOfWord(word: string, value: unknown, path: Path, names: Names): Generator<Finding> {
  const list = LIST_OF_WORD[word]
  if (!list) return
  for (const [place, one] of scalarsOf(value, path)) {
    yield* dangling(names, list, String(one), place)
  }
}

function* faultsOfStep(key: string, value: unknown, path: Path, scope: Scope): Generator<Finding> {
  const steps = scope.steps.get(key)
  if (!steps) {
    if (!scope.open) yield unknownStep(key, path, scope)
    return
  }
  for (const [place, one] of scalarsOf(value, path)) {
    const faults = steps.map((step) => faultOfValue(step, one, scope.names))
    const [fault] = faults
    if (fault && faults.every((each) => each !== undefined)) yield { path: place, ...fault }
  }
}

function unknownStep(key: string, path: Path, scope: Scope): Finding {
  if (scope.later?.has(key)) {
    return { path, message: `${quote(key)} is not asked before: only earlier steps can be named` }
  }
  const among = [...scope.steps.keys(), ...WHEN_WORDS, 'not']
  return { path, message: `no step has the key ${quote(key)}`, wrong: key, among }
}

type ValueFault = Omit<Finding, 'path'>

/** Why the answer to the step can never be this value; undefined where it can. */
function faultOfValue(step: LooseStep, value: Scalar, names: Names): ValueFault | undefined {
  const word = String(value)
  switch (step.type) {
    case 'choice':
      return step.options && faultAmong(word, keysOf(step.options), step.other, 'no option')
    case 'person':
      return faultAmong(word, names.people, step.other, 'no person')
    case 'yes_no':
      return YES_NO.test(word) ? undefined : { message: 'yes or no' }
    case 'number':
    case 'files':
      return COMPARISON.test(word) ? undefined : { message: "a number such as 5, or '>100', '<=5'" }
    default:
      return undefined
  }
}

const OWN = '_other'
const YES_NO = /^(?:yes|no|true|false)$/i
const COMPARISON = /^\s*(?:<=|>=|<|>|)\s*-?\d+(?:[.,]\d+)?\s*$/

function faultAmong(
  word: string,
  keys: ReadonlySet<string>,
  other: boolean | undefined,
  none: string,
): ValueFault | undefined {
  if (keys.has(word) || (word === OWN && other)) return undefined
  if (word === OWN) return { message: '_other is for steps with other: true' }
  return { message: `${none} has the key ${quote(word)}`, wrong: word, among: keys }
}

function keysOf(options: readonly ({ key?: string | undefined } | undefined)[]): Set<string> {
  return new Set(options.flatMap((option) => option?.key ?? []))
}

function* scalarsOf(value: unknown, path: Path): Generator<[Path, Scalar]> {
  if (Array.isArray(value)) {
    for (const [index, one] of value.entries()) yield* scalarsOf(one, [...path, index])
  } else if (isScalar(value)) {
    yield [path, value]
  }
}

function isScalar(value: unknown): value is Scalar {
  return ['string', 'number', 'boolean'].includes(typeof value)
}

function isWhen(value: unknown): value is Loose<When> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isWord(key: string): boolean {
  return WHEN_WORDS.some((word) => word === key)
}
