import { Refusal } from '../refusal.ts'
import { asRequest, parseBody, type Request } from '../wire/parameters.ts'
import type { PendingUpdate } from '../world/updates.ts'
import { updateObject } from './update-object.ts'
import type { WebhookSettings } from './webhook-settings.ts'

/** Runs a method a bot answered with. */
export type AnswerCall = (method: string, request: Request) => void

/** How a delivery went; `status` is 0 where no answer came, `retryAfter` in seconds, 0: not told. */
export type Posted = { ok: true } | ({ ok: false } & Failure)

interface Failure {
  fault: string
  status: number
  retryAfter: number
}

/** Posts one update to a webhook and runs the method its answer may carry. */
export async function postUpdate(
  settings: WebhookSettings,
  update: PendingUpdate,
  call: AnswerCall,
  signal: AbortSignal,
): Promise<Posted> {
  try {
    const response = await fetch(settings.url, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'content-type': 'application/json',
        ...(settings.secret && { 'x-telegram-bot-api-secret-token': settings.secret }),
      },
      body: JSON.stringify(updateObject(update)),
      signal,
    })
    const { status, statusText, headers } = response
    const body = Buffer.from(await response.arrayBuffer())
    if (!response.ok) {
      const fault = `Wrong response from the webhook: ${status} ${statusText}`
      const retryAfter = Number.parseInt(headers.get('retry-after') ?? '', 10) || 0
      return { ok: false, fault, status, retryAfter }
    }
    runAnswer(body, headers.get('content-type') ?? '', call)
    return { ok: true }
  } catch (error) {
    return { ok: false, fault: faultOf(error), status: 0, retryAfter: 0 }
  }
}

// Like Telegram: whether the method worked is told to nobody, and other answers mean nothing.
function runAnswer(body: Buffer, type: string, call: AnswerCall): void {
  const { params, files } = readAnswer(body, type)
  const { method, ...given } = params
  if (typeof method === 'string' && isAllowed(method.toLowerCase())) {
    call(method, asRequest(given, files))
  }
}

function readAnswer(body: Buffer, type: string): ReturnType<typeof parseBody> {
  try {
    return parseBody(body, type)
  } catch (error) {
    if (error instanceof Refusal) return { params: {}, files: {} }
    throw error
  }
}

function isAllowed(method: string): boolean {
  const never = ['setwebhook', 'deletewebhook', 'close', 'logout']
  return !method.startsWith('get') && !never.includes(method)
}

const faults: Record<string, string> = {
  ECONNREFUSED: 'Connection refused',
  ECONNRESET: 'Connection reset by peer',
  ENOTFOUND: 'Failed to resolve host: Name or service not known',
  TimeoutError: 'Read timeout expired',
  UND_ERR_SOCKET: 'Webhook connection closed',
}

function faultOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error
  if (!(cause instanceof Error)) return String(cause)
  const code = 'code' in cause ? String(cause.code) : cause.name
  return faults[code] ?? faults[cause.name] ?? cause.message
}
