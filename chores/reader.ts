import { schedule } from 'node-cron'
import type { Logger } from 'pino'
import { faultOf } from '../bot/fault.ts'
import type { Desk } from '../desk/desk.ts'
import { readIn } from '../desk/search/reading-in.ts'
import { cronLog } from './cron-log.ts'
import { guarded } from './guarded.ts'

/** Changes of a moment are read in together; whoever searches sees them within a second. */
const GATHER_MS = 250
/** Milliseconds of one deed. */
const SLICE_MS = 8
/** Between two slices: others have the event loop for about as long as the search. */
const REST_MS = 8
/** While people's updates wait the search has a thirtieth of the event loop. */
const LONG_REST_MS = 250

/**
 * Reads into the search what was written: soon after each deed, and every five seconds what other
 * programs wrote; slowly while updates wait, as `isBusy` tells.
 */
export function startReader(desk: Desk, log: Logger, isBusy: () => boolean): () => Promise<void> {
  const stopping = new AbortController()
  const tell = (ticket: number, error: unknown) =>
    log.error({ ticket, fault: faultOf(error) }, 'a ticket cannot be read into the search')
  let running: Promise<void> | null = null
  const read = async () => {
    while (!stopping.signal.aborted && readIn(desk, SLICE_MS, tell)) {
      const rest = isBusy() ? LONG_REST_MS : REST_MS
      await new Promise((resolve) => setTimeout(resolve, rest))
    }
  }
  const run = () => {
    running ??= guarded(log, 'search', read).finally(() => {
      running = null
    })
    return running
  }
  let next: NodeJS.Timeout | undefined
  const stopListening = desk.bus.listen(({ what }) => {
    if (what !== 'ticket' && what !== 'person') return
    next ??= setTimeout(() => {
      next = undefined
      void run()
    }, GATHER_MS)
  })
  const options = { name: 'search', noOverlap: true, logger: cronLog(log) }
  const reading = schedule('*/5 * * * * *', run, options)
  return async () => {
    stopping.abort()
    stopListening()
    clearTimeout(next)
    await reading.destroy()
    await running
  }
}
