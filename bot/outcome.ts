import { GrammyError, HttpError } from 'grammy/web'
import type { Taken } from '../desk/delivery/delivery.ts'

/** What became of a letter. Instants are milliseconds UTC. */
export type Outcome =
  | { outcome: 'sent'; taken: Taken }
  /** `flood`: Telegram asked to wait, which is no failure of the letter. */
  | { outcome: 'later'; at: number; error: string; flood: boolean }
  | { outcome: 'moved'; to: number }
  | { outcome: 'refused'; error: string; unreachable: boolean }

/** Why a letter cannot be delivered, found out before Telegram was asked. */
export class Undeliverable extends Error {
  readonly code: string

  constructor(code: string) {
    super(code)
    this.code = code
  }
}

/** A group in which the bot may not write: whoever is told there is told elsewhere. */
const SHUT = /not enough rights to send|have no write access|CHAT_WRITE_FORBIDDEN|TOPIC_CLOSED/

const LONGEST_PAUSE_MS = 300_000
/** How often a fault of our own is tried again. */
const OWN_TRIES = 5

/** What follows from what was thrown, after so many tries before. The token is in none of it. */
export function outcomeOf(error: unknown, tries: number, now: number): Outcome {
  const again = (why: string): Outcome => ({
    outcome: 'later',
    at: now + pauseAfter(tries),
    error: why,
    flood: false,
  })
  if (error instanceof Undeliverable) return refusal(error.code)
  if (error instanceof GrammyError) return outcomeOfAnswer(error, again, now)
  if (error instanceof HttpError) return again('network')
  return tries < OWN_TRIES ? again('internal') : refusal('internal')
}

/** How long to wait after a failure: 1 second, doubling, at most 5 minutes. */
export function pauseAfter(tries: number): number {
  return Math.min(LONGEST_PAUSE_MS, 1000 * 2 ** Math.min(tries, 20))
}

function outcomeOfAnswer(
  error: GrammyError,
  again: (why: string) => Outcome,
  now: number,
): Outcome {
  const { error_code: code, description, parameters } = error
  const why = `${code} ${description}`
  if (code === 429) {
    const at = now + (parameters.retry_after ?? 1) * 1000
    return { outcome: 'later', at, error: why, flood: true }
  }
  if (parameters.migrate_to_chat_id !== undefined) {
    return { outcome: 'moved', to: parameters.migrate_to_chat_id }
  }
  if (code === 403) {
    return { outcome: 'refused', error: unreachableBy(description), unreachable: true }
  }
  if (code === 400 && SHUT.test(description)) {
    return { outcome: 'refused', error: 'blocked', unreachable: true }
  }
  // A revoked token is for the company to mend: its letters wait.
  const waits = code >= 500 || code === 401 || (code === 404 && !/method/.test(description))
  return waits ? again(why) : refusal(description.replace(/^Bad Request: /, ''))
}

function unreachableBy(description: string): string {
  if (/deactivated/.test(description)) return 'deactivated'
  return /initiate/.test(description) ? 'never_started' : 'blocked'
}

function refusal(error: string): Outcome {
  return { outcome: 'refused', error, unreachable: false }
}
