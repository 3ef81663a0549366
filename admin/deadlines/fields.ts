import type { z } from 'zod'
import type { Translate } from '../../locales/words.ts'

/** What was typed, by the name of the field: shown again just so when something is wrong. */
export type Fields = Record<string, string>

/** What is wrong, by the name of the field; '' is the whole form. */
export type Faults = Record<string, string>

/** One thing that a form means, or why it means nothing. */
export type Read<T> = { ok: true; value: T } | { ok: false; faults: Faults }

/** Reads with a pack's schema; each fault is said at the field that `sayAt` finds for its place. */
export function readAs<T>(
  schema: z.ZodType<T>,
  given: unknown,
  sayAt: (path: PropertyKey[]) => { field: string; words: string },
): Read<T> {
  const result = schema.safeParse(given)
  if (result.success) return { ok: true, value: result.data }
  const faults: Faults = {}
  for (const { path } of result.error.issues) {
    const { field, words } = sayAt(path)
    faults[field] ??= words
  }
  return { ok: false, faults }
}

/** The key of what is saved: it stays as it was before; only something new gets the one typed. */
export function keyOf(fields: Fields, before: { key: string } | undefined): string {
  return before?.key ?? (fields.key ?? '').trim()
}

/** "1h30m" of what people write: 1h30m, 1 h 30 min, 1 ч 30 мин; anything else stays as it is. */
export function typedDuration(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/\s+/g, '')
    .replaceAll(/мин\.?|min\.?|м/g, 'm')
    .replaceAll(/ч\.?/g, 'h')
}

/** The lines of a text that say something. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** A fault about something typed, which is quoted no longer than a line. */
export function quoting(t: Translate, key: string, typed: string): string {
  return t(key, { typed: typed.length > 60 ? `${typed.slice(0, 59)}…` : typed })
}
