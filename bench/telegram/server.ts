import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { BOT } from './bot.ts'

const LIMIT = 100
/** Telegram's own, over all chats, within any second. */
const MOST_A_SECOND = 30

/** One call of the bot, at an instant of `performance.now()`. */
export interface Call {
  method: string
  chatId: number
  text: string
  /** The message's buttons, by their data. */
  buttons: string[]
  messageId: number
  at: number
}

/** A Bot API that checks little and answers at once, for what is to be timed. */
export interface FakeTelegram {
  /** For TELEGRAM_API_ROOT. */
  apiRoot: string
  /** Every call but polls, oldest first. */
  calls: Call[]
  /** How often a bot was told to wait, where that is asked for by `limited`. */
  refused(): number
  /** From now on more than thirty messages within a second are refused, or no more are. */
  limit(isOn: boolean): void
  /** Gives updates to whoever polls; numbers them. */
  push(updates: object[]): void
  /** Hears each call as it comes; gives a function that stops that. */
  listen(hear: (call: Call) => void): () => void
  /** The number of the newest update. */
  lastUpdate(): number
  /** When a poll was first answered with updates since this was asked last. */
  firstPoll(): number | undefined
  close(): Promise<void>
}

/** Starts it on a free port of this machine. */
export async function startTelegram(): Promise<FakeTelegram> {
  let updateId = 1_000
  let messageId = 1_000_000
  let pending: { update_id: number }[] = []
  let wake: (() => void) | undefined
  let isLimited = false
  let refusals = 0
  let recent: number[] = []
  let polledAt: number | undefined
  const calls: Call[] = []
  const listeners = new Set<(call: Call) => void>()

  const poll = async (params: Record<string, unknown>, signal: AbortSignal) => {
    const offset = Number(params.offset ?? 0)
    pending = pending.filter((update) => update.update_id >= offset)
    if (pending.length === 0 && Number(params.timeout ?? 0) > 0) {
      await new Promise<void>((resolve) => {
        wake = resolve
        signal.addEventListener('abort', () => resolve())
        setTimeout(resolve, Number(params.timeout) * 1000).unref()
      })
    }
    const handed = pending.slice(0, Math.min(LIMIT, Number(params.limit ?? LIMIT)))
    if (handed.length > 0) polledAt ??= performance.now()
    return handed
  }

  const isTooFast = (method: string, at: number): boolean => {
    if (!isLimited || !method.startsWith('send')) return false
    recent = recent.filter((one) => at - one < 1000)
    if (recent.length >= MOST_A_SECOND) return true
    recent.push(at)
    return false
  }

  const answer = (method: string, params: Record<string, unknown>): unknown => {
    const at = performance.now()
    if (isTooFast(method, at)) {
      refusals += 1
      return undefined
    }
    const isNew = method.startsWith('send')
    if (isNew) messageId += 1
    const id = isNew ? messageId : Number(params.message_id ?? 0)
    const call = callOf(method, params, id, at)
    calls.push(call)
    for (const hear of listeners) hear(call)
    if (method === 'getMe') return BOT
    const isMessage = isNew || method.startsWith('editMessage')
    return isMessage ? messageOf(call) : true
  }

  const server = createServer(async (request, response) => {
    const method = /\/bot[^/]+\/(\w+)/.exec(request.url ?? '')?.[1] ?? ''
    const params = await paramsOf(request)
    if (method === 'getUpdates') {
      const gone = new AbortController()
      response.on('close', () => gone.abort())
      const result = await poll(params, gone.signal)
      if (!gone.signal.aborted) say(response, 200, { ok: true, result })
      return
    }
    const result = answer(method, params)
    if (result === undefined) say(response, 429, TOO_MANY)
    else say(response, 200, { ok: true, result })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    apiRoot: `http://127.0.0.1:${port}`,
    calls,
    refused: () => refusals,
    limit: (isOn) => {
      isLimited = isOn
    },
    push: (updates) => {
      for (const update of updates) pending.push({ update_id: ++updateId, ...update })
      wake?.()
    },
    listen: (hear) => {
      listeners.add(hear)
      return () => listeners.delete(hear)
    },
    lastUpdate: () => updateId,
    firstPoll: () => {
      const at = polledAt
      polledAt = undefined
      return at
    },
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

const TOO_MANY = {
  ok: false,
  error_code: 429,
  description: 'Too Many Requests: retry after 1',
  parameters: { retry_after: 1 },
}

async function paramsOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString()
  return text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {}
}

function say(response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body)
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
  })
  response.end(text)
}

interface Keyboard {
  inline_keyboard?: { callback_data?: string }[][]
}

function callOf(
  method: string,
  params: Record<string, unknown>,
  messageId: number,
  at: number,
): Call {
  const keyboard = params.reply_markup as Keyboard | undefined
  const buttons = (keyboard?.inline_keyboard ?? [])
    .flat()
    .flatMap((button) => button.callback_data ?? [])
  const text = String(params.text ?? params.caption ?? '')
  return { method, chatId: Number(params.chat_id ?? 0), text, buttons, messageId, at }
}

function messageOf({ chatId, messageId, text }: Call): object {
  return {
    message_id: messageId,
    date: Math.floor(Date.now() / 1000),
    chat: { id: chatId, type: 'private', first_name: 'P' },
    from: BOT,
    text,
  }
}
