import { z } from 'zod'
import type { AuditQuery } from '../../desk/audit/audit.ts'
import { offsetSpan } from '../../desk/time/time-zone.ts'

const DAY_MS = 24 * 3_600_000

const number = z.coerce.number().int().positive().max(1e15).optional()
const day = z
  .string()
  .regex(/^20\d\d-\d\d-\d\d$/)
  .pipe(z.iso.date())
  .optional()

const fields = z.object({
  by: number,
  type: z.string().max(64).optional(),
  ticket: number,
  from: day,
  to: day,
  before: number,
})

/** What the audit is asked for by its address or by the form of its export; empty fields ask nothing. */
export const auditForm = z.preprocess(withoutEmpty, fields)

export type AuditForm = z.infer<typeof fields>

/** The same for the desk; days are those of a zone, the last one included. */
export function queryOf({ from, to, ...rest }: AuditForm, timeZone: string): AuditQuery {
  return {
    ...rest,
    from: from === undefined ? undefined : midnight(from, 0, timeZone),
    to: to === undefined ? undefined : midnight(to, 1, timeZone),
  }
}

/** The address of a page of the audit. */
export function addressOf(form: AuditForm): string {
  const said = new URLSearchParams()
  for (const [name, value] of Object.entries(form)) {
    if (value !== undefined) said.set(name, String(value))
  }
  return `/admin/audit?${said}`
}

/** When the day begins that comes so many days after a date. */
function midnight(date: string, days: number, timeZone: string): number {
  const wall = Date.parse(`${date}T00:00:00Z`) + days * DAY_MS
  const near = wall - offsetSpan(timeZone, wall).offset
  return wall - offsetSpan(timeZone, near).offset
}

function withoutEmpty(given: unknown): unknown {
  return Object.fromEntries(Object.entries(Object(given)).filter(([, value]) => value !== ''))
}
