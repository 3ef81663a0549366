import type { Logger } from 'pino'
import { hurry, isOutage } from '../desk/delivery/delivery.ts'
import type { Desk } from '../desk/desk.ts'
import { faultOf } from './fault.ts'
import type { Outcome } from './outcome.ts'

/**
 * After an outage the pauses have grown long: the first letter that arrives ends them, once for each
 * letter that waits. One that fails again while others arrive is no outage's: it keeps its pauses.
 */
export function createHurry(desk: Desk, log: Logger): (outcome: Outcome) => void {
  let isAway = false
  let hurried: ReadonlySet<number> = new Set()
  return (outcome) => {
    if (outcome.outcome === 'later') isAway ||= isOutage(outcome.error)
    else if (isAway) {
      try {
        hurried = hurry(desk, hurried)
        isAway = false
      } catch (error) {
        log.error({ fault: faultOf(error) }, 'letters that wait could not be hurried')
      }
    }
  }
}
