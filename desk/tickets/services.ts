import { and, asc, eq } from 'drizzle-orm'
import { events } from '../../db/tables/tickets.ts'
import type { Step } from '../../scenarios/step.ts'
import { redrawCards } from '../chat/cards.ts'
import { type Desk, deed } from '../desk.ts'
import { DeskError } from '../errors.ts'
import { record } from '../events.ts'
import type { Person } from '../people/people.ts'
import { ticketFor } from '../people/rights.ts'
import { config, stepsOf } from '../setup/config.ts'
import { changeTerms } from '../sla/retargeting.ts'
import type { Ticket } from './tickets.ts'

const CHANGED = 'service_changed'

/** Files a ticket under another service, with its policy; line, priority and answers stay as they are. */
export function setService(desk: Desk, by: Person, number: number, key: string): Ticket {
  return deed(desk, () => {
    const ticket = ticketFor(desk, by, number, 'service')
    if (ticket.category === 'closed') throw new DeskError('ticket_closed', { number })
    const service = config(desk).services.live.find((one) => one.key === key)
    if (!service) throw new DeskError('unknown_service', { service: key })
    if (ticket.service === key) return ticket
    const { version: scenarioVersion, policy = null } = service
    const changed = changeTerms(desk, number, { service: key, scenarioVersion, policy })
    record(desk, CHANGED, {
      ticket: number,
      by: by.id,
      data: {
        from: ticket.service,
        fromVersion: ticket.scenarioVersion,
        to: key,
        fromDue: ticket.dueAt,
        toDue: changed.dueAt,
      },
    })
    redrawCards(desk, number)
    return changed
  })
}

/** The steps that a ticket's answers answer: those of the service under which it was filed. */
export function answeredSteps(desk: Desk, ticket: Ticket): Step[] {
  const first = desk.db
    .select()
    .from(events)
    .where(and(eq(events.ticket, ticket.number), eq(events.type, CHANGED)))
    .orderBy(asc(events.id))
    .limit(1)
    .get()
  return first
    ? stepsOf(desk, String(first.data.from), Number(first.data.fromVersion))
    : stepsOf(desk, ticket.service, ticket.scenarioVersion)
}
