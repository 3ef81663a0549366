import { z } from 'zod'
import { readEmail } from './answer-contact.ts'
import { keySchema } from './key.ts'
import { nameSchema } from './text.ts'

const ROLES = ['requester', 'agent', 'lead', 'admin'] as const

const words = z
  .string()
  .regex(/\S/, 'the text must not be empty')
  .max(200, 'at most 200 characters')

export const departmentSchema = z.strictObject({
  key: keySchema,
  name: nameSchema,
  head: keySchema.optional(),
})

/** Names and positions are one string each: people are not translated, and conditions compare positions. */
export const personSchema = z.strictObject({
  key: keySchema,
  name: words,
  department: keySchema.optional(),
  position: words.optional(),
  manager: keySchema.optional(),
  role: z.enum(ROLES).optional(),
  phone: z.string('a phone in quotes, such as "+79001112233"').max(40).optional(),
  email: z.string().refine(isEmail, 'an e-mail address').optional(),
  telegram_id: z.int().min(1).optional(),
  language: z.enum(['ru', 'en']).optional(),
})

/** `person:KEY`, one person where others are named by what they do; `words` say all that may stand there. */
export function personWordSchema(words: string) {
  return z.templateLiteral(['person:', z.string().regex(/[a-z][a-z0-9_-]{0,31}/)], words)
}

export type PackDepartment = z.infer<typeof departmentSchema>
export type PackPerson = z.infer<typeof personSchema>

/** The key in `person:KEY`; undefined for any other word. */
export function personInWord(word: string): string | undefined {
  return word.startsWith('person:') ? word.slice('person:'.length) : undefined
}

function isEmail(text: string): boolean {
  return readEmail(text) !== undefined
}
