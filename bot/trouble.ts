import { GrammyError, HttpError } from 'grammy/web'

/** Why no updates come in. */
export type Trouble =
  | 'unauthorized'
  | 'conflict'
  | 'flood'
  | 'refused'
  | 'unreachable'
  | 'undelivered'
  | 'storage'

/** How updates come in. */
export interface Connection {
  /** Null: they do. Whatever it is, it is tried again. */
  trouble(): Trouble | null
  stop(): Promise<void>
}

const LONGEST_WAIT_MS = 30_000
const CONFLICT_WAIT_MS = 5000
/** A token that was revoked comes to life no more; a refusal by mistake passes. */
const TOKEN_WAIT_MS = 5 * 60_000

/** What an error means for whoever waits for updates, and how long to wait until it is tried again. */
export function troubleOf(
  error: unknown,
  failures: number,
): { kind: Trouble; waitMs: number; advice: string } {
  const waitMs = Math.min(LONGEST_WAIT_MS, 1000 * 2 ** Math.min(failures, 10))
  const code = error instanceof GrammyError ? error.error_code : undefined
  if (code === 401 || code === 404) {
    const advice = 'Telegram does not know the token: put the one of @BotFather into BOT_TOKEN'
    return { kind: 'unauthorized', waitMs: TOKEN_WAIT_MS, advice }
  }
  if (code === 409) {
    const advice = 'another program takes the updates of this bot: stop it'
    return { kind: 'conflict', waitMs: CONFLICT_WAIT_MS, advice }
  }
  if (error instanceof GrammyError && code === 429) {
    const seconds = error.parameters.retry_after ?? 1
    return { kind: 'flood', waitMs: seconds * 1000, advice: 'Telegram asks to wait' }
  }
  if (code === 400) {
    return { kind: 'refused', waitMs: LONGEST_WAIT_MS, advice: 'Telegram refuses to send updates' }
  }
  if (error instanceof GrammyError || error instanceof HttpError) {
    return { kind: 'unreachable', waitMs, advice: 'Telegram cannot be reached' }
  }
  return { kind: 'storage', waitMs, advice: 'updates cannot be kept' }
}
