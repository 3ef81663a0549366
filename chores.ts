import { schedule } from 'node-cron'
import type { Logger } from 'pino'
import { faultOf } from './bot/fault.ts'
import { sweepPending } from './desk/chat/pending.ts'
import { sweepOutbox } from './desk/delivery/delivery.ts'
import { sweepInbox } from './desk/delivery/inbox.ts'
import type { Desk } from './desk/desk.ts'
import { DeskError } from './desk/errors.ts'
import { sweepPrepared } from './desk/people/people-import-write.ts'
import { createSetbacks, type Work } from './desk/setbacks.ts'
import { forgetConfig } from './desk/setup/config.ts'
import { tick } from './desk/tick.ts'

const LOOK_MS = 500

/** Starts what happens by itself: the ticker over stored due times, sweeping, and noticing other processes. */
export function startChores(desk: Desk, log: Logger): { stop(): Promise<void> } {
  const ticks = startTicks(desk, log)
  const sweeper = schedule('17 * * * *', () => guarded(log, 'sweep', () => swept(desk)), {
    name: 'sweep',
    noOverlap: true,
  })
  const stopLooking = noticeOthers(desk, log)
  return {
    stop: async () => {
      stopLooking()
      await ticks.stop()
      await sweeper.destroy()
    },
  }
}

/** Ticks every five seconds, and at once where a deed has made something due. */
function startTicks(desk: Desk, log: Logger): { stop(): Promise<void> } {
  const setbacks = createSetbacks(desk, (work, error) => tellOf(log, work, error))
  const stopping = new AbortController()
  let running: Promise<void> | null = null
  let isAskedAgain = false
  // In turns that let others have the event loop, until nothing is due.
  const turns = async () => {
    while (!stopping.signal.aborted && tick(desk, setbacks)) await new Promise(setImmediate)
  }
  const run = (): Promise<void> => {
    isAskedAgain = running !== null
    running ??= guarded(log, 'tick', turns).then(() => {
      running = null
      if (isAskedAgain && !stopping.signal.aborted) void run()
    })
    return running
  }
  let next: NodeJS.Immediate | undefined
  const stopListening = desk.bus.listen((change) => {
    if (change.what !== 'due') return
    // After the deed that was just committed, not within it.
    next ??= setImmediate(() => {
      next = undefined
      void run()
    })
  })
  const ticker = schedule('*/5 * * * * *', run, { name: 'tick', noOverlap: true })
  void run()
  return {
    stop: async () => {
      stopping.abort()
      stopListening()
      clearImmediate(next)
      await running
      await ticker.destroy()
    },
  }
}

function tellOf(log: Logger, work: Work, error: unknown): void {
  const fault = { ...faultOf(error), ...messageOf(error) }
  log.error(
    { ...work, fault },
    'work failed; others go on, and it is tried again after longer pauses',
  )
}

/** The words of errors that hold none of people: a fault of JSON would quote what was written. */
function messageOf(error: unknown): { message?: string } {
  if (error instanceof DeskError) return { message: error.code }
  if (!(error instanceof Error)) return {}
  const isTold = ['SqliteError', 'RangeError', 'TypeError'].includes(error.name)
  return isTold ? { message: error.message } : {}
}

/** Forgets what is old, in turns that let others have the event loop. */
async function swept(desk: Desk): Promise<void> {
  while (sweepInbox(desk) + sweepOutbox(desk) + sweepPending(desk) + sweepPrepared(desk) > 0)
    await new Promise(setImmediate)
}

/** A command line may have written: within a second its set-up is read and its letters are sent. */
function noticeOthers(desk: Desk, log: Logger): () => void {
  const version = () => desk.db.$client.pragma('data_version', { simple: true })
  let seen = version()
  const look = () => {
    const now = version()
    if (now === seen) return
    seen = now
    forgetConfig(desk)
    desk.bus.note({ what: 'config' })
    desk.bus.note({ what: 'outbox' })
    desk.bus.flush()
  }
  const timer = setInterval(() => void guarded(log, 'look', look), LOOK_MS)
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
