import type { Logger } from 'pino'
import type { Desk } from '../desk/desk.ts'
import { retryAskedAt } from '../desk/keeping/retrying.ts'
import { forgetConfig } from '../desk/setup/config.ts'
import { guarded } from './guarded.ts'

const LOOK_MS = 500

/** A command line may have written: within a second its set-up is read, its letters go, its retries begin. */
export function noticeOthers(desk: Desk, log: Logger): () => void {
  const version = () => desk.db.$client.pragma('data_version', { simple: true })
  let seen = version()
  let retriedAt = retryAskedAt(desk)
  const look = () => {
    const now = version()
    if (now === seen) return
    seen = now
    forgetConfig(desk)
    for (const what of ['config', 'outbox', 'inbox'] as const) desk.bus.note({ what })
    const askedAt = retryAskedAt(desk)
    if (askedAt !== retriedAt) desk.bus.note({ what: 'retry' })
    retriedAt = askedAt
    desk.bus.flush()
  }
  const timer = setInterval(() => void guarded(log, 'look', look), LOOK_MS)
  return () => clearInterval(timer)
}
