import { z } from 'zod'
import { elapsedTimeOrNoneSchema, elapsedTimeSchema } from './pack-durations.ts'

/** When tickets close by themselves, and how long a rating may be changed. */
export const closingSchema = z.strictObject({
  solved_after: elapsedTimeSchema.optional(),
  waiting_after: elapsedTimeOrNoneSchema.optional(),
  rating_change: elapsedTimeSchema.optional(),
})

export type Closing = z.infer<typeof closingSchema>

/** What a pack that says nothing about closing means. */
export const DEFAULT_CLOSING = {
  solved_after: '3d',
  waiting_after: '14d',
  rating_change: '24h',
} as const satisfies Closing
