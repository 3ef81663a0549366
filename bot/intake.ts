import type { Api } from 'grammy'
import type { Update } from 'grammy/types'
import type { Logger } from 'pino'
import {
  failUpdate,
  finishUpdate,
  keepUpdates,
  pendingUpdates,
  type ReceivedUpdate,
} from '../desk/delivery/inbox.ts'
import { type Desk, forUpdate } from '../desk/desk.ts'
import { isOldQuery } from './answers.ts'
import { faultOf } from './fault.ts'
import { readUpdate } from './intake-update.ts'
import { createLanes } from './lanes.ts'
import { pauseAfter } from './outcome.ts'
import type { Pause } from './pause.ts'

/** Handles one update with at most one deed, on the desk it is given. */
export type Handle = (update: Update, desk: Desk) => Promise<void>

/** The one pipeline of updates, polled or pushed. */
export interface Intake {
  /** Commits updates as Telegram gave them, then has them handled; throws when they are not kept. */
  accept(updates: unknown[]): void
  /** Resolves when everything that was accepted has been handled. */
  idle(): Promise<void>
  /** Begins nothing more and waits for what runs; the rest is taken up by the next run. */
  stop(): Promise<void>
}

export interface IntakeParts {
  desk: Desk
  api: Api
  handle: Handle
  log: Logger
  pause: Pause
}

const PLACES = 16
const TRIES = 5
/** So many updates are held in memory; more wait in the inbox. */
const HELD = 1000
const PAGE = 200
const LONGEST_STOP_MS = 2000

/** Begins with what a former run has left. */
export function createIntake(parts: IntakeParts): Intake {
  const { desk, log } = parts
  const held = new Set<number>()
  const stopping = new AbortController()
  // Rows wait in the inbox that are not held: until they are, new ones queue up behind them.
  let isBehind = true

  const lanes = createLanes<ReceivedUpdate>(PLACES, async (update) => {
    await handleKept(parts, update, stopping.signal)
    held.delete(update.updateId)
    catchUp()
  })

  const hold = (updates: ReceivedUpdate[]): void => {
    for (const update of updates) held.add(update.updateId)
    for (const update of updates) lanes.add(update)
  }

  const catchUp = (): void => {
    if (!isBehind || stopping.signal.aborted || held.size > HELD - PAGE) return
    try {
      const pending = pendingUpdates(desk, held.size + PAGE)
      const waiting = pending.filter((update) => !held.has(update.updateId))
      isBehind = waiting.length >= PAGE
      hold(waiting)
    } catch (error) {
      log.error({ fault: faultOf(error) }, 'the inbox cannot be read')
    }
  }

  catchUp()
  return {
    accept: (updates) => {
      const known = updates.flatMap((update) => readUpdate(update) ?? [])
      const rows = known.map(({ updateId, lane, payload }) => ({ updateId, lane, payload }))
      const fresh = new Set(keepUpdates(desk, rows).map((row) => row.updateId))
      for (const { updateId, queryId } of known) {
        if (queryId !== undefined && fresh.has(updateId)) answerQuery(parts, queryId)
      }
      if (isBehind || held.size + fresh.size > HELD) {
        isBehind = true
        catchUp()
      } else hold(rows.filter((row) => fresh.has(row.updateId)))
    },
    idle: lanes.idle,
    stop: async () => {
      stopping.abort()
      const deadline = new AbortController()
      await Promise.race([lanes.stop(), parts.pause(LONGEST_STOP_MS, deadline.signal)])
      deadline.abort()
    },
  }
}

/** Until it is done or set aside. A failure holds up its lane only. */
async function handleKept(
  { desk, handle, log, pause }: IntakeParts,
  row: ReceivedUpdate,
  signal: AbortSignal,
): Promise<void> {
  const { updateId } = row
  for (let tries = 0; !signal.aborted; tries++) {
    try {
      await handle(JSON.parse(row.payload) as Update, forUpdate(desk, updateId))
      finishUpdate(desk, updateId)
      return
    } catch (error) {
      const fault = faultOf(error)
      const isOver = countFailure(desk, log, updateId, fault.name)
      log.error({ update: updateId, fault, isOver }, 'an update could not be handled')
      if (isOver) return
      await pause(pauseAfter(tries), signal)
    }
  }
}

function countFailure(desk: Desk, log: Logger, updateId: number, error: string): boolean {
  try {
    return failUpdate(desk, updateId, error, TRIES)
  } catch (failure) {
    log.error({ update: updateId, fault: faultOf(failure) }, 'a failure could not be noted')
    return false
  }
}

/** The button stops waiting at once; what comes of it is a message. */
function answerQuery({ api, log }: IntakeParts, queryId: string): void {
  api.answerCallbackQuery(queryId).catch((error: unknown) => {
    if (!isOldQuery(error)) log.info({ fault: faultOf(error) }, 'a button could not be answered')
  })
}
