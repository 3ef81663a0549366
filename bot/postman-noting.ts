import type { Logger } from 'pino'
import { type Due, later, refused, sent } from '../desk/delivery/delivery.ts'
import { moveChat } from '../desk/delivery/reaching.ts'
import { type Desk, deed } from '../desk/desk.ts'
import { failsForAll } from '../desk/setbacks.ts'
import { faultOf } from './fault.ts'
import { type Outcome, pauseAfter } from './outcome.ts'
import type { Pause } from './pause.ts'
import type { Flood } from './postman-flood.ts'

/** How often it is tried to note an outcome that a fault of our own keeps from being noted. */
const NOTED_TRIES = 4
const LONGEST_PAUSE_MS = 10_000

/** Notes in the desk what became of letters. */
export interface Noting {
  /** Resolves once it is noted, or given up because the program stops; never throws. */
  note(due: Due, outcome: Outcome): Promise<void>
}

/** What noting needs beside the desk. */
export interface NotingParts {
  flood: Flood
  log: Logger
  pause: Pause
  /** No more is waited for. */
  stopping: AbortSignal
  /** How many letters are on their way, those that are to be noted among them. */
  onTheirWay(): number
}

interface Owed {
  due: Due
  outcome: Outcome
  noted(): void
}

/**
 * What Telegram answers within one turn of the event loop is noted in one commit at its end: nobody's
 * answer waits for others' commits meanwhile. A letter that is alone on its way is noted at once.
 */
export function createNoting(desk: Desk, parts: NotingParts): Noting {
  let owed: Owed[] = []
  const noteAll = () => {
    const together = owed
    owed = []
    if (together.length === 0) return
    try {
      deed(desk, () => {
        for (const { due, outcome } of together) settle(desk, parts.flood, due, outcome)
      })
      for (const { noted } of together) noted()
    } catch {
      // One that cannot be noted keeps none of the others from it, and says so itself.
      for (const { due, outcome, noted } of together) {
        void noteAlone(desk, parts, due, outcome).then(noted)
      }
    }
  }
  return {
    note: (due, outcome) =>
      new Promise((noted) => {
        owed.push({ due, outcome, noted })
        if (owed.length >= parts.onTheirWay()) noteAll()
        else if (owed.length === 1) setImmediate(noteAll)
      }),
  }
}

/**
 * What Telegram did is remembered until it is noted: a letter sent once more would be told twice.
 * Where a fault of our own stands in the way the letter counts as failed in the end, so that its
 * chat goes on and the agent sees it.
 */
async function noteAlone(
  desk: Desk,
  { flood, log, pause, stopping }: NotingParts,
  due: Due,
  outcome: Outcome,
): Promise<void> {
  let owed = outcome
  for (let failures = 1, ours = 0; ; failures++) {
    try {
      settle(desk, flood, due, owed)
      return
    } catch (error) {
      const about = { letter: due.id, ticket: due.ticket, failures, fault: faultOf(error) }
      log.error(about, 'a delivery could not be noted')
      if (stopping.aborted) return
      if (!failsForAll(error)) ours += 1
      if (ours >= NOTED_TRIES) owed = { outcome: 'refused', error: 'internal', unreachable: false }
      await pause(Math.min(LONGEST_PAUSE_MS, pauseAfter(failures - 1)), stopping)
    }
  }
}

function settle(desk: Desk, flood: Flood, due: Due, outcome: Outcome): void {
  switch (outcome.outcome) {
    case 'sent':
      sent(desk, due, outcome.taken)
      break
    case 'later':
      if (outcome.flood) flood.noted(due.chatId, outcome.at)
      later(desk, due, outcome.at, outcome.error, !outcome.flood)
      break
    case 'moved':
      moveChat(desk, due.chatId, outcome.to)
      break
    case 'refused':
      refused(desk, due, outcome)
      break
  }
}
