import type { When } from '../../scenarios/when.ts'
import type { WhenForm, WhenRow } from './form.ts'

/** What a row may say besides that something is one of its values. */
export const SIGNS = ['>', '>=', '<', '<='] as const

/** Why rows cannot be one condition of a pack. */
export type WhenProblem = 'twice' | 'not-twice'

/** A condition as rows; what no row can show is kept beside them. */
export function rowsOf(when: When | undefined): WhenForm {
  const rows: WhenRow[] = []
  const rest: When = {}
  for (const [key, value] of Object.entries(when ?? {})) {
    const negated = isWhen(value) ? negatedRow(value) : undefined
    if (!isWhen(value)) rows.push(rowOf(key, value))
    else if (negated) rows.push(negated)
    else rest[key] = value
  }
  return { rows, rest: Object.keys(rest).length > 0 ? JSON.stringify(rest) : '' }
}

/** The condition that rows mean; undefined for none. */
export function whenOf({ rows, rest }: WhenForm): { when?: When; problem?: WhenProblem } {
  const when: When = restOf(rest)
  let problem: WhenProblem | undefined
  for (const { key, how, values } of rows) {
    const value = meantBy(how, values)
    if (how === 'not') {
      if (Object.hasOwn(when, 'not')) problem = 'not-twice'
      else when.not = { [key]: value }
    } else if (Object.hasOwn(when, key)) problem = 'twice'
    else when[key] = value
  }
  const isEmpty = Object.keys(when).length === 0
  return { ...(isEmpty ? {} : { when }), ...(problem && { problem }) }
}

/** What rows cannot show, as a condition. */
function restOf(rest: string): When {
  if (rest === '') return {}
  try {
    const value: unknown = JSON.parse(rest)
    return typeof value === 'object' && value !== null ? (value as When) : {}
  } catch (error) {
    if (error instanceof SyntaxError) return {}
    throw error
  }
}

function negatedRow(when: When): WhenRow | undefined {
  const [only, ...others] = Object.entries(when)
  if (!only || others.length > 0 || isWhen(only[1])) return undefined
  const values = [only[1]].flat().map(String)
  // A comparison turned round has no sign of its own here.
  if (values.some((value) => signOf(value) !== undefined)) return undefined
  return { key: only[0], how: 'not', values }
}

function rowOf(key: string, value: Exclude<When[string], When>): WhenRow {
  const values = [value].flat().map(String)
  const [first = ''] = values
  const sign = values.length === 1 ? signOf(first) : undefined
  if (sign === undefined) return { key, how: 'is', values }
  return { key, how: sign, values: [first.trim().slice(sign.length).trim()] }
}

function meantBy(how: string, values: readonly string[]): Exclude<When[string], When> {
  const sign = SIGNS.find((one) => one === how)
  const [first = ''] = values
  if (sign !== undefined) return `${sign}${first.trim()}`
  return values.length === 1 ? first : [...values]
}

function signOf(value: string): (typeof SIGNS)[number] | undefined {
  return SIGNS.toSorted((a, b) => b.length - a.length).find((sign) => value.trim().startsWith(sign))
}

function isWhen(value: When[string]): value is When {
  return typeof value === 'object' && !Array.isArray(value)
}
