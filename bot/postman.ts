import type { Logger } from 'pino'
import {
  type Due,
  freeLeases,
  lease,
  nextDue,
  nextDueAt,
  nextDues,
} from '../desk/delivery/delivery.ts'
import { faultOf } from './fault.ts'
import type { Mail } from './mail.ts'
import { type Pause, pause } from './pause.ts'
import { carry } from './postman-carry.ts'
import { createFlood } from './postman-flood.ts'
import { createHurry } from './postman-hurry.ts'
import { createNoting } from './postman-noting.ts'
import { createRates } from './rates.ts'
import { newTally, type Tally } from './tally.ts'

/** Brings the outbox to Telegram. */
export interface Postman {
  /** Looks into the outbox now; harmless at any time. */
  look(): void
  /**
   * Delivers until nothing may go now; tells when something may go next (milliseconds UTC), null
   * when nothing waits for its time.
   */
  drain(): Promise<number | null>
  /** Begins no more deliveries and waits for those under way. */
  stop(): Promise<void>
}

/** So few are on their way at once that a crash repeats few. */
const PLACES = 8
/** So many chats are looked at in one go. */
const AT_A_LOOK = 50
const TICK_MS = 1000
/** What is still on its way then goes again at the next start. */
const LONGEST_STOP_MS = 2000

/** A postman that works whenever the outbox changes and whenever a pause ends, until `stop`. */
export function startPostman(mail: Mail, log: Logger, tally: Tally = newTally()): Postman {
  const { desk } = mail
  let timer: NodeJS.Timeout | undefined
  const rest = (at: number | null) => {
    clearTimeout(timer)
    // Another program may write into the outbox meanwhile, so no pause is longer than a tick.
    const ms = Math.min(TICK_MS, Math.max(0, (at ?? Number.POSITIVE_INFINITY) - desk.now()))
    timer = setTimeout(postman.look, ms)
  }
  const postman = createPostman(mail, log, rest, pause, tally)
  let isAwake = false
  const deafen = desk.bus.listen((change) => {
    if (change.what !== 'outbox' || isAwake) return
    isAwake = true
    // After the deed that was just committed, not within it.
    setImmediate(() => {
      isAwake = false
      postman.look()
    })
  })
  setImmediate(postman.look)
  return {
    ...postman,
    stop: async () => {
      deafen()
      const deadline = new AbortController()
      await Promise.race([postman.stop(), pause(LONGEST_STOP_MS, deadline.signal)])
      deadline.abort()
      clearTimeout(timer)
    },
  }
}

/**
 * A postman that works only when told; `rest` hears at the end of each look when the next one pays
 * (milliseconds UTC; null: nothing waits for its time); `wait` passes the time between the tries to
 * note an outcome. Only one may work on a database.
 */
export function createPostman(
  mail: Mail,
  log: Logger,
  rest: (nextAt: number | null) => void = () => undefined,
  wait: Pause = pause,
  tally: Tally = newTally(),
): Postman {
  const { desk } = mail
  const rates = createRates(desk.now)
  const flood = createFlood(desk.now)
  const onTheirWay = new Map<number, Promise<void>>()
  const stopping = new AbortController()
  const noting = createNoting(desk, {
    flood,
    log,
    pause: wait,
    stopping: stopping.signal,
    onTheirWay: () => onTheirWay.size,
  })
  const carrying = { log, noting, tally }
  const hurryAfter = createHurry(desk, log)
  let isLooking = false
  /** Until when the whole bot is quiet, and until when at least one chat is. */
  let quietUntil = 0
  let throttledUntil: number | null = null

  const look = (): void => {
    if (stopping.signal.aborted) return
    try {
      // Then nobody needs to be looked for.
      if (isQuiet()) rest(quietUntil)
      else {
        sendFree()
        rest(nextAt())
      }
    } catch (error) {
      log.error({ fault: faultOf(error) }, 'the outbox cannot be read')
      rest(null)
    }
  }

  const nextAt = (): number | null => {
    if (quietUntil > desk.now() && nextDue(desk, [])) return quietUntil
    return earliest(throttledUntil, nextDueAt(desk))
  }

  /** Sends what may go now to chats that are free and may hear from us. */
  const sendFree = (): void => {
    throttledUntil = null
    const others = [...onTheirWay.keys()]
    // Where the first must wait, many may: they are not asked for one by one.
    for (let most = PLACES; mayAnyGo(); most = AT_A_LOOK) {
      const found = nextDues(desk, others, most)
      if (found.length === 0) return
      for (const due of found) {
        if (!mayAnyGo()) return
        others.push(due.chatId)
        const readyAt = rates.readyAt(isMessage(due) ? due.chatId : null)
        if (readyAt <= desk.now()) send(due)
        else throttledUntil = earliest(throttledUntil, readyAt)
      }
    }
  }

  const mayAnyGo = (): boolean => onTheirWay.size < PLACES && !isQuiet()

  const isQuiet = (): boolean => {
    quietUntil = Math.max(flood.until(), rates.readyAt(null))
    return quietUntil > desk.now()
  }

  const send = (due: Due): void => {
    lease(desk, due)
    const chatId = isMessage(due) ? due.chatId : null
    rates.take(chatId, weightOf(due))
    const done = carry(mail, carrying, due).then((outcome) => {
      rates.answered(chatId, weightOf(due))
      onTheirWay.delete(due.chatId)
      hurryAfter(outcome)
      lookSoon()
    })
    onTheirWay.set(due.chatId, done)
  }

  /** Once for all whose outcomes were noted together. */
  const lookSoon = (): void => {
    if (isLooking) return
    isLooking = true
    queueMicrotask(() => {
      isLooking = false
      look()
    })
  }

  freeLeases(desk)
  return {
    look,
    drain: async () => {
      for (look(); onTheirWay.size > 0; look()) await Promise.all(onTheirWay.values())
      return nextAt()
    },
    stop: async () => {
      stopping.abort()
      await Promise.all(onTheirWay.values())
    },
  }
}

/** What only takes something away is no message to the chat. */
function isMessage(due: Due): boolean {
  return due.letter.kind !== 'drop' && due.letter.kind !== 'strip'
}

/** Each file of an album counts. */
function weightOf(due: Due): number {
  return due.letter.kind === 'files' ? Math.min(due.letter.attachments.length, 10) : 1
}

function earliest(one: number | null, other: number | null): number | null {
  if (one === null) return other
  return other === null ? one : Math.min(one, other)
}
