import { z } from 'zod'
import type { Desk } from '../../desk/desk.ts'
import { LONGEST_QUERY } from '../../desk/search/wanted.ts'
import type { QueueFilters, QueueMark } from '../../desk/tickets/queue.ts'
import { parsed } from '../frame/forms.ts'
import type { Reader } from '../panel.ts'
import { answerFilter, openStep } from './answer-filter.ts'

const key = z.string().max(64)

const querySchema = z.object({
  /** What is longer is cut, and the page says so. */
  q: z
    .string()
    .transform((typed) => typed.slice(0, LONGEST_QUERY + 1))
    .optional(),
  line: key.optional(),
  status: key.optional(),
  service: key.optional(),
  priority: key.optional(),
  /** A step of the service and what it is answered by: `system:crm`, `urgent:yes`, `system:_other`. */
  answer: z.string().max(100).optional(),
  /** Of a step that asks for somebody, a day or a number (`answer` is `day:`): who, from, to. */
  answer_person: z.string().max(200).optional(),
  answer_from: z.string().max(40).optional(),
  answer_to: z.string().max(40).optional(),
  /** A person's number, `me` or `none`. */
  assignee: z
    .string()
    .regex(/^(me|none|\d{1,15})$/)
    .optional(),
  overdue: z.literal('1').optional(),
  over: z.literal('1').optional(),
  process: z.enum(['approval', 'subtasks']).optional(),
  after: z
    .string()
    .regex(/^\d{1,16}-\d{1,15}$/)
    .optional(),
})

/** What the address of a queue asks for; empty values are as good as none. */
export type QueueQuery = z.infer<typeof querySchema>

/**
 * Reads an address; throws a 400 for one that no page of ours has. An answer that the service does
 * not know (another service was chosen) is dropped.
 */
export function readQuery(desk: Desk, query: Record<string, string>): QueueQuery {
  const given = Object.entries(query).filter(([, value]) => value.trim() !== '')
  const asked = parsed(Object.fromEntries(given), querySchema)
  const { answer, answer_person, answer_from, answer_to, ...rest } = asked
  const open = openStep(desk, asked)
  if (open?.type === 'person') return { ...rest, answer, ...whole({ answer_person }) }
  if (open) return { ...rest, answer, ...whole({ answer_from, answer_to }) }
  return answerFilter(desk, asked) ? { ...rest, answer } : rest
}

export function filtersOf(desk: Desk, query: QueueQuery, { person }: Reader): QueueFilters {
  return {
    line: query.line,
    status: query.status,
    service: query.service,
    priority: query.priority,
    answer: answerFilter(desk, query),
    assignee: assigneeOf(query.assignee, person.id),
    overdue: query.overdue !== undefined,
    over: query.over !== undefined,
    process: query.process,
    words: query.q,
  }
}

export function markOf({ after }: QueueQuery): QueueMark | undefined {
  const [queueAt, number] = (after ?? '').split('-').map(Number)
  return queueAt !== undefined && number !== undefined ? { queueAt, number } : undefined
}

/** The address of a queue with part of the question changed; the first page of it. */
export function addressOf(query: QueueQuery, change: QueueQuery = {}): string {
  return withQuery('/admin/tickets', query, change)
}

/** The address of the same tickets as a table. */
export function tableOf(query: QueueQuery): string {
  return withQuery('/admin/tickets.csv', query)
}

function withQuery(path: string, query: QueueQuery, change: QueueQuery = {}): string {
  const { after: _, ...first } = query
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...first, ...change })) {
    if (value !== undefined) params.set(name, value)
  }
  const text = params.toString()
  return text === '' ? path : `${path}?${text}`
}

function whole<T extends object>(fields: T): Partial<T> {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined)
  return Object.fromEntries(given) as Partial<T>
}

function assigneeOf(assignee: string | undefined, me: number): number | null | undefined {
  if (assignee === undefined) return undefined
  if (assignee === 'none') return null
  return assignee === 'me' ? me : Number(assignee)
}
