import { type Desk, deed } from '../desk.ts'
import { DeskError } from '../errors.ts'
import { record } from '../events.ts'
import { isAgent, personByTelegram } from './people.ts'
import { beginSession, type Origin, told } from './sessions.ts'

const METHOD = { method: 'telegram' }

/**
 * Signs in whoever has proved to hold a Telegram account; gives the session's secret. The session
 * that the browser had before (`former`, its secret) ends. Throws `account_unlinked` where the
 * account is nobody's, `account_not_agent` for a requester's.
 */
export function signInByTelegram(
  desk: Desk,
  telegramId: number,
  browser: Origin & { former?: string | undefined },
): string {
  return deed(desk, () => {
    const person = personByTelegram(desk, telegramId)
    if (!person) throw new DeskError('account_unlinked')
    if (!isAgent(person)) throw new DeskError('account_not_agent')
    return beginSession(desk, person, browser, METHOD)
  })
}

/** Keeps in the audit that a sign-in by Telegram was refused, and whose it was where that is known. */
export function telegramSignInRefused(
  desk: Desk,
  telegramId: number | undefined,
  why: string,
  browser: Origin,
): void {
  deed(desk, () => {
    const person = telegramId === undefined ? undefined : personByTelegram(desk, telegramId)
    const data = { why, ...METHOD, ...told(browser) }
    record(desk, 'sign_in_refused', { by: person?.id ?? null, data })
  })
}
