import { setMaxListeners } from 'node:events'
import type { Api } from 'grammy/web'
import { keepUpdates, pendingUpdates, type ReceivedUpdate } from '../desk/delivery/inbox.ts'
import { together } from '../desk/desk.ts'
import { gapFinder } from '../desk/keeping/gaps.ts'
import { isOldQuery } from './answers.ts'
import { faultOf } from './fault.ts'
import { createHeld } from './held.ts'
import { type TryParts, tellSender, tryUpdate, type Waiting } from './intake-try.ts'
import { readUpdate } from './intake-update.ts'
import { createRounds } from './rounds.ts'
import type { Slowing } from './slowing.ts'
import { newTally, type Tally } from './tally.ts'

/** The one pipeline of updates, polled or pushed. */
export interface Intake {
  /** Commits updates as Telegram gave them, then has them handled; throws when they are not kept. */
  accept(updates: unknown[]): void
  /** Resolves when everything that was accepted has been handled. */
  idle(): Promise<void>
  /** How many lanes there are, and how many of them rest before they go on. */
  load(): { lanes: number; resting: number }
  /** Begins nothing more; the rest is taken up by the next run. */
  stop(): void
}

interface IntakeParts extends TryParts {
  api: Api
  /** How long whoever writes too fast has to wait; absent: nobody does. */
  slowing?: Slowing
  tally?: Tally
  /** By which rounds are measured, in milliseconds; absent: the machine's. */
  clock?: () => number
}

/** So many updates are held in memory; more wait in the inbox. */
const HELD = 1000
const PAGE = 500
/** After so long a storage that fails is tried again. */
const STORAGE_PAUSE_MS = 5000

/** Begins with what a former run has left. */
export function createIntake(parts: IntakeParts): Intake {
  const { desk, log, tally = newTally() } = parts
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

  const undone = (error: unknown): void => {
    tally.updates.failed += 1
    log.error({ fault: faultOf(error) }, 'a round of updates could not be kept')
  }

  const rounds = createRounds<Waiting>({
    take: (update) => tryUpdate(parts, tally, update, stopping.signal),
    together: (act) => together(desk, act),
    over: (updates) => {
      tally.updates.handled += updates.filter(({ isSetAside }) => !isSetAside).length
      for (const update of updates) held.drop(update)
      catchUp()
    },
    undone,
    rest,
    clock: parts.clock ?? (() => performance.now()),
  })

  const hold = (updates: ReceivedUpdate[], isAll: boolean): void => {
    const { taken, isWhole } = held.take(updates)
    isBehind = !isWhole || !isAll
    for (const update of taken) rounds.add({ ...update, failures: 0 })
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

  /** Keeps updates and has them handled; gives those that are new. */
  const keep = (updates: ReceivedUpdate[]): ReceivedUpdate[] => {
    const [only] = updates
    if (only && updates.length === 1 && !isBehind && rounds.isFree()) {
      try {
        return handleOnly(only) ? [only] : []
      } catch (error) {
        undone(error)
      }
    }
    const fresh = keepUpdates(desk, updates)
    if (isBehind || held.size() + fresh.length > HELD) {
      isBehind = true
      catchUp()
    } else hold(fresh, true)
    return fresh
  }

  /** Keeps and handles in one commit what nothing waits with, as is usual; false: it is not new. */
  const handleOnly = (update: ReceivedUpdate): boolean => {
    held.take([update])
    let isHeld = false
    try {
      isHeld = rounds.takeOnly({ ...update, failures: 0 }, () => isKept(update))
    } finally {
      if (!isHeld) held.drop(update)
    }
    return isHeld
  }

  const isKept = (update: ReceivedUpdate): boolean => keepUpdates(desk, [update]).length > 0

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
      const fresh = new Set(keep(rows).map((row) => row.updateId))
      tally.updates.accepted += fresh.size
      tally.updates.repeated += rows.length - fresh.size
      lookForGap([...fresh][0])
      for (const { updateId, queryId } of known) {
        if (queryId !== undefined && fresh.has(updateId)) answerQuery(parts, queryId)
      }
    },
    idle: rounds.idle,
    load: rounds.load,
    stop: () => {
      deafen()
      rounds.stop()
      stopping.abort()
    },
  }
}

/** The button stops waiting at once; what comes of it is a message. */
function answerQuery({ api, log }: IntakeParts, queryId: string): void {
  api.answerCallbackQuery(queryId).catch((error: unknown) => {
    if (!isOldQuery(error)) log.info({ fault: faultOf(error) }, 'a button could not be answered')
  })
}
