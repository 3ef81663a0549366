import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { DeskError } from '../../../desk/errors.ts'
import { cookieOf } from '../../frame/reader.ts'
import type { Panel } from '../../panel.ts'

const COOKIE = 'okoshko_login'
const LONGEST_MS = 10 * 60_000
const MOST_SPENT = 10_000

/** What one try to sign in by Telegram is known by: to the browser, in the token, at the provider. */
export interface Attempt {
  state: string
  nonce: string
  /** The secret half of PKCE; leaves this program only towards the provider. */
  verifier: string
}

interface Attempts {
  /** Begins a try in this browser: its cookie and what the provider is sent. */
  begin(c: Context): Attempt
  /**
   * Ends the try that came back with this state. Throws `login_stale` unless this very browser
   * began it within ten minutes and it has not come back before.
   */
  end(c: Context, state: string): Attempt
}

/**
 * The cookie holds a seed, and a key of this process makes all the rest of it: nothing piles up
 * here for those who begin and never come back, and a new start of the program ends every try.
 */
export function createAttempts(panel: Panel): Attempts {
  const key = randomBytes(32)
  const spent = new Set<string>()
  const now = () => panel.desk.now()

  const made = (purpose: string, seed: string): string =>
    createHmac('sha256', key).update(`${purpose} ${seed}`).digest('base64url')
  const attemptOf = (seed: string): Attempt => ({
    state: made('state', seed),
    nonce: made('nonce', seed),
    verifier: made('verifier', seed),
  })

  return {
    begin: (c) => {
      const seed = `${now().toString(36)}.${randomBytes(24).toString('base64url')}`
      setCookie(c, COOKIE, seed, cookieOf(panel, LONGEST_MS / 1000))
      return attemptOf(seed)
    },
    end: (c, state) => {
      const seed = panel.secure ? getCookie(c, COOKIE, 'host') : getCookie(c, COOKIE)
      deleteCookie(c, COOKIE, cookieOf(panel, 0))
      if (seed === undefined) throw new DeskError('login_stale')
      const attempt = attemptOf(seed)
      const age = now() - Number.parseInt(seed, 36)
      const isGood = isSame(attempt.state, state) && age >= 0 && age < LONGEST_MS
      if (!isGood || spent.has(seed)) throw new DeskError('login_stale')
      spent.add(seed)
      // Those forgotten are the oldest; their codes are spent at the provider too.
      const oldest = spent.size > MOST_SPENT ? spent.values().next().value : undefined
      if (oldest !== undefined) spent.delete(oldest)
      return attempt
    },
  }
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
