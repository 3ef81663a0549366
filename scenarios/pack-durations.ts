import { z } from 'zod'
import { minutesOf } from './when.ts'

const WORKING_TIME = 'working time such as 40m, 8h or 1h30m'
const ELAPSED_TIME = 'elapsed time such as 3d, 24h or 30m'
const ELAPSED_OR_NONE = 'elapsed time such as 14d, or none'

/** Working time as a pack writes it: `40m`, `8h`, `1h30m`; more than nothing. */
export const workingTimeSchema = z
  .string(WORKING_TIME)
  .regex(/^(?=\d)(?:\d{1,5}h)?(?:\d{1,5}m)?$/, {
    error: ({ input }) =>
      hasDays(input) ? `${WORKING_TIME}: d is for closing only` : WORKING_TIME,
  })
  .refine((text) => minutesOf(text) !== 0, 'more than no time')

/** Elapsed time as `closing` writes it: `3d`, `24h`, `1d12h`. */
export const elapsedTimeSchema = z
  .string(ELAPSED_TIME)
  .regex(/^(?=\d)(?:\d{1,4}d)?(?:\d{1,5}h)?(?:\d{1,5}m)?$/, ELAPSED_TIME)

/** The same, or `none`. */
export const elapsedTimeOrNoneSchema = z
  .string(ELAPSED_OR_NONE)
  .regex(/^(?:none|(?=\d)(?:\d{1,4}d)?(?:\d{1,5}h)?(?:\d{1,5}m)?)$/, ELAPSED_OR_NONE)

/** Minutes in elapsed time, a day being 24 hours; undefined if it is none. */
export function elapsedMinutesOf(text: string): number | undefined {
  const [, days, rest = ''] = /^(?:(\d{1,4})d)?(.*)$/.exec(text) ?? []
  const minutes = minutesOf(rest)
  if (days === undefined) return minutes
  return rest === '' ? Number(days) * 1440 : minutes && Number(days) * 1440 + minutes
}

function hasDays(input: unknown): boolean {
  return typeof input === 'string' && /^\d+d/.test(input)
}
