import { z } from 'zod'
import { keySchema } from './key.ts'
import { colorSchema } from './pack-colors.ts'
import { nameSchema } from './text.ts'
import { whenSchema } from './when.ts'

/** The word of a policy for every priority that it does not name. */
export const ANY_PRIORITY = 'any'

export const prioritySchema = z.strictObject({
  key: keySchema.refine((key) => key !== ANY_PRIORITY, 'any means every priority in policies'),
  name: nameSchema,
  color: colorSchema.optional(),
  default: z.boolean().optional(),
})

/** The first rule whose condition holds sets the priority; one with `waiting_for` only raises it. */
export const priorityRuleSchema = z.strictObject({ when: whenSchema, set: keySchema })

export type Priority = z.infer<typeof prioritySchema>
export type PriorityRule = z.infer<typeof priorityRuleSchema>

/** The priorities of a desk whose packs name none, low to high. */
export const DEFAULT_PRIORITIES: readonly Priority[] = [
  { key: 'low', name: { ru: 'Низкий', en: 'Low' }, color: 'green' },
  { key: 'normal', name: { ru: 'Средний', en: 'Normal' }, color: 'yellow', default: true },
  { key: 'high', name: { ru: 'Высокий', en: 'High' }, color: 'red' },
]
