import { methodNamed, spelled } from '../api/methods.ts'
import type { Polling } from '../delivery/polling.ts'
import type { Noted, Webhook } from '../delivery/webhook.ts'
import { Refusal } from '../refusal.ts'
import type { Call, FaultRule } from '../types.ts'
import type { World } from '../world/open.ts'
import type { FaultBook } from './faults.ts'
import type { Request } from './parameters.ts'
import type { Rates } from './rates.ts'

/** What goes back over the wire: an HTTP status and an envelope, or a cut connection. */
export type Answer = { status: number; body: Envelope } | 'cut'

type Envelope =
  | { ok: true; result: unknown; description?: string }
  | {
      ok: false
      error_code: number
      description: string
      parameters?: Record<string, number>
    }

export interface Caller {
  call: (name: string, request: Request, signal: AbortSignal) => Promise<Answer>
  /** The latest, oldest first. */
  calls: Call[]
  /** Calls under way, waiting polls aside. */
  open: () => number
}

interface Parts {
  world: World
  polling: Polling
  webhook: Webhook
  book: FaultBook
  /** Absent: calls as often as one likes. */
  rates: Rates | undefined
}

const keptCalls = 10_000

/** Runs methods by name, with the faults asked for, and keeps a record of every call. */
export function callerOf(parts: Parts): Caller {
  const calls: Call[] = []
  let open = 0
  const record = (call: Call): void => {
    calls.push(call)
    if (calls.length > keptCalls * 2) calls.splice(0, keptCalls)
    parts.world.tell({ kind: 'call', call })
  }
  return {
    calls,
    open: () => open,
    async call(name, request, signal) {
      const method = spelled(name) ?? name
      const at = parts.world.now()
      const counts = method !== 'getUpdates'
      if (counts) open += 1
      try {
        const answer = await faulted(parts, method, request, signal)
        record({ method, params: request.params, at, ...recorded(answer) })
        return answer
      } finally {
        if (counts) open -= 1
      }
    },
  }
}

/** An error as the answer that tells it. */
export function refused(error: unknown): Exclude<Answer, 'cut'> {
  const known =
    error instanceof Refusal
      ? error
      : new Refusal(500, `Internal Server Error: ${error instanceof Error ? error.message : error}`)
  return refusal(known.code, known.message, known.parameters)
}

async function faulted(
  parts: Parts,
  method: string,
  request: Request,
  signal: AbortSignal,
): Promise<Answer> {
  const rule = parts.book.take(method, request.params)
  if (!rule) return run(parts, method, request, signal)
  if (rule.delayMs) await new Promise((resolve) => setTimeout(resolve, rule.delayMs))
  const { answer } = rule
  if (answer === 'drop_before') return 'cut'
  if (answer === 'drop_after') {
    await run(parts, method, request, signal)
    return 'cut'
  }
  return answer ? forced(answer) : run(parts, method, request, signal)
}

async function run(
  { world, polling, webhook, rates }: Parts,
  method: string,
  { input }: Request,
  signal: AbortSignal,
): Promise<Answer> {
  try {
    switch (method) {
      case 'getUpdates':
        return done(await polling.getUpdates(input, signal))
      case 'setWebhook':
        return noted(world.inOneGo(() => webhook.setWebhook(input)))
      case 'deleteWebhook':
        return noted(world.inOneGo(() => webhook.deleteWebhook(input)))
      case 'getWebhookInfo':
        return done(webhook.getWebhookInfo())
    }
    const act = methodNamed(method)
    if (!act) throw new Refusal(404, 'Not Found: method not found')
    const result = world.inOneGo(() => {
      const made = act(world, input)
      // The last of Telegram's checks: what is refused for this alone is undone.
      rates?.count(method, made, input)
      return made
    })
    return done(result)
  } catch (error) {
    return refused(error)
  }
}

function done(result: unknown): Answer {
  return { status: 200, body: { ok: true, result } }
}

function noted({ result, description }: Noted): Answer {
  return { status: 200, body: { ok: true, result, description } }
}

function forced(answer: Exclude<FaultRule['answer'], string | undefined>): Answer {
  return refusal(answer.error_code, answer.description, answer.parameters)
}

function refusal(
  code: number,
  description: string,
  parameters: Record<string, number> | undefined,
): Exclude<Answer, 'cut'> {
  const body = { ok: false as const, error_code: code, description }
  return { status: code, body: parameters ? { ...body, parameters } : body }
}

function recorded(answer: Answer): Pick<Call, 'status' | 'result' | 'error'> {
  if (answer === 'cut') return { status: 0 }
  const { status, body } = answer
  return body.ok ? { status, result: body.result } : { status, error: body.description }
}
