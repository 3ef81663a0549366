import { z } from 'zod'
import { checkOf, parseTap, type Tap, tapCode } from '../scenarios/engine-tap.ts'
import { keySchema } from '../scenarios/key.ts'

const MAX_BYTES = 64

const numberSchema = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number)

const ticketTaps = ['show', 'message', 'cancel', 'cancelled', 'reject', 'thanks'] as const
const agentTaps = ['take', 'ask', 'pause'] as const
const approvalTaps = [
  'show',
  'yes',
  'no',
  'ask',
  'bare_no',
  'with_yes',
  'with_no',
  'with_ask',
] as const
const rankTaps = ['top', 'up', 'down', 'off'] as const
const directions = ['reply', 'note'] as const

// The part of everybody without an owner has no key.
const partSchema = z.union([keySchema, z.literal('')])

// What stands for a line and its part where their keys are too long.
const markSchema = z.string().regex(/^~[0-9a-z]{1,8}$/)

// The order of the fields is the order in the data.
const callbackSchema = z.discriminatedUnion('noun', [
  z.object({ noun: z.literal('new') }),
  z.object({ noun: z.literal('close') }),
  z.object({
    noun: z.literal('catalogue'),
    group: z.union([numberSchema, z.literal('all')]),
    page: numberSchema,
  }),
  z.object({ noun: z.literal('service'), key: keySchema }),
  z.object({ noun: z.literal('continue'), draft: numberSchema }),
  z.object({ noun: z.literal('instead'), key: keySchema }),
  z.object({ noun: z.literal('mine'), which: z.enum(['open', 'over']), before: numberSchema }),
  z.object({ noun: z.literal('ticket'), deed: z.enum(ticketTaps), number: numberSchema }),
  z.object({
    noun: z.literal('rate'),
    number: numberSchema,
    rating: z.enum(['1', '2', '3', '4', '5']).transform(Number),
  }),
  z.object({
    noun: z.literal('which'),
    to: z.union([numberSchema, z.enum(['new', 'draft'])]),
  }),
  z.object({ noun: z.literal('tickets'), page: numberSchema }),
  z.object({ noun: z.literal('language'), language: z.enum(['ru', 'en']) }),
  z.object({
    noun: z.literal('link'),
    request: numberSchema,
    answer: z.enum(['yes', 'no']),
  }),
  z.object({ noun: z.literal('agent'), deed: z.enum(agentTaps), number: numberSchema }),
  z.object({ noun: z.literal('approval'), deed: z.enum(approvalTaps), number: numberSchema }),
  z.object({ noun: z.literal('approvals'), after: numberSchema }),
  z.object({ noun: z.literal('team'), which: z.enum(['open', 'over']), before: numberSchema }),
  z.object({ noun: z.literal('team_ticket'), number: numberSchema }),
  z.object({ noun: z.literal('rankings'), page: numberSchema }),
  z.object({
    noun: z.literal('ranking'),
    line: z.union([keySchema, markSchema]),
    part: partSchema,
    page: numberSchema,
  }),
  z.object({
    noun: z.literal('article'),
    key: keySchema,
    ticket: numberSchema,
    page: numberSchema,
  }),
  z.object({ noun: z.literal('helped'), key: keySchema, ticket: numberSchema }),
  z.object({ noun: z.literal('place'), number: numberSchema }),
  z.object({ noun: z.literal('rank'), deed: z.enum(rankTaps), number: numberSchema }),
  z.object({ noun: z.literal('pass'), as: z.enum(directions), number: numberSchema }),
])

type Plain = z.infer<typeof callbackSchema>
/** What a tap on a button of ours says; a draft's taps are the scenario's. */
export type Callback = Plain | { noun: 'draft'; draft: number; tap: Tap }

const FIELDS = new Map(
  callbackSchema.options.map((option) => [
    option.shape.noun.value as string,
    Object.keys(option.shape),
  ]),
)

/** The data of a button: its whole meaning in plain words, `ticket:cancel:42`; at most 64 bytes. */
export function callbackData(callback: Callback): string {
  if (callback.noun === 'draft') return `draft:${callback.draft}:${tapCode(callback.tap)}`
  const values: Record<string, string | number> = callback
  return (FIELDS.get(callback.noun) ?? []).map((field) => values[field]).join(':')
}

/**
 * Opens a page of a part of a ranking. Keys that are too long for the data of a button are told by a
 * mark, by which `rankingIn` finds them.
 */
export function toRanking(line: string, part: string, page: number): Callback {
  const whole = { noun: 'ranking' as const, line, part, page }
  const isFitting = Buffer.byteLength(callbackData(whole)) <= MAX_BYTES
  return isFitting ? whole : { noun: 'ranking', line: markOf(line, part), part: '', page }
}

/** Which of these parts of rankings a button opens; undefined: none of them. */
export function rankingIn<T extends { line: string; part: string }>(
  parts: T[],
  { line, part }: { line: string; part: string },
): T | undefined {
  return parts.find((one) => {
    return (one.line === line && one.part === part) || markOf(one.line, one.part) === line
  })
}

/**
 * The data of a button of a prompt, with the round of that prompt: `service:access@7`. Every copy of
 * it says the same. Where 64 bytes are too few it goes without.
 */
export function inRound(data: string, round: number): string {
  const whole = `${data}@${round}`
  return Buffer.byteLength(whole) > MAX_BYTES ? data : whole
}

/** The data of a tap and the round that it names, undefined where it names none. */
export function splitRound(whole: string): { data: string; round: number | undefined } {
  const { data = whole, round } = /^(?<data>[^@]*)@(?<round>\d{1,15})$/.exec(whole)?.groups ?? {}
  return { data, round: round === undefined ? undefined : Number(round) }
}

/** What data of a tap says, or undefined where it is none of ours. */
export function parseCallback(data: string): Callback | undefined {
  if (Buffer.byteLength(data) > MAX_BYTES) return undefined
  const parts = data.split(':')
  if (parts[0] === 'draft') return draftTap(parts)
  const fields = FIELDS.get(parts[0] ?? '')
  if (fields?.length !== parts.length) return undefined
  const callback = Object.fromEntries(fields.map((field, index) => [field, parts[index]]))
  const parsed = callbackSchema.safeParse(callback)
  return parsed.success ? parsed.data : undefined
}

function markOf(line: string, part: string): string {
  return `~${checkOf(`${line}:${part}`)}`
}

function draftTap([, draft = '', ...code]: string[]): Callback | undefined {
  const parsed = numberSchema.safeParse(draft)
  const tap = parseTap(code.join(':'))
  return parsed.success && tap ? { noun: 'draft', draft: parsed.data, tap } : undefined
}
