import { and, eq } from 'drizzle-orm'
import { watchers } from '../../db/tables/tickets.ts'
import type { Desk } from '../desk.ts'
import { DeskError } from '../errors.ts'
import { isAsked, wasAsked } from '../processes/approval-rows.ts'
import { config } from '../setup/config.ts'
import { findTicket, type Ticket } from '../tickets/tickets.ts'
import { isAgent, type Person, personById, personByKey } from './people.ts'

/** What a person is to a ticket; on one's own ticket one is only a requester. */
export type Standing = 'requester' | 'agent' | 'watcher' | 'reader' | 'none'

const DEEDS = {
  requester: ['read', 'write', 'cancel', 'rate', 'reject', 'follow_up'],
  agent: [
    'read',
    'read_notes',
    'reply',
    'note',
    'take',
    'assign',
    'move',
    'status',
    'priority',
    'service',
    'close',
    'reopen',
    'merge',
    'resend',
    'watch',
    'checklist',
    'answers',
    'subtasks',
    'link',
  ],
  watcher: ['read', 'read_notes', 'note', 'watch'],
  reader: ['read'],
  none: [],
} as const satisfies Record<Standing, readonly string[]>

export type Right = (typeof DEEDS)[Standing][number] | 'approve'

/** Whether the person may do this with the ticket: the one place where rights are decided. */
export function may(desk: Desk, person: Person, right: Right, ticket: Ticket): boolean {
  if (right === 'approve') return mayApprove(desk, person, ticket)
  const rights: readonly string[] = DEEDS[standing(desk, person, ticket)]
  return rights.includes(right)
}

/** The ticket of a number for one deed of a person; throws `not_found` where they may not even read it, `not_allowed` where they may. */
export function ticketFor(desk: Desk, person: Person, number: number, right: Right): Ticket {
  const ticket = findTicket(desk, number)
  if (!ticket || !may(desk, person, 'read', ticket)) throw new DeskError('not_found', { number })
  if (!may(desk, person, right, ticket)) throw new DeskError('not_allowed', { number })
  return ticket
}

/** What the person is to the ticket. */
export function standing(desk: Desk, person: Person, ticket: Ticket): Standing {
  if (person.archivedAt !== null) return 'none'
  if (ticket.requesterId === person.id) return 'requester'
  if (isAgent(person)) {
    if (person.role === 'admin' || ticket.assigneeId === person.id) return 'agent'
    if (linesOf(desk, person).includes(ticket.line)) return 'agent'
    if (isWatching(desk, person, ticket.number)) return 'watcher'
  }
  const reads = headsRequester(desk, person, ticket) || wasAsked(desk, person, ticket.number)
  return reads ? 'reader' : 'none'
}

/** Whether somebody reads the audit and takes it out: only admins. */
export function mayAudit(person: Person): boolean {
  return person.role === 'admin' && person.archivedAt === null
}

/**
 * Whether somebody may give another's Telegram account in or take it off. Whoever holds the account
 * signs in with it, so leads may only for those below them.
 */
export function mayLink(by: Person, person: Person): boolean {
  if (by.archivedAt !== null) return false
  if (by.role === 'admin') return true
  return by.role === 'lead' && (by.id === person.id || !['lead', 'admin'].includes(person.role))
}

/** The lines whose tickets are the person's work: those they serve in or lead, or did until they were archived. */
export function linesOf(desk: Desk, person: Person): string[] {
  if (!isAgent(person)) return []
  const { live, archived } = config(desk).lines
  return [...live, ...archived]
    .filter((line) => line.agents?.includes(person.key) || line.lead === person.key)
    .map((line) => line.key)
}

/** The lead of a line, as long as they are an agent. */
export function leadOf(desk: Desk, line: string): Person | undefined {
  const lead = personByKey(desk, config(desk).lines.get(line)?.lead ?? '')
  return lead && isAgent(lead) ? lead : undefined
}

/** Nobody decides about a request of their own; an admin may for whoever was asked. */
function mayApprove(desk: Desk, person: Person, ticket: Ticket): boolean {
  if (person.archivedAt !== null || ticket.requesterId === person.id) return false
  return person.role === 'admin' || isAsked(desk, person, ticket.number)
}

function isWatching(desk: Desk, person: Person, ticket: number): boolean {
  const mine = and(eq(watchers.ticket, ticket), eq(watchers.personId, person.id))
  return desk.db.select().from(watchers).where(mine).get() !== undefined
}

function headsRequester(desk: Desk, person: Person, ticket: Ticket): boolean {
  if (!config(desk).headsSee) return false
  const department = personById(desk, ticket.requesterId)?.department
  return department != null && config(desk).departments.get(department)?.head === person.key
}
