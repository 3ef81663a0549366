import { GrammyError } from 'grammy/web'
import type { Logger } from 'pino'
import type { Due } from '../desk/delivery/delivery.ts'
import { deliver } from './deliver.ts'
import { faultOf } from './fault.ts'
import type { Mail } from './mail.ts'
import { type Outcome, outcomeOf } from './outcome.ts'
import type { Noting } from './postman-noting.ts'
import { countDelivery, type Tally } from './tally.ts'

/** What carrying a letter needs beside the mail. */
export interface Carrying {
  log: Logger
  noting: Noting
  tally: Tally
}

/** Carries one letter to Telegram and notes in the desk what became of it, which it gives; never throws. */
export async function carry(mail: Mail, carrying: Carrying, due: Due): Promise<Outcome> {
  const begun = performance.now()
  const outcome = await attempt(mail, carrying.log, due)
  countDelivery(carrying.tally, outcome.outcome, (performance.now() - begun) / 1000)
  await carrying.noting.note(due, outcome)
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
