import { setMaxListeners } from 'node:events'
import type { Api } from 'grammy'
import type { Update } from 'grammy/types'
import type { Logger } from 'pino'
import { refuse } from '../desk/chat/chat-deeds.ts'
import {
  failUpdate,
  finishUpdate,
  keepUpdates,
  pendingUpdates,
  type ReceivedUpdate,
} from '../desk/delivery/inbox.ts'
import { type Desk, forUpdate } from '../desk/desk.ts'
import { DeskError } from '../desk/errors.ts'
import { gapFinder } from '../desk/keeping/gaps.ts'
import { failsForAll } from '../desk/setbacks.ts'
import { isOldQuery } from './answers.ts'
import { faultOf } from './fault.ts'
import { createHeld } from './held.ts'
import { readUpdate } from './intake-update.ts'
import { createLanes } from './lanes.ts'
import { pauseAfter } from './outcome.ts'
import type { Pause } from './pause.ts'
import type { Slowing } from './slowing.ts'
import { newTally, type Tally } from './tally.ts'

/** Handles one update with at most one deed, on the desk it is given. */
export type Handle = (update: Update, desk: Desk) => Promise<void>

/** The one pipeline of updates, polled or pushed. */
export interface Intake {
  /** Commits updates as Telegram gave them, then has them handled; throws when they are not kept. */
  accept(updates: unknown[]): void
  /** Resolves when everything that was accepted has been handled. */
  idle(): Promise<void>
  /** How many lanes there are, and in how many of them an update is handled. */
  load(): { lanes: number; running: number }
  /** Begins nothing more and waits for what runs; the rest is taken up by the next run. */
  stop(): Promise<void>
}

export interface IntakeParts {
  desk: Desk
  api: Api
  handle: Handle
  log: Logger
  pause: Pause
  /** Runs with fields that every line of the log then has. */
  within?: (fields: object, run: () => Promise<void>) => Promise<void>
  /** How long whoever writes too fast has to wait; absent: nobody does. */
  slowing?: Slowing
  tally?: Tally
}

const PLACES = 16
const TRIES = 5
/** So many updates are held in memory; more wait in the inbox. */
const HELD = 1000
const PAGE = 200
const LONGEST_STOP_MS = 2000
const LONGEST_PAUSE_MS = 10_000
/** After so long a storage that fails is tried again. */
const STORAGE_PAUSE_MS = 5000

/** Begins with what a former run has left. */
export function createIntake(parts: IntakeParts): Intake {
  const { desk, log, within = (_fields, run) => run(), tally = newTally() } = parts
  const held = createHeld()
  const stopping = new AbortController()
  // As many lanes may rest at once, each of them listening.
  setMaxListeners(HELD, stopping.signal)
  // Rows wait in the inbox that are not held: until they are, new ones queue up behind them.
  let isBehind = true
  let findGap: ReturnType<typeof gapFinder> | undefined = gapFinder(desk)

  const rest = (update: ReceivedUpdate): Promise<void> | undefined => {
    const slowed = parts.slowing?.(update.lane)
    if (!slowed) return undefined
    if (slowed.isNew) tellSender(desk, log, update, 'too_fast')
    return parts.pause(slowed.ms, stopping.signal)
  }

  const lanes = createLanes<ReceivedUpdate>(
    PLACES,
    async (update) => {
      const { updateId } = update
      await within({ update: updateId }, () => handleKept(parts, tally, update, stopping.signal))
      held.drop(update)
      catchUp()
    },
    rest,
  )

  const hold = (updates: ReceivedUpdate[], isAll: boolean): void => {
    const { taken, isWhole } = held.take(updates)
    isBehind = !isWhole || !isAll
    for (const update of taken) lanes.add(update)
  }

  const catchUp = (): void => {
    if (!isBehind || stopping.signal.aborted || held.size() > HELD - PAGE) return
    try {
      const full = held.full()
      const limit = held.size() + PAGE
      const pending = pendingUpdates(desk, limit, -1, full)
      hold(pending, full.length === 0 && pending.length < limit)
    } catch (error) {
      log.error({ fault: faultOf(error) }, 'the inbox cannot be read')
      void parts.pause(STORAGE_PAUSE_MS, stopping.signal).then(catchUp)
    }
  }

  const lookForGap = (first: number | undefined): void => {
    if (first === undefined) return
    try {
      const gap = findGap?.(first)
      findGap = undefined
      if (gap)
        log.warn({ missing: gap.missing }, 'updates were lost before: Telegram has them no more')
    } catch (error) {
      log.error({ fault: faultOf(error) }, 'a gap in the updates could not be noted')
    }
  }

  const deafen = desk.bus.listen(({ what }) => {
    if (what !== 'inbox') return
    isBehind = true
    catchUp()
  })
  catchUp()
  return {
    accept: (updates) => {
      const known = updates.flatMap((update) => readUpdate(update) ?? [])
      const rows = known.map(({ updateId, lane, payload }) => ({ updateId, lane, payload }))
      const fresh = new Set(keepUpdates(desk, rows).map((row) => row.updateId))
      tally.updates.accepted += fresh.size
      tally.updates.repeated += rows.length - fresh.size
      lookForGap([...fresh][0])
      for (const { updateId, queryId } of known) {
        if (queryId !== undefined && fresh.has(updateId)) answerQuery(parts, queryId)
      }
      if (isBehind || held.size() + fresh.size > HELD) {
        isBehind = true
        catchUp()
      } else
        hold(
          rows.filter((row) => fresh.has(row.updateId)),
          true,
        )
    },
    idle: lanes.idle,
    load: lanes.load,
    stop: async () => {
      deafen()
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
  tally: Tally,
  row: ReceivedUpdate,
  signal: AbortSignal,
): Promise<void> {
  const { updateId } = row
  for (let tries = 0; !signal.aborted; tries++) {
    try {
      await handle(JSON.parse(row.payload) as Update, forUpdate(desk, updateId))
      finishUpdate(desk, updateId)
      tally.updates.handled += 1
      return
    } catch (error) {
      const fault = faultOf(error)
      // A storage that fails is not the update's fault: it waits.
      const isOver = !failsForAll(error) && countFailure(desk, log, updateId, fault.name)
      tally.updates.failed += 1
      log.error({ update: updateId, fault, isOver }, 'an update could not be handled')
      if (isOver) {
        tally.updates.set_aside += 1
        tellSender(desk, log, row, 'set_aside')
        return
      }
      await pause(Math.min(LONGEST_PAUSE_MS, pauseAfter(tries)), signal)
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

/** Whoever wrote is told what became of it, where that can be told. */
function tellSender(
  desk: Desk,
  log: Logger,
  { updateId, lane }: ReceivedUpdate,
  what: 'set_aside' | 'too_fast',
): void {
  const chat = /^chat:(\d+)$/.exec(lane)?.[1]
  if (chat === undefined) return
  try {
    refuse(desk, Number(chat), new DeskError(what))
  } catch (error) {
    log.error({ update: updateId, fault: faultOf(error) }, 'its sender could not be told')
  }
}

/** The button stops waiting at once; what comes of it is a message. */
function answerQuery({ api, log }: IntakeParts, queryId: string): void {
  api.answerCallbackQuery(queryId).catch((error: unknown) => {
    if (!isOldQuery(error)) log.info({ fault: faultOf(error) }, 'a button could not be answered')
  })
}
