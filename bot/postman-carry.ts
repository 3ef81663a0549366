import { GrammyError } from 'grammy'
import type { Logger } from 'pino'
import { type Due, later, refused, sent } from '../desk/delivery/delivery.ts'
import { moveChat } from '../desk/delivery/reaching.ts'
import type { Desk } from '../desk/desk.ts'
import { deliver } from './deliver.ts'
import { faultOf } from './fault.ts'
import type { Mail } from './mail.ts'
import { type Outcome, outcomeOf } from './outcome.ts'
import type { Flood } from './postman-flood.ts'

/** Carries one letter to Telegram and notes in the desk what became of it; never throws. */
export async function carry(mail: Mail, flood: Flood, log: Logger, due: Due): Promise<void> {
  const outcome = await attempt(mail, log, due)
  try {
    settle(mail.desk, flood, due, outcome)
  } catch (error) {
    // The letter stays leased, then goes again: Telegram may have it, but we could not note it.
    log.error({ letter: due.id, fault: faultOf(error) }, 'a delivery could not be noted')
  }
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
