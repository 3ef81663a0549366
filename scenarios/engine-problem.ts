import { z } from 'zod'

export const problemSchema = z.strictObject({
  code: z.enum([
    'blank',
    'too_long',
    'too_short',
    'pattern',
    'number',
    'number_integer',
    'number_min',
    'number_max',
    'date',
    'date_min',
    'date_max',
    'yes_no',
    'phone',
    'email',
    'choice_unknown',
    'person_unknown',
    'person_gone',
    'required',
    'files_expected',
    'files_min',
    'files_max',
    'file_kept',
    'file_unwanted',
    'contact_unwanted',
    'wrong_kind',
    'use_buttons',
  ]),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})

/** Why an input was not taken, or what became of it: a code with its figures, put into words by the draw. */
export type Problem = z.infer<typeof problemSchema>
type ProblemCode = Problem['code']

/** A problem with its figures. */
export function problem(code: ProblemCode, params?: Problem['params']): Problem {
  return params ? { code, params } : { code }
}
