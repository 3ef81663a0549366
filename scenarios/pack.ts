import { z } from 'zod'
import { keySchema } from './key.ts'
import { articleSchema, cannedReplySchema } from './pack-articles.ts'
import { calendarSchema } from './pack-calendars.ts'
import { closingSchema } from './pack-closing.ts'
import { lineSchema } from './pack-lines.ts'
import { departmentSchema, personSchema } from './pack-people.ts'
import { policySchema } from './pack-policies.ts'
import { priorityRuleSchema, prioritySchema } from './pack-priorities.ts'
import { serviceSchema } from './pack-services.ts'
import { statusSchema } from './pack-statuses.ts'
import { nameSchema } from './text.ts'

/** The lists of a pack whose objects have keys. */
export const KEYED_LISTS = [
  'statuses',
  'priorities',
  'calendars',
  'departments',
  'people',
  'lines',
  'policies',
  'services',
  'canned_replies',
  'articles',
] as const

/** A whole service desk as its file says it: nothing is added, the order of keys is that of the format. */
export const packSchema = z.strictObject(
  {
    version: z.literal(1, 'version 1 is the one that this program reads'),
    pack: z.string().regex(/^[a-z][a-z0-9_-]{0,63}$/, 'small latin letters, digits, - and _'),
    company: nameSchema.optional(),
    locale: z.enum(['ru', 'en']).optional(),
    access: z.enum(['open', 'invite', 'directory']).optional(),
    free_text: keySchema.optional(),
    heads_see: z.boolean().optional(),
    closing: closingSchema.optional(),
    statuses: z.array(statusSchema).max(100).optional(),
    priorities: z.array(prioritySchema).min(1, 'at least 1 priority').max(20).optional(),
    priority_rules: z.array(priorityRuleSchema).max(200).optional(),
    calendars: z.array(calendarSchema).max(500).optional(),
    departments: z.array(departmentSchema).max(5000).optional(),
    people: z.array(personSchema).max(50_000).optional(),
    lines: z.array(lineSchema).max(1000).optional(),
    policies: z.array(policySchema).max(1000).optional(),
    services: z.array(serviceSchema).max(1000).optional(),
    canned_replies: z.array(cannedReplySchema).max(5000).optional(),
    articles: z.array(articleSchema).max(5000).optional(),
  },
  {
    error: ({ code }) =>
      code === 'invalid_type' ? 'a pack, which begins with version: 1 and pack: its id' : undefined,
  },
)

export type Pack = z.infer<typeof packSchema>
export type KeyedList = (typeof KEYED_LISTS)[number]
