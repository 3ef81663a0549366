import { z } from 'zod'

/** The key of anything in a pack: `[a-z][a-z0-9_-]*`, at most 32 characters. */
export const keySchema = z
  .string()
  .regex(/^[a-z][a-z0-9_-]*$/, 'a key has small latin letters, digits, - and _, a letter first')
  .max(32, 'a key has at most 32 characters')
