import { z } from 'zod'
import { ROLES } from '../../desk/people/people.ts'

/** What the directory is asked for by its address. */
export const peopleQuery = z.object({
  q: z.string().max(200).default(''),
  department: z.string().max(64).optional(),
  role: z.enum(ROLES).optional(),
  left: z
    .literal('1')
    .optional()
    .transform((one) => one === '1'),
  after: z.coerce.number().int().positive().optional(),
})

export type PeopleQuery = z.infer<typeof peopleQuery>

/** The address of a page of the directory. */
export function addressOf({ q, department, role, left, after }: PeopleQuery): string {
  const said = new URLSearchParams()
  const given = { q, department, role, left: left ? '1' : '', after: after?.toString() }
  for (const [name, value] of Object.entries(given)) if (value) said.set(name, value)
  return `/admin/people?${said}`
}
