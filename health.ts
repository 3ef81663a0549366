import type { RunningBot } from './bot/run.ts'
import type { Chores } from './chores.ts'
import { type Storage, TROUBLES } from './storage.ts'

/** `reason`: what keeps the desk from serving, null while it serves; beside it how Telegram is. */
export type Health = () => { reason: string | null; telegram: string }

/**
 * Whether the desk serves. While Telegram is away the panel goes on and letters wait: that is told,
 * and is no reason to take the desk out of service.
 */
export function healthOf(storage: Storage, bot: RunningBot, chores: Chores): Health {
  return () => ({ reason: reasonOf(storage, bot, chores), telegram: bot.trouble() ?? 'ok' })
}

function reasonOf(storage: Storage, bot: RunningBot, chores: Chores): string | null {
  const trouble = storage.trouble()
  if (trouble !== null) return TROUBLES[trouble]
  const still = chores.still()
  if (still !== null) {
    return `nothing that is due has been done for ${Math.round(still / 1000)} seconds`
  }
  return bot.trouble() === 'unauthorized' ? 'Telegram does not know the token in BOT_TOKEN' : null
}
