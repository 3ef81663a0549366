import { z } from 'zod'
import { keySchema } from './key.ts'
import { workingTimeSchema } from './pack-durations.ts'
import { personWordSchema } from './pack-people.ts'
import { stepSchema } from './step.ts'
import { nameSchema, textSchema, textUpTo } from './text.ts'
import { whenSchema } from './when.ts'

const titleSchema = textUpTo(500)

/** Who finds the service in the catalogue; any one of these lets a person in. */
const whoSchema = z
  .strictObject({
    departments: z.array(keySchema).min(1).max(1000).optional(),
    positions: z.array(z.string().min(1).max(200)).min(1).max(1000).optional(),
    people: z.array(keySchema).min(1).max(1000).optional(),
    heads: z.boolean().optional(),
  })
  .refine(
    (who) => Boolean(who.departments || who.positions || who.people || who.heads),
    'nobody is let in: departments, positions, people or heads: true',
  )

/** Where a ticket goes when its answers are such; the first route that holds wins. */
const routeSchema = z
  .strictObject({
    when: whenSchema,
    line: keySchema.optional(),
    assignee: keySchema.optional(),
    policy: keySchema.optional(),
    priority: keySchema.optional(),
  })
  .refine(
    ({ line, assignee, policy, priority }) => Boolean(line || assignee || policy || priority),
    'a route leads to a line, an assignee, a policy or a priority',
  )

const approverWords = 'manager, head, lead or person:KEY'

const approvalSchema = z.strictObject({
  by: z.union(
    [z.enum(['manager', 'head', 'lead']), personWordSchema(approverWords)],
    approverWords,
  ),
  stand_in: keySchema.optional(),
  deadline: workingTimeSchema.optional(),
})

const givenAnswerSchema = z.union(
  [z.string().max(4000), z.number(), z.boolean(), z.array(z.string().max(200)).max(100)],
  'a text, a number, true, false or a list of keys',
)

const subtaskSchema = z.strictObject({
  key: keySchema,
  service: keySchema,
  title: titleSchema.optional(),
  answers: z.record(keySchema, givenAnswerSchema).optional(),
  when: whenSchema.optional(),
  after: z.array(keySchema).min(1).max(50).optional(),
  start: z.enum(['filed', 'approved', 'by_hand']).optional(),
})

export const serviceSchema = z.strictObject({
  key: keySchema,
  name: nameSchema,
  icon: z.string().min(1).max(32).optional(),
  group: nameSchema.optional(),
  description: textUpTo(1000).optional(),
  line: keySchema,
  assignee: keySchema.optional(),
  policy: keySchema.optional(),
  priority: keySchema.optional(),
  internal: z.boolean().optional(),
  who: whoSchema.optional(),
  auto_reply: textSchema.optional(),
  title: titleSchema.optional(),
  steps: z.array(stepSchema).max(100),
  routes: z.array(routeSchema).max(100).optional(),
  checklist: z.array(nameSchema).max(100).optional(),
  approval: approvalSchema.optional(),
  subtasks: z.array(subtaskSchema).max(50).optional(),
})

export type Route = z.infer<typeof routeSchema>
export type Approval = z.infer<typeof approvalSchema>
export type Subtask = z.infer<typeof subtaskSchema>
export type Service = z.infer<typeof serviceSchema>
