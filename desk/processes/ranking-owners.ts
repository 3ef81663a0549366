import type { Desk } from '../desk.ts'
import { type Person, personById, personByKey } from '../people/people.ts'
import { leadOf } from '../people/rights.ts'
import { config } from '../setup/config.ts'
import type { Ticket } from '../tickets/tickets.ts'

/**
 * Who orders the tickets of this one's department in its line; undefined where the line is no upstream
 * line. A department without an owner is the lead's.
 */
export function rankingOwner(desk: Desk, ticket: Ticket): Person | undefined {
  const line = config(desk).lines.get(ticket.line)
  if (!line?.ranking) return undefined
  const part = personById(desk, ticket.requesterId)?.department ?? ''
  const { owners } = line.ranking
  // A department may be called by the name of what every object inherits.
  const key = Object.hasOwn(owners, part) ? owners[part] : undefined
  const owner = key === undefined ? leadOf(desk, line.key) : personByKey(desk, key)
  return owner?.archivedAt === null ? owner : undefined
}
