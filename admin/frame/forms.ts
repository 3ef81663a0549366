import { randomUUID } from 'node:crypto'
import { HTTPException } from 'hono/http-exception'
import { z } from 'zod'
import { DeskError } from '../../desk/errors.ts'
import type { Person } from '../../desk/people/people.ts'
import type { Request } from '../panel.ts'

const TOKEN = /^[\w-]{16,64}$/

/** The token of one rendered form: whatever it makes, it makes once. */
export const formToken = z.string().regex(TOKEN)

/** A number of an address; what is none is not found. */
export function numberIn(text: string): number {
  const number = /^\d{1,15}$/.test(text) ? Number(text) : 0
  if (number === 0) throw new DeskError('not_found')
  return number
}

/** The fields of a posted form as a schema wants them; throws a 400 for any other. Values given twice count once. */
export async function fieldsOf<T>(c: Request, schema: z.ZodType<T>): Promise<T> {
  const type = c.req.header('content-type') ?? ''
  if (!type.startsWith('application/x-www-form-urlencoded')) throw new HTTPException(415)
  return parsed(Object.fromEntries(new URLSearchParams(await c.req.text())), schema)
}

/** What came from outside as a schema wants it; throws a 400 for anything else. */
export function parsed<T>(given: unknown, schema: z.ZodType<T>): T {
  const result = schema.safeParse(given)
  if (!result.success) throw new HTTPException(400)
  return result.data
}

/** A token for a form that is being rendered. */
export function newToken(): string {
  return randomUUID()
}

/** What a form's token causes: a person's own, so that nobody can take another's. */
export function sourceOf(person: Person, token: string): string {
  return `form:${person.id}:${token}`
}
