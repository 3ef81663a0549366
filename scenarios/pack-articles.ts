import { z } from 'zod'
import { keySchema } from './key.ts'
import { nameSchema, textSchema, textUpTo } from './text.ts'

export const cannedReplySchema = z.strictObject({
  key: keySchema,
  name: nameSchema,
  text: textSchema,
  lines: z.array(keySchema).max(1000).optional(),
})

export const articleSchema = z.strictObject({
  key: keySchema,
  title: nameSchema,
  for: z.enum(['everyone', 'agents']).optional(),
  services: z.array(keySchema).max(1000).optional(),
  text: textUpTo(50_000),
})

export type CannedReply = z.infer<typeof cannedReplySchema>
export type Article = z.infer<typeof articleSchema>

export const DEFAULT_ARTICLE_READERS = 'everyone' satisfies Article['for']
