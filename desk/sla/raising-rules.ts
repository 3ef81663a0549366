import { holds, minutesOf, type WhenFacts } from '../../scenarios/when.ts'
import { addWorkingTime } from '../calendar.ts'
import type { Desk } from '../desk.ts'
import { lastEvent } from '../events.ts'
import { personById } from '../people/people.ts'
import { config } from '../setup/config.ts'
import type { Ticket } from '../tickets/tickets.ts'
import { calendarOf } from '../time/calendars.ts'

/** A priority to which waiting raises a ticket, when, and by which rule of the set-up. */
export interface Raise {
  at: number
  set: string
  rule: number
}

/** What the rules about waiting ask of a ticket. */
type Waiting = Pick<
  Ticket,
  'answers' | 'open' | 'policy' | 'priority' | 'requesterId' | 'service' | 'unansweredSince'
>

/** When waiting will next raise the ticket's priority (or should have); null if it will not. */
export function raisingTime(desk: Desk, ticket: Ticket): number | null {
  const [first] = raisesOf(desk, ticket)
  return first?.at ?? null
}

/** The priority to which waiting has raised the ticket by now; undefined where it has not. */
export function raisedPriority(desk: Desk, ticket: Ticket): string | undefined {
  const due = raisesOf(desk, ticket).filter(({ at }) => at <= desk.now())
  return due.sort((a, b) => rank(desk, a.set) - rank(desk, b.set)).at(-1)?.set
}

/** What waiting raises a ticket to while nobody answers, earliest first. */
export function raisesAhead(desk: Desk, ticket: Waiting): Raise[] {
  return turnsOf(desk, ticket)
    .filter(({ set }) => rank(desk, set) > rank(desk, ticket.priority))
    .reverse()
}

function raisesOf(desk: Desk, ticket: Ticket): Raise[] {
  const raises = raisesAhead(desk, ticket)
  if (!raises.some(({ at }) => at <= desk.now())) return raises
  // What somebody has set since then stands until the ticket has waited longer still.
  const setAt = lastEvent(desk, ticket.number, 'priority_changed')?.at ?? 0
  return raises.filter(({ at }) => at > setAt)
}

/** The rules about waiting in the order of the pack, each with when it becomes the first that holds. */
function turnsOf(desk: Desk, ticket: Waiting): Raise[] {
  const { policies, priorityRules } = config(desk)
  const rules = [...priorityRules.entries()].filter(([, { when }]) => 'waiting_for' in when)
  const since = ticket.unansweredSince
  if (rules.length === 0 || since === null || ticket.open === 0) return []
  const calendar = calendarOf(desk, policies.get(ticket.policy)?.calendar)
  if (!calendar) return []
  const facts = factsOf(desk, ticket)
  const turns: Raise[] = []
  for (const [rule, { when, set }] of rules.filter(([, { when }]) => holds(when, facts))) {
    const at = addWorkingTime(calendar, since, waitOf(when.waiting_for))
    // First match wins: after an earlier rule holds, this one has no turn any more.
    if (at !== null && at < (turns.at(-1)?.at ?? Infinity)) turns.push({ at, set, rule })
  }
  return turns
}

function waitOf(wanted: unknown): number {
  const durations = (Array.isArray(wanted) ? wanted : [wanted]).map((one) => minutesOf(String(one)))
  return Math.min(...durations.map((minutes) => minutes ?? 0))
}

function rank(desk: Desk, key: string): number {
  return config(desk).priorities.live.findIndex((one) => one.key === key)
}

/** The ticket as it will be once it has waited for ever. */
function factsOf(desk: Desk, ticket: Waiting): WhenFacts {
  const requester = personById(desk, ticket.requesterId)
  return {
    answers: ticket.answers,
    service: ticket.service,
    priority: ticket.priority,
    person: requester?.key,
    department: requester?.department ?? undefined,
    position: requester?.position ?? undefined,
    waitingMinutes: Infinity,
  }
}
