import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Api } from 'grammy/web'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Logger } from 'pino'
import { faultOf } from './fault.ts'
import type { Intake } from './intake.ts'
import { WANTED_UPDATES } from './intake-update.ts'
import type { Pause } from './pause.ts'
import { asGrammy } from './telegram.ts'
import { type Connection, type Trouble, troubleOf } from './trouble.ts'

interface WebhookParts {
  api: Api
  log: Logger
  pause: Pause
  /** Now, in milliseconds UTC. */
  now(): number
  /** Base of the addresses that reach this program, without a trailing slash. */
  publicUrl: string
  secret: string
}

const PATH = '/telegram/webhook'
const LARGEST_UPDATE = 1024 * 1024
const CHECK_MS = 10 * 60_000

/** A secret that only Telegram is told. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/**
 * Takes updates from whoever knows the secret; answers 200 once they are committed, 503 while there
 * is no intake yet. To be mounted at the root of the web.
 */
export function webhookRoute(secret: string, log: Logger, intake: () => Intake | null): Hono {
  const expected = digest(secret)
  const route = new Hono()
  route.post(
    PATH,
    async (context, next) => {
      const given = context.req.header('X-Telegram-Bot-Api-Secret-Token') ?? ''
      if (!timingSafeEqual(digest(given), expected)) return context.body(null, 401)
      await next()
    },
    bodyLimit({ maxSize: LARGEST_UPDATE, onError: (context) => context.body(null, 413) }),
    async (context) => {
      const update: unknown = await context.req.json().catch(() => undefined)
      if (update === undefined) return context.body(null, 400)
      const open = intake()
      if (!open) return context.body(null, 503)
      open.accept([update])
      return context.body(null, 200)
    },
  )
  route.onError((error, context) => {
    log.error({ fault: faultOf(error) }, 'an update could not be kept')
    // Telegram brings it again.
    return context.body(null, 503)
  })
  return route
}

/**
 * Has Telegram push updates to `webhookRoute`, and looks now and then whether it does. What it cannot
 * deliver while the program is down comes at the next start.
 */
export function startWebhook(parts: WebhookParts): Connection {
  const { api, log, pause } = parts
  const stopping = new AbortController()
  const { signal } = stopping
  let trouble: Trouble | null = null

  const url = `${parts.publicUrl}${PATH}`
  const set = async (): Promise<void> => {
    const settings = { secret_token: parts.secret, allowed_updates: WANTED_UPDATES }
    await api.setWebhook(url, settings, asGrammy(signal))
    trouble = null
  }

  /** Whoever has the token can take the webhook away, and only who asks is told that nothing arrives. */
  const check = async (): Promise<void> => {
    const info = await api.getWebhookInfo(asGrammy(signal))
    if (info.url !== url) {
      log.warn('the webhook was taken away, or put elsewhere: it is set again')
      await set()
      return
    }
    const failedAt = (info.last_error_date ?? 0) * 1000
    const isFailing = info.pending_update_count > 0 && failedAt > parts.now() - CHECK_MS
    const said = info.last_error_message ?? ''
    if (isFailing && trouble !== 'undelivered') {
      log.warn({ said }, 'Telegram cannot bring updates here')
    }
    // We refuse whoever has another secret: somebody has set the webhook anew.
    if (isFailing && said.includes('401')) await set()
    trouble = isFailing ? 'undelivered' : null
  }

  const keep = async (): Promise<void> => {
    let isSet = false
    let failures = 0
    while (!signal.aborted) {
      try {
        await (isSet ? check() : set())
        isSet = true
        failures = 0
        await pause(CHECK_MS, signal)
      } catch (error) {
        if (signal.aborted) return
        const { kind, waitMs, advice } = troubleOf(error, failures)
        if (kind !== trouble) log.warn({ trouble: kind, fault: faultOf(error) }, advice)
        trouble = kind
        failures += 1
        await pause(waitMs, signal)
      }
    }
  }

  const ended = keep()
  return {
    trouble: () => trouble,
    stop: () => {
      stopping.abort()
      return ended
    },
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
