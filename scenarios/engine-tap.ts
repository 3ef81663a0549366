import { z } from 'zod'

const numberSchema = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number)
const stepSchema = z
  .string()
  .regex(/^\d{1,3}$/)
  .transform(Number)
const step = { step: stepSchema }

// The order of the fields is the order in the code.
const tapSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('pick'), ...step, option: stepSchema }),
  z.object({
    do: z.literal('tick'),
    ...step,
    option: z.union([stepSchema, z.literal('other')]),
    on: z.enum(['on', 'off']),
  }),
  z.object({ do: z.literal('other'), ...step }),
  z.object({ do: z.literal('own'), ...step, check: z.string().regex(/^[0-9a-z]{1,8}$/) }),
  z.object({ do: z.literal('list'), ...step }),
  z.object({ do: z.literal('page'), ...step, page: stepSchema }),
  z.object({ do: z.literal('person'), ...step, id: numberSchema }),
  z.object({ do: z.literal('date'), ...step, date: z.iso.date() }),
  z.object({ do: z.literal('month'), ...step, month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) }),
  z.object({ do: z.literal('yes'), ...step }),
  z.object({ do: z.literal('no'), ...step }),
  z.object({ do: z.literal('default'), ...step }),
  z.object({ do: z.literal('keep'), ...step }),
  z.object({ do: z.literal('skip'), ...step }),
  z.object({ do: z.literal('done'), ...step }),
  z.object({ do: z.literal('remove'), ...step, file: numberSchema }),
  z.object({ do: z.literal('back'), ...step }),
  z.object({ do: z.literal('goto'), ...step }),
  z.object({ do: z.literal('edit'), page: stepSchema }),
  z.object({ do: z.literal('summary') }),
  z.object({ do: z.literal('send') }),
  z.object({ do: z.literal('cancel') }),
])

/**
 * A tap on a button of a prompt. `step`, `option` are indexes in the scenario, which never changes
 * under a draft; what a tap sets is in the tap itself, so that an old keyboard does nothing else.
 */
export type Tap = z.infer<typeof tapSchema>

/** A tap that is for one step. */
export type StepTap = Extract<Tap, { step: number }>

const FIELDS = new Map(
  tapSchema.options.map((option) => [option.shape.do.value as string, Object.keys(option.shape)]),
)

/** The tap as callback data: `pick:3:7`, `date:2:2026-12-31`, `send`; ASCII, at most 44 bytes. */
export function tapCode(tap: Tap): string {
  const values: Record<string, string | number> = tap
  return (FIELDS.get(tap.do) ?? []).map((field) => values[field]).join(':')
}

/** The tap of a code, or undefined if it is none of ours. */
export function parseTap(code: string): Tap | undefined {
  if (code.length > 44) return undefined
  const parts = code.split(':')
  const fields = FIELDS.get(parts[0] ?? '')
  if (fields?.length !== parts.length) return undefined
  const tap = Object.fromEntries(fields.map((field, index) => [field, parts[index]]))
  const parsed = tapSchema.safeParse(tap)
  return parsed.success ? parsed.data : undefined
}

/** A short mark of a text, so that a button that stands for it cannot be taken for another text's. */
export function checkOf(text: string): string {
  let hash = 0x811c9dc5
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193)
  return (hash >>> 0).toString(36)
}
