import { z } from 'zod'
import { factsFor } from '../../desk/chat/facts.ts'
import type { Desk } from '../../desk/desk.ts'
import type { Person } from '../../desk/people/people.ts'
import { apply, type Input, start } from '../../scenarios/engine.ts'
import { changed, type Draft, draftSchema } from '../../scenarios/engine-draft.ts'
import type { Facts } from '../../scenarios/engine-facts.ts'
import { parseTap } from '../../scenarios/engine-tap.ts'
import { promptOf } from '../../scenarios/prompt.ts'
import { type Step, stepSchema } from '../../scenarios/step.ts'
import type { Locale } from '../../scenarios/text.ts'

const MOST_SAID = 12
/** Options that a choice has at least. */
const LEAST = 2
const A_MEGABYTE = 1024 * 1024

/** A chat that somebody tries, and as whom. */
export const previewSchema = z.object({
  locale: z.enum(['ru', 'en', '']).default(''),
  department: z.string().max(100).default(''),
  position: z.string().max(200).default(''),
  /** Where the dialogue is; nothing yet, or nothing any more. */
  state: draftSchema.nullable().default(null),
  /** What was written in the chat, oldest first. */
  said: z.array(z.string().max(500)).max(MOST_SAID).default([]),
  /** What goes along with the request, oldest first: words, and names of files. */
  along: z.array(z.string().max(500)).max(MOST_SAID).default([]),
  over: z.enum(['no', 'sent', 'cancelled']).default('no'),
})

export type Preview = z.infer<typeof previewSchema>

/** What the form's fields say of the preview: who asks, in which language, and what they write. */
export const lookSchema = z.object({
  locale: z.enum(['ru', 'en', '']).catch(''),
  department: z.string().max(100).catch(''),
  position: z.string().max(200).catch(''),
  text: z.string().max(5000).catch(''),
})

/** Steps that can be asked already: what is still blank says so, what is unsound is left out. */
export function askable(steps: readonly unknown[]): Step[] {
  return steps.flatMap((given) => {
    const step = withBlanks(given as Record<string, unknown>)
    const whole = stepSchema.safeParse(step)
    if (whole.success) return [whole.data]
    const { key, ask, type, options } = step
    const bare = stepSchema.safeParse({ key, ask, type, ...(options ? { options } : {}) })
    return bare.success ? [bare.data] : []
  })
}

/** The facts of a requester of one's choice. */
export function previewFacts(
  desk: Desk,
  person: Person,
  service: string,
  { department, position }: Preview,
): Facts {
  const facts = factsFor(desk, person, service)
  return {
    ...facts,
    requester: {
      ...facts.requester,
      department: department || undefined,
      position: position || undefined,
    },
  }
}

/** The dialogue as it is now, begun where it was not. */
export function stateOf(preview: Preview, steps: readonly Step[], facts: Facts): Draft {
  return preview.state ?? start(steps, facts)
}

/** Whether the chat asks nothing that can be answered in words: it shows what will be sent. */
export function isAskingNothing(state: Draft, steps: readonly Step[], facts: Facts): boolean {
  return promptOf(steps, state, facts).screen !== 'step'
}

/** The preview after a button or a word: `tap:pick:0:1`, `say`, `file`, `contact`, `restart`. */
export function tried(
  preview: Preview,
  deed: string,
  text: string,
  steps: readonly Step[],
  facts: Facts,
): Preview {
  if (deed === 'restart') return { ...preview, state: null, said: [], along: [], over: 'no' }
  const input = inputOf(preview, deed, text, facts)
  if (!input || preview.over !== 'no') return preview
  const said = input.kind === 'text' ? withLast(preview.said, input.text) : preview.said
  const state = stateOf(preview, steps, facts)
  if (isAskingNothing(state, steps, facts) && (input.kind === 'text' || input.kind === 'file')) {
    return { ...preview, said, ...wentAlong(preview.along, state, input, steps, facts) }
  }
  const applied = apply(steps, state, input, facts)
  return { ...preview, state: applied.draft, said, over: OVER[applied.outcome] ?? 'no' }
}

/** The language of the chat: a chosen one, else that of the reader. */
export function chatLocale({ locale }: Preview, readers: Locale): Locale {
  return locale === '' ? readers : locale
}

const OVER: Partial<Record<string, Preview['over']>> = { send: 'sent', cancel: 'cancelled' }

/** Said where nothing is asked: a file goes to a step that has room, all else along with the request. */
function wentAlong(
  along: string[],
  draft: Draft,
  input: Extract<Input, { kind: 'text' | 'file' }>,
  steps: readonly Step[],
  facts: Facts,
): Pick<Preview, 'state' | 'along'> {
  const state = changed(draft, {})
  if (input.kind === 'text') return { state, along: withLast(along, input.text) }
  const placed = apply(steps, state, input, facts)
  return placed.problem?.code === 'file_kept'
    ? { state: placed.draft, along }
    : { state, along: withLast(along, input.file.name) }
}

function withLast(texts: string[], text: string): string[] {
  return [...texts, text.slice(0, 500)].slice(-MOST_SAID)
}

function inputOf(
  preview: Preview,
  deed: string,
  text: string,
  { requester }: Facts,
): Input | undefined {
  if (deed.startsWith('tap:')) {
    const tap = parseTap(deed.slice('tap:'.length))
    return tap && { kind: 'tap', tap }
  }
  if (deed === 'file') {
    const id = filesIn(preview) + 1
    return { kind: 'file', file: { id, kind: 'photo', name: 'IMG_0001.jpg', size: A_MEGABYTE } }
  }
  if (deed === 'contact') {
    const { phone = '+79000000000', name = '' } = requester
    return { kind: 'contact', phone, name, own: true }
  }
  return deed === 'say' && text.trim() !== '' ? { kind: 'text', text } : undefined
}

/** The highest number that a file of the chat has. */
function filesIn({ state }: Preview): number {
  const answers = Object.values(state?.answers ?? {})
  const ids = answers.flatMap((one) => (one.type === 'files' ? one.files.map(({ id }) => id) : []))
  return Math.max(0, ...ids)
}

function withBlanks(step: Record<string, unknown>): Record<string, unknown> {
  const { options } = step
  const asked = { ...step, ask: step.ask ?? '…' }
  if (!Array.isArray(options)) return asked
  const named = options.map((option) => ({ ...option, name: option.name ?? '…' }))
  const missing = Array.from({ length: Math.max(0, LEAST - named.length) }, (_, at) => ({
    key: `blank-${at}`,
    name: '…',
  }))
  return { ...asked, options: [...named, ...missing] }
}
