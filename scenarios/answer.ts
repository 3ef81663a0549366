import { z } from 'zod'

const fileSchema = z.strictObject({
  id: z.int(),
  kind: z.string(),
  name: z.string(),
  size: z.number().optional(),
})

/** An answer as data. Keys are those of the options and people of the pack; `other` is an own text. */
export const answerSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('choice'),
    keys: z.array(z.string()),
    other: z.string().optional(),
  }),
  z.strictObject({ type: z.literal('text'), text: z.string() }),
  z.strictObject({ type: z.literal('number'), value: z.number() }),
  z.strictObject({ type: z.literal('date'), date: z.iso.date() }),
  z.strictObject({
    type: z.literal('person'),
    id: z.int().optional(),
    key: z.string().optional(),
    name: z.string(),
  }),
  z.strictObject({ type: z.literal('yes_no'), value: z.boolean() }),
  z.strictObject({ type: z.literal('phone'), text: z.string() }),
  z.strictObject({ type: z.literal('email'), text: z.string() }),
  z.strictObject({ type: z.literal('files'), files: z.array(fileSchema) }),
])

export const answersSchema = z.record(z.string(), answerSchema)

/** A file that the desk keeps as an attachment; `size` in bytes. */
export type FileRef = z.infer<typeof fileSchema>
export type Answer = z.infer<typeof answerSchema>
/** Answers by the key of their step. */
export type Answers = Record<string, Answer>

/** The answer to a step; a key such as `constructor` never finds what an object inherits. */
export function answerOf(answers: Answers, key: string): Answer | undefined {
  return Object.hasOwn(answers, key) ? answers[key] : undefined
}
