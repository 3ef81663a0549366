import { z } from 'zod'
import { keySchema } from './key.ts'
import { workingTimeSchema } from './pack-durations.ts'
import { personWordSchema } from './pack-people.ts'
import { minutesOf } from './when.ts'

export const TARGETS = ['first_response', 'next_response', 'resolution'] as const

const REMINDER = /^(?:(?:[1-9]\d?|100)%|breach(?:\+(?=\d)(?:\d{1,5}h)?(?:\d{1,5}m)?)?)$/

const MOMENT = 'a share such as 80%, breach, or breach+30m'

const targetsSchema = z.strictObject({
  first_response: workingTimeSchema.optional(),
  next_response: workingTimeSchema.optional(),
  resolution: workingTimeSchema.optional(),
})

const pausesSchema = z.strictObject({
  first_response: z.boolean().optional(),
  next_response: z.boolean().optional(),
  resolution: z.boolean().optional(),
})

const listenerWords = 'assignee, line, lead, requester or person:KEY'

const listenerSchema = z.union(
  [z.enum(['assignee', 'line', 'lead', 'requester']), personWordSchema(listenerWords)],
  listenerWords,
)

const reminderSchema = z.strictObject({
  when: z.string(MOMENT).regex(REMINDER, MOMENT),
  of: z.enum(TARGETS).optional(),
  notify: z.array(listenerSchema).max(20).optional(),
  escalate: z.boolean().optional(),
})

export const policySchema = z.strictObject({
  key: keySchema,
  calendar: keySchema,
  targets: z
    .record(keySchema, targetsSchema)
    .refine((targets) => Object.keys(targets).length > 0, 'at least 1 priority, or any'),
  pauses: pausesSchema.optional(),
  reminders: z.array(reminderSchema).max(50).optional(),
})

/** Who hears of a reminder; `person:KEY` is one person. */
export type Listener = z.infer<typeof listenerSchema>
export type Reminder = z.infer<typeof reminderSchema>
export type Policy = z.infer<typeof policySchema>

/** Which clocks stand still in waiting and on_hold where the policy does not say. */
export const DEFAULT_PAUSES = { first_response: false, next_response: false, resolution: true }

/** A reminder's moment: a share of the target (0.8), or minutes of working time after the breach. */
type ReminderMoment = { share: number } | { minutesAfter: number }

/** Reads `80%`, `breach` or `breach+30m`, as the schema let it in. */
export function reminderMoment(when: Reminder['when']): ReminderMoment {
  if (when.endsWith('%')) return { share: Number(when.slice(0, -1)) / 100 }
  return { minutesAfter: minutesOf(when.replace(/^breach\+?/, '')) ?? 0 }
}
