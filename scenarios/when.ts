import { z } from 'zod'
import { type Answer, type Answers, answerOf } from './answer.ts'
import { fold } from './fold.ts'
import { keySchema } from './key.ts'

type Scalar = string | number | boolean

/** A condition: every key must hold, a list means any of its values, `not` turns its whole around. */
export interface When {
  [key: string]: Scalar | Scalar[] | When
}

/** Words of a condition that are no steps; no step may be named so. */
export const WHEN_WORDS = [
  'service',
  'department',
  'position',
  'person',
  'priority',
  'waiting_for',
] as const

/** What a condition is held against. What is left out is unknown, and nothing holds of it. */
export interface WhenFacts {
  answers?: Answers
  service?: string | undefined
  /** Of the requester, as the keys of the pack are. */
  department?: string | undefined
  person?: string | undefined
  position?: string | undefined
  priority?: string | undefined
  /** Minutes of working time since the requester's first unanswered message. */
  waitingMinutes?: number | undefined
}

const scalarSchema = z.union([z.string().min(1).max(200), z.number(), z.boolean()])

export const whenSchema: z.ZodType<When> = z
  .record(
    keySchema,
    z.union(
      [scalarSchema, z.array(scalarSchema).min(1).max(100), z.lazy(() => whenSchema)],
      'a value, a list of values or, under not, a condition',
    ),
  )
  .superRefine((when, context) => {
    for (const [key, value] of Object.entries(when)) {
      const message = faultOf(key, value)
      if (message) context.addIssue({ code: 'custom', path: [key], message })
    }
  })

/** Whether all of the condition holds. */
export function holds(when: When, facts: WhenFacts): boolean {
  return Object.entries(when).every(([key, value]) => {
    if (isWhen(value)) return !holds(value, facts)
    const wanted = Array.isArray(value) ? value : [value]
    return wanted.some((one) => isTrue(key, one, facts))
  })
}

/** Every step key and word that the condition names, those under `not` too. */
export function keysOf(when: When): string[] {
  return Object.entries(when).flatMap(([key, value]) => (isWhen(value) ? keysOf(value) : [key]))
}

/** Minutes in `40m`, `8h` or `1h30m`; undefined if it is none of these. */
export function minutesOf(duration: string): number | undefined {
  const [, hours, minutes] = /^(?:(\d{1,6})h)?(?:(\d{1,6})m)?$/.exec(duration) ?? []
  if (hours === undefined && minutes === undefined) return undefined
  return Number(hours ?? 0) * 60 + Number(minutes ?? 0)
}

function faultOf(key: string, value: When[string]): string | undefined {
  if (key === 'not') return isWhen(value) ? undefined : 'a condition, such as {action: grant}'
  if (isWhen(value)) return 'a value or a list of values'
  if (key !== 'waiting_for') return undefined
  const known = [value].flat().every((one) => minutesOf(String(one)) !== undefined)
  return known ? undefined : 'working time such as 40m, 8h or 1h30m'
}

function isWhen(value: When[string]): value is When {
  return typeof value === 'object' && !Array.isArray(value)
}

function isTrue(key: string, wanted: Scalar, facts: WhenFacts): boolean {
  switch (key) {
    case 'service':
    case 'department':
    case 'person':
    case 'priority':
      return facts[key] === String(wanted)
    case 'position':
      return facts.position !== undefined && fold(facts.position) === fold(String(wanted))
    case 'waiting_for':
      return (facts.waitingMinutes ?? -1) >= (minutesOf(String(wanted)) ?? Infinity)
    default: {
      const answer = answerOf(facts.answers ?? {}, key)
      return answer !== undefined && isAnswered(answer, wanted)
    }
  }
}

function isAnswered(answer: Answer, wanted: Scalar): boolean {
  const word = String(wanted)
  switch (answer.type) {
    case 'choice':
      return answer.keys.includes(word) || (word === '_other' && answer.other !== undefined)
    case 'person':
      return answer.key === undefined
        ? word === '_other' && answer.id === undefined
        : answer.key === word
    case 'yes_no':
      return (answer.value ? ['yes', 'true'] : ['no', 'false']).includes(word.toLowerCase())
    case 'number':
      return compares(answer.value, word)
    case 'date':
      return answer.date === word
    case 'files':
      return compares(answer.files.length, word)
    default:
      return fold(answer.text) === fold(word)
  }
}

function compares(value: number, condition: string): boolean {
  const [, sign, digits] = /^(<=|>=|<|>|)\s*(-?\d+(?:[.,]\d+)?)$/.exec(condition.trim()) ?? []
  if (digits === undefined) return false
  const bound = Number(digits.replace(',', '.'))
  if (sign === '>') return value > bound
  if (sign === '>=') return value >= bound
  if (sign === '<') return value < bound
  if (sign === '<=') return value <= bound
  return value === bound
}
