import { schedule } from 'node-cron'
import type { Logger } from 'pino'
import { faultOf } from '../bot/fault.ts'
import type { Desk } from '../desk/desk.ts'
import { DeskError } from '../desk/errors.ts'
import { createSetbacks, type Setbacks, type Work } from '../desk/setbacks.ts'
import { tick } from '../desk/tick.ts'
import { cronLog } from './cron-log.ts'
import { guarded } from './guarded.ts'

const STILL_MS = 60_000

interface Ticker {
  /** Tries anew what has failed lately, and looks for what is due as by the clock of now. */
  renew(): void
  /** Tries one work anew at once that has failed lately. */
  retry(work: Work): void
  /** For how long no tick has ended, in milliseconds, where that is too long; else null. */
  still(): number | null
  stop(): Promise<void>
}

/**
 * Ticks every five seconds, and at once where a deed has made something due. `onSetbacks` hears
 * when the works that fail may have become others.
 */
export function startTicker(
  desk: Desk,
  log: Logger,
  onSetbacks: (setbacks: Setbacks) => void,
): Ticker {
  const newSetbacks = () => createSetbacks(desk, (work, error) => tellOf(log, work, error))
  let setbacks = newSetbacks()
  const stopping = new AbortController()
  let running: Promise<void> | null = null
  let isAskedAgain = false
  let endedAt = performance.now()
  // In turns that let others have the event loop, until nothing is due.
  const turns = async () => {
    while (!stopping.signal.aborted && tick(desk, setbacks)) await new Promise(setImmediate)
    onSetbacks(setbacks)
  }
  const run = (): Promise<void> => {
    isAskedAgain = running !== null
    running ??= guarded(log, 'tick', turns).then(() => {
      running = null
      endedAt = performance.now()
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
  const begin = () =>
    schedule('*/5 * * * * *', run, { name: 'tick', noOverlap: true, logger: cronLog(log) })
  let schedules = begin()
  void run()
  return {
    renew: () => {
      setbacks = newSetbacks()
      // The schedule waits for an instant of the clock, which may have been set back.
      void schedules.destroy()
      schedules = begin()
      void run()
    },
    retry: (work) => {
      setbacks.forget(work)
      void run()
    },
    still: () => {
      const ms = performance.now() - endedAt
      return ms > STILL_MS ? ms : null
    },
    stop: async () => {
      stopping.abort()
      stopListening()
      clearImmediate(next)
      await running
      await schedules.destroy()
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
