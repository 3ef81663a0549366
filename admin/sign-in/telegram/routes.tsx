import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { z } from 'zod'
import { DeskError } from '../../../desk/errors.ts'
import { signInByTelegram, telegramSignInRefused } from '../../../desk/people/telegram-sign-in.ts'
import { keepSession, sessionSecret, wantedPage } from '../../frame/reader.ts'
import type { Panel, TelegramLogin } from '../../panel.ts'
import { originOf } from '../origin.ts'
import { refuse } from '../refusal.tsx'
import type { Tries } from '../tries.ts'
import { createAttempts } from './attempts.ts'
import { createProvider } from './provider.ts'

/** Where the provider sends people back to, after the desk's public address. */
export const TELEGRAM_RETURN = '/admin/sign-in/telegram'

const back = z.object({
  state: z.string().max(100).catch(''),
  code: z.string().min(1).max(2000).optional().catch(undefined),
  error: z
    .string()
    .regex(/^[a-z_]{1,50}$/)
    .optional()
    .catch(undefined),
})

/** Signing in by Telegram's own login: out to the provider, and back with its word for who it is. */
export function telegramRoutes(panel: Panel, login: TelegramLogin, tries: Tries) {
  const { desk, log } = panel
  const redirectUri = `${desk.publicUrl}${TELEGRAM_RETURN}`
  const attempts = createAttempts(panel)
  const provider = createProvider({ login, redirectUri, now: () => desk.now(), log })
  const app = new Hono<{ Variables: { telegramId?: number } }>()

  app.get('/sign-in/telegram/start', async (c) => {
    const attempt = attempts.begin(c)
    return c.redirect(await provider.address(attempt), 303)
  })

  app.get('/sign-in/telegram', async (c) => {
    const { state, code, error } = back.parse(c.req.query())
    const attempt = attempts.end(c, state)
    if (error === 'access_denied') throw new DeskError('login_declined')
    if (code === undefined) {
      log.warn({ why: error ?? 'no code' }, 'Telegram did not let somebody sign in')
      throw new DeskError('login_refused')
    }
    const telegramId = await provider.userOf(code, attempt)
    c.set('telegramId', telegramId)
    const former = sessionSecret(c, panel)
    const secret = signInByTelegram(desk, telegramId, { ...originOf(c), former })
    keepSession(c, panel, secret)
    return c.redirect(wantedPage(c, panel), 303)
  })

  app.onError((error, c) => {
    if (!(error instanceof DeskError)) throw error
    return refuse(c, panel, tries, {
      error,
      title: 'sign-in-telegram-failed',
      status: statusOf(error),
      tell: () => telegramSignInRefused(desk, c.get('telegramId'), error.code, originOf(c)),
    })
  })

  return app
}

function statusOf({ code }: DeskError): ContentfulStatusCode {
  if (code === 'login_unavailable') return 503
  return code === 'login_stale' || code === 'login_refused' ? 400 : 403
}
