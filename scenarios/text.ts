import { z } from 'zod'

export type Locale = 'ru' | 'en'
/** Says a word of the program in the language of the reader. */
export type Translate = (key: string, params?: Record<string, string | number>) => string

/** What a company writes: one string for everybody, or one for each language. */
export type Text = string | { ru?: string | undefined; en?: string | undefined }

/** A schema of a text of at most `max` characters in each language. */
export function textUpTo(max: number) {
  const words = z
    .string()
    .regex(/\S/, 'the text must not be empty')
    .max(max, `at most ${max} characters`)
  const both = z
    .strictObject({ ru: words.optional(), en: words.optional() })
    .refine((text) => text.ru !== undefined || text.en !== undefined, 'a text in ru or en')
  return z.union([words, both])
}

export const nameSchema = textUpTo(200)
export const textSchema = textUpTo(4000)

/** The text in `locale`, or in the other language where this one is missing. */
export function say(text: Text, locale: Locale): string {
  if (typeof text === 'string') return text
  return text[locale] ?? text.ru ?? text.en ?? ''
}
