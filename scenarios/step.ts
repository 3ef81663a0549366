import { z } from 'zod'
import { flagsOf } from './answer-pattern.ts'
import { dayOf } from './date.ts'
import { keySchema } from './key.ts'
import { nameSchema, textUpTo } from './text.ts'
import { WHEN_WORDS, whenSchema } from './when.ts'

const stepKeySchema = keySchema.refine(
  (key) => key !== 'not' && !WHEN_WORDS.some((word) => word === key),
  { error: (issue) => `${String(issue.input)} has a meaning of its own in conditions` },
)

const common = {
  key: stepKeySchema,
  ask: textUpTo(500),
  /** A short label for the summary and lists; absent: the question without its mark. */
  name: nameSchema.optional(),
  hint: textUpTo(500).optional(),
  optional: z.boolean().optional(),
  when: whenSchema.optional(),
  agents_only: z.boolean().optional(),
}

const optionSchema = z.strictObject({
  key: keySchema,
  name: nameSchema,
  when: whenSchema.optional(),
})

const length = z.int().min(0).max(1_000_000)

/** A date, or days from today: `2026-12-31`, `today`, `today+7`, `today-30`. */
const daySchema = z.union([z.iso.date(), z.string().regex(/^today(?:[+-]\d{1,5})?$/)])

const choiceSchema = z.strictObject({
  ...common,
  type: z.literal('choice'),
  options: z.array(optionSchema).min(2, 'at least 2 options').max(100, 'at most 100 options'),
  multiple: z.boolean().optional(),
  other: z.boolean().optional(),
  default: z.union([keySchema, z.array(keySchema).min(1)]).optional(),
})

const textStepSchema = z.strictObject({
  ...common,
  type: z.literal('text'),
  min: length.optional(),
  max: length.optional(),
  pattern: z.string().min(1).max(500).optional(),
  pattern_hint: textUpTo(500).optional(),
  default: z.string().min(1).max(4000).optional(),
})

const numberSchema = z.strictObject({
  ...common,
  type: z.literal('number'),
  min: z.number().optional(),
  max: z.number().optional(),
  integer: z.boolean().optional(),
  unit: nameSchema.optional(),
  default: z.number().optional(),
})

const dateSchema = z.strictObject({
  ...common,
  type: z.literal('date'),
  min: daySchema.optional(),
  max: daySchema.optional(),
  default: daySchema.optional(),
})

const personSchema = z.strictObject({
  ...common,
  type: z.literal('person'),
  departments: z.array(keySchema).min(1).optional(),
  other: z.boolean().optional(),
  /** The key of a person, or `requester`. */
  default: keySchema.optional(),
})

const yesNoSchema = z.strictObject({
  ...common,
  type: z.literal('yes_no'),
  default: z.union([z.boolean(), z.enum(['yes', 'no'])]).optional(),
})

const contactDefault = z.string().min(1).max(200).optional()

const phoneSchema = z.strictObject({ ...common, type: z.literal('phone'), default: contactDefault })
const emailSchema = z.strictObject({ ...common, type: z.literal('email'), default: contactDefault })

const filesSchema = z.strictObject({
  ...common,
  type: z.literal('files'),
  min: z.int().min(0).max(100).optional(),
  max: z.int().min(1).max(100).optional(),
})

/** A step of a scenario, as a pack writes it. */
export const stepSchema = z
  .discriminatedUnion('type', [
    choiceSchema,
    textStepSchema,
    numberSchema,
    dateSchema,
    personSchema,
    yesNoSchema,
    phoneSchema,
    emailSchema,
    filesSchema,
  ])
  .superRefine((step, context) => {
    for (const [path, message] of faultsOf(step)) {
      context.addIssue({ code: 'custom', path: [path], message })
    }
  })

export type StepOption = z.infer<typeof optionSchema>
export type Step = z.infer<typeof stepSchema>
export type StepType = Step['type']
export type StepOf<T extends StepType> = Extract<Step, { type: T }>

/** Whether the requester may read what is answered to the step. */
export function isPublic(step: Step): boolean {
  return step.agents_only !== true
}

function faultsOf(step: Step): [string, string][] {
  switch (step.type) {
    case 'choice':
      return faultsOfChoice(step)
    case 'text':
      return [...faultsOfBounds(step.min, step.max), ...faultsOfPattern(step.pattern)]
    case 'number':
    case 'files':
      return faultsOfBounds(step.min, step.max)
    case 'date':
      return faultsOfDays(step.min, step.max)
    default:
      return []
  }
}

function faultsOfChoice(step: StepOf<'choice'>): [string, string][] {
  const keys = step.options.map((option) => option.key)
  const twice = keys.find((key, index) => keys.indexOf(key) !== index)
  const defaults = step.default === undefined ? [] : [step.default].flat()
  const unknown = defaults.find((key) => !keys.includes(key))
  const faults: [string, string][] = []
  if (twice !== undefined) faults.push(['options', `the key ${twice} is given twice`])
  if (unknown !== undefined) faults.push(['default', `no option has the key ${unknown}`])
  if (defaults.length > 1 && !step.multiple) faults.push(['default', 'one key, or multiple: true'])
  return faults
}

function faultsOfBounds(min: number | undefined, max: number | undefined): [string, string][] {
  const wrong = min !== undefined && max !== undefined && min > max
  return wrong ? [['max', `at least ${min}, as min says`]] : []
}

/** A fixed day and one counted from today pass each other by in time: no fault of the file. */
function faultsOfDays(min: string | undefined, max: string | undefined): [string, string][] {
  if (min === undefined || max === undefined) return []
  if (min.startsWith('today') !== max.startsWith('today')) return []
  const today = '2000-01-01'
  return dayOf(min, today) > dayOf(max, today) ? [['max', `at least ${min}, as min says`]] : []
}

function faultsOfPattern(pattern: string | undefined): [string, string][] {
  if (pattern === undefined) return []
  try {
    flagsOf(pattern)
    return []
  } catch (error) {
    return [['pattern', error instanceof Error ? error.message : 'no regular expression']]
  }
}
