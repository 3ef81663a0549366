import { z } from 'zod'
import { answersSchema } from './answer.ts'
import { problemSchema } from './engine-problem.ts'

/** Places of a draft that are no step; no key of a step looks like them. */
export const SUMMARY = '#summary'
export const EDIT = '#edit'

export const draftSchema = z.strictObject({
  answers: answersSchema,
  /** Keys of optional steps passed over. */
  skipped: z.array(z.string()),
  /** Keys of steps with files or ticks that wait for Done. */
  open: z.array(z.string()),
  /** The key of the live step, SUMMARY or EDIT. */
  at: z.string(),
  /** An answer is being changed: the way leads back to the summary. */
  editing: z.boolean(),
  page: z.int().min(0),
  search: z.string(),
  /** The next text is an own answer and no search. */
  own: z.boolean(),
  /** The month that the calendar shows, YYYY-MM. */
  month: z.string().optional(),
  problem: problemSchema.optional(),
})

/** Everything that a dialogue under way is. Plain JSON, kept in a row. */
export type Draft = z.infer<typeof draftSchema>

/** The draft at another place, with nothing left of how the former one was shown. */
export function moveTo(draft: Draft, at: string, editing = draft.editing): Draft {
  const { answers, skipped, open } = draft
  return { answers, skipped, open, at, editing, page: 0, search: '', own: false }
}

/** The draft with part of it changed and its problem forgotten. */
export function changed(draft: Draft, change: Partial<Draft>): Draft {
  const { problem: _, ...rest } = draft
  return { ...rest, ...change }
}
