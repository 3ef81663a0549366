import type { Update } from 'grammy/types'
import type { Logger } from 'pino'
import { refuse } from '../desk/chat/chat-deeds.ts'
import { failUpdate, finishUpdate, type ReceivedUpdate } from '../desk/delivery/inbox.ts'
import { type Desk, forUpdate } from '../desk/desk.ts'
import { DeskError } from '../desk/errors.ts'
import { failsForAll } from '../desk/setbacks.ts'
import { faultOf } from './fault.ts'
import { pauseAfter } from './outcome.ts'
import type { Pause } from './pause.ts'
import type { Step } from './rounds.ts'
import type { Tally } from './tally.ts'

/** Handles one update with at most one deed, on the desk it is given, and waits for nothing. */
export type Handle = (update: Update, desk: Desk) => undefined

/** An update that waits to be handled. */
export type Waiting = ReceivedUpdate & Step & { isSetAside?: boolean }

/** What a try needs. */
export interface TryParts {
  desk: Desk
  handle: Handle
  log: Logger
  pause: Pause
  /** Runs with fields that every line of the log then has. */
  within?: (fields: object, run: () => void) => void
}

const TRIES = 5
const LONGEST_PAUSE_MS = 10_000

/** Handles an update; gives how long it waits after a failure, which holds up its lane only. */
export function tryUpdate(
  { desk, handle, log, pause, within = (_fields, run) => run() }: TryParts,
  tally: Tally,
  update: Waiting,
  signal: AbortSignal,
): Promise<void> | undefined {
  const { updateId, failures } = update
  try {
    within({ update: updateId }, () => {
      handle(JSON.parse(update.payload) as Update, forUpdate(desk, updateId))
      finishUpdate(desk, updateId)
    })
    return undefined
  } catch (error) {
    // A storage that fails is not the update's fault: it waits. Who shares its commit fails with it.
    const isForAll = failsForAll(error)
    if (isForAll && failures === 0) throw error
    const fault = faultOf(error)
    const isOver = !isForAll && countFailure(desk, log, updateId, fault.name)
    tally.updates.failed += 1
    log.error({ update: updateId, fault, isOver }, 'an update could not be handled')
    if (!isOver) return pause(Math.min(LONGEST_PAUSE_MS, pauseAfter(failures)), signal)
    tally.updates.set_aside += 1
    update.isSetAside = true
    tellSender(desk, log, update, 'set_aside')
    return undefined
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
export function tellSender(
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
