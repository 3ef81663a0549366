import { z } from 'zod'
import { keySchema } from './key.ts'
import { nameSchema } from './text.ts'

export const ASSIGNMENTS = ['manual', 'round_robin', 'least_loaded'] as const

/** An upstream line: each owner orders the tickets of a department, the top `keep_ready` go to `to`. */
const rankingSchema = z.strictObject({
  owners: z
    .record(keySchema, keySchema)
    .refine((owners) => Object.keys(owners).length > 0, 'at least 1 owner'),
  by: z.literal('department').optional(),
  keep_ready: z.int().min(1).max(1000).optional(),
  to: keySchema,
})

export const lineSchema = z.strictObject({
  key: keySchema,
  name: nameSchema,
  agents: z.array(keySchema).max(1000).optional(),
  lead: keySchema.optional(),
  assignment: z.enum(ASSIGNMENTS).optional(),
  calendar: keySchema.optional(),
  escalates_to: keySchema.optional(),
  chat: z.int().max(-1, 'the id of a group is a number below zero').optional(),
  ranking: rankingSchema.optional(),
})

type Assignment = (typeof ASSIGNMENTS)[number]
export type PackLine = z.infer<typeof lineSchema>

export const DEFAULT_ASSIGNMENT: Assignment = 'manual'
export const DEFAULT_KEEP_READY = 5
