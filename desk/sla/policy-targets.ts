import type { TARGETS } from '../../db/tables/clocks.ts'
import { DEFAULT_PAUSES } from '../../scenarios/pack-policies.ts'
import { ANY_PRIORITY } from '../../scenarios/pack-priorities.ts'
import { minutesOf } from '../../scenarios/when.ts'
import type { Desk } from '../desk.ts'
import { config } from '../setup/config.ts'
import type { Ticket } from '../tickets/tickets.ts'

export type Target = (typeof TARGETS)[number]

/** What a policy sets for one clock. */
export interface PolicyTarget {
  policy: string
  calendar: string
  targetMinutes: number
  /** Whether the clock stands still in waiting and on_hold. */
  pauses: boolean
}

/** What the ticket's policy sets for a clock at its priority; undefined: there is no such clock. */
export function targetFor(
  desk: Desk,
  ticket: Pick<Ticket, 'policy' | 'priority'>,
  target: Target,
): PolicyTarget | undefined {
  const policy = config(desk).policies.get(ticket.policy)
  const targets = policy?.targets ?? {}
  const isNamed = Object.hasOwn(targets, ticket.priority)
  const durations = targets[isNamed ? ticket.priority : ANY_PRIORITY]
  const targetMinutes = minutesOf(durations?.[target] ?? '')
  if (!policy || targetMinutes === undefined) return undefined
  const pauses = policy.pauses?.[target] ?? DEFAULT_PAUSES[target]
  return { policy: policy.key, calendar: policy.calendar, targetMinutes, pauses }
}
