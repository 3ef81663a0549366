import { schedule } from 'node-cron'
import type { Logger } from 'pino'
import { faultOf } from './bot/fault.ts'
import { sweepPending } from './desk/chat/pending.ts'
import { sweepOutbox } from './desk/delivery/delivery.ts'
import { sweepInbox } from './desk/delivery/inbox.ts'
import type { Desk } from './desk/desk.ts'
import { forgetConfig } from './desk/setup/config.ts'
import { tick } from './desk/tick.ts'

const LOOK_MS = 500

/** Starts what happens by itself: the ticker over stored due times, sweeping, and noticing other processes. */
export function startChores(desk: Desk, log: Logger): { stop(): Promise<void> } {
  const ticker = schedule('*/5 * * * * *', () => guarded(log, 'tick', () => ticked(desk)), {
    name: 'tick',
    noOverlap: true,
  })
  const sweeper = schedule('17 * * * *', () => guarded(log, 'sweep', () => swept(desk)), {
    name: 'sweep',
    noOverlap: true,
  })
  const stopLooking = noticeOthers(desk)
  const stopListening = tickSoon(desk, log)
  void guarded(log, 'tick', () => ticked(desk))
  return {
    stop: async () => {
      stopLooking()
      stopListening()
      await ticker.destroy()
      await sweeper.destroy()
    },
  }
}

/** Ticks until nothing is due, in turns that let others have the event loop. */
async function ticked(desk: Desk): Promise<void> {
  while (tick(desk)) await new Promise(setImmediate)
}

/** Ticks at once where a deed has made something due. */
function tickSoon(desk: Desk, log: Logger): () => void {
  let next: NodeJS.Immediate | undefined
  const stopListening = desk.bus.listen((change) => {
    if (change.what !== 'due') return
    next ??= setImmediate(() => {
      next = undefined
      void guarded(log, 'tick', () => ticked(desk))
    })
  })
  return () => {
    stopListening()
    clearImmediate(next)
  }
}

/** Forgets what is old, in turns that let others have the event loop. */
async function swept(desk: Desk): Promise<void> {
  while (sweepInbox(desk) + sweepOutbox(desk) + sweepPending(desk) > 0)
    await new Promise(setImmediate)
}

/** A command line may have written: within a second its set-up is read and its letters are sent. */
function noticeOthers(desk: Desk): () => void {
  const version = () => desk.db.$client.pragma('data_version', { simple: true })
  let seen = version()
  const timer = setInterval(() => {
    const now = version()
    if (now === seen) return
    seen = now
    forgetConfig(desk)
    desk.bus.note({ what: 'config' })
    desk.bus.note({ what: 'outbox' })
    desk.bus.flush()
  }, LOOK_MS)
  return () => clearInterval(timer)
}

async function guarded(log: Logger, chore: string, run: () => unknown): Promise<void> {
  try {
    await run()
  } catch (error) {
    log.error(
      { chore, fault: faultOf(error) },
      'a chore failed; it is tried again at its next time',
    )
  }
}
