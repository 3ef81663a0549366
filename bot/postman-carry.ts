import { GrammyError } from 'grammy'
import type { Logger } from 'pino'
import { type Due, later, refused, sent } from '../desk/delivery/delivery.ts'
import { moveChat } from '../desk/delivery/reaching.ts'
import type { Desk } from '../desk/desk.ts'
import { failsForAll } from '../desk/setbacks.ts'
import { deliver } from './deliver.ts'
import { faultOf } from './fault.ts'
import type { Mail } from './mail.ts'
import { type Outcome, outcomeOf, pauseAfter } from './outcome.ts'
import type { Pause } from './pause.ts'
import type { Flood } from './postman-flood.ts'
import { countDelivery, type Tally } from './tally.ts'

/** How often it is tried to note an outcome that a fault of our own keeps from being noted. */
const NOTED_TRIES = 4
const LONGEST_PAUSE_MS = 10_000

/** What carrying a letter needs beside the mail. */
export interface Carrying {
  flood: Flood
  log: Logger
  pause: Pause
  tally: Tally
  /** No more is waited for. */
  stopping: AbortSignal
}

/** Carries one letter to Telegram and notes in the desk what became of it, which it gives; never throws. */
export async function carry(mail: Mail, carrying: Carrying, due: Due): Promise<Outcome> {
  const begun = performance.now()
  const outcome = await attempt(mail, carrying.log, due)
  countDelivery(carrying.tally, outcome.outcome, (performance.now() - begun) / 1000)
  await note(mail.desk, carrying, due, outcome)
  return outcome
}

async function attempt(mail: Mail, log: Logger, due: Due): Promise<Outcome> {
  try {
    return { outcome: 'sent', taken: await deliver(mail, due) }
  } catch (error) {
    const outcome = outcomeOf(error, due.tries, mail.desk.now())
    const fault = error instanceof GrammyError ? error.description : faultOf(error)
    const about = { letter: due.id, kind: due.letter.kind, ticket: due.ticket, tries: due.tries }
    if (outcome.outcome === 'refused') log.warn({ ...about, fault }, 'a letter was refused')
    else log.info({ ...about, fault }, 'a letter waits')
    return outcome
  }
}

/**
 * What Telegram did is remembered until it is noted: a letter sent once more would be told twice.
 * Where a fault of our own stands in the way the letter counts as failed in the end, so that its
 * chat goes on and the agent sees it.
 */
async function note(desk: Desk, carrying: Carrying, due: Due, outcome: Outcome): Promise<void> {
  const { flood, log, pause, stopping } = carrying
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
