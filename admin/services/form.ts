import { z } from 'zod'

/** What a form holds at most: more than a pack may have, so that the pack's own rule is what one reads. */
export const MOST = { steps: 200, options: 500, routes: 200, subtasks: 100, checklist: 300 }

const word = z.string().max(20_000).default('')
const flag = z.enum(['on', '']).default('')
const words = z.array(z.string().max(500)).max(1000).default([])
const text = z.object({ ru: word, en: word }).prefault({})

// Names one thing of the form while its place and its key change.
const uid = z
  .string()
  .regex(/^\d{0,6}$/)
  .default('')

/** A row of a condition: `how` is `is`, `not` or a sign of comparison. */
const rowSchema = z.object({ key: word, how: word, values: words })

/** Conditions that all hold; `rest` is what rows cannot show, as JSON. */
const whenSchema = z
  .object({ rows: z.array(rowSchema).max(50).default([]), rest: word })
  .prefault({})

/** `auto` is the key as it was made from the name; a key that differs is somebody's own. */
const keyed = { uid, key: word, auto: word }

const optionSchema = z.object({ ...keyed, name: text, when: whenSchema, chosen: flag })

const stepSchema = z.object({
  ...keyed,
  type: word,
  ask: text,
  name: text,
  hint: text,
  optional: flag,
  agents_only: flag,
  when: whenSchema,
  options: z.array(optionSchema).max(MOST.options).default([]),
  /** Options typed as lines of one field. */
  more: word,
  multiple: flag,
  other: flag,
  min: word,
  max: word,
  integer: flag,
  unit: text,
  pattern: word,
  pattern_hint: text,
  departments: words,
  default: word,
  /** The proposal is what is known of the requester. */
  requester: flag,
})

const routeSchema = z.object({
  uid,
  when: whenSchema,
  line: word,
  assignee: word,
  policy: word,
  priority: word,
})

const subtaskSchema = z.object({
  ...keyed,
  service: word,
  title: text,
  answers: z.record(z.string().max(64), word).default({}),
  when: whenSchema,
  after: words,
  start: word,
})

/** Where somebody is searched: what was typed, by the place of the field. */
const searchSchema = z.record(z.string().max(100), z.string().max(200)).default({})

/** A service as its form holds it: everything as it was typed, right or wrong. */
export const formSchema = z.object({
  key: word,
  auto: word,
  name: text,
  icon: word,
  group: text,
  description: text,
  /** Texts in the second language are shown. */
  both: flag,
  line: word,
  assignee: word,
  policy: word,
  priority: word,
  internal: flag,
  whom: z.enum(['all', 'some']).default('all'),
  who: z
    .object({ departments: words, positions: words, position: word, people: words, heads: flag })
    .prefault({}),
  auto_reply: text,
  title: text,
  steps: z.array(stepSchema).max(MOST.steps).default([]),
  routes: z.array(routeSchema).max(MOST.routes).default([]),
  checklist: z
    .array(z.object({ uid, text }))
    .max(MOST.checklist + 1)
    .default([]),
  approval: z.object({ by: word, person: word, stand_in: word, deadline: word }).prefault({}),
  subtasks: z.array(subtaskSchema).max(MOST.subtasks).default([]),
  search: searchSchema,
})

export type ServiceForm = z.infer<typeof formSchema>
export type StepForm = z.infer<typeof stepSchema>
export type OptionForm = z.infer<typeof optionSchema>
export type RouteForm = z.infer<typeof routeSchema>
export type SubtaskForm = z.infer<typeof subtaskSchema>
export type WhenForm = z.infer<typeof whenSchema>
export type WhenRow = z.infer<typeof rowSchema>
export type TextForm = z.infer<typeof text>

/** A form in which nothing is filled in. */
export function emptyForm(): ServiceForm {
  return formSchema.parse({})
}

/** A step that asks nothing yet. */
export function newStep(type: string): StepForm {
  return stepSchema.parse({ type })
}

export function newRoute(): RouteForm {
  return routeSchema.parse({})
}

export function newSubtask(): SubtaskForm {
  return subtaskSchema.parse({})
}

export function newOption(): OptionForm {
  return optionSchema.parse({})
}
