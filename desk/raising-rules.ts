import type { PriorityRule } from '../scenarios/pack-priorities.ts'
import { holds, minutesOf, type WhenFacts } from '../scenarios/when.ts'
import { addWorkingTime, workingTimeBetween } from './calendar.ts'
import { calendarOf } from './calendars.ts'
import { config } from './config.ts'
import type { Desk } from './desk.ts'
import { personById } from './people.ts'
import type { Ticket } from './tickets.ts'

/** When a rule about waiting will next raise the ticket's priority; null if none will. */
export function raisingTime(desk: Desk, ticket: Ticket): number | null {
  const rules = raisingRules(desk, ticket)
  const calendar = rules.length > 0 ? policyCalendar(desk, ticket) : undefined
  if (!calendar || ticket.unansweredSince === null || ticket.open === 0) return null
  const facts = factsOf(desk, ticket, Number.POSITIVE_INFINITY)
  const times = rules
    .filter((rule) => holds(rule.when, facts))
    .map((rule) => addWorkingTime(calendar, ticket.unansweredSince ?? 0, waitOf(rule)))
    .filter((time) => time !== null)
  return times.length > 0 ? Math.min(...times) : null
}

/** The priority to which waiting raises the ticket now: the first rule that holds and is above its own. */
export function raisedPriority(desk: Desk, ticket: Ticket): string | undefined {
  const calendar = policyCalendar(desk, ticket)
  if (!calendar || ticket.unansweredSince === null) return undefined
  const waited = workingTimeBetween(calendar, ticket.unansweredSince, desk.now())
  const facts = factsOf(desk, ticket, waited)
  return raisingRules(desk, ticket).find((rule) => holds(rule.when, facts))?.set
}

function raisingRules(desk: Desk, ticket: Ticket): PriorityRule[] {
  const { priorities, priorityRules } = config(desk)
  const rank = (key: string) => priorities.live.findIndex((one) => one.key === key)
  return priorityRules.filter(
    (rule) => 'waiting_for' in rule.when && rank(rule.set) > rank(ticket.priority),
  )
}

function policyCalendar(desk: Desk, ticket: Ticket) {
  return calendarOf(desk, config(desk).policies.get(ticket.policy)?.calendar)
}

function waitOf(rule: PriorityRule): number {
  const wanted = rule.when.waiting_for
  const durations = (Array.isArray(wanted) ? wanted : [wanted]).map((one) => minutesOf(String(one)))
  return Math.min(...durations.map((minutes) => minutes ?? Number.POSITIVE_INFINITY))
}

function factsOf(desk: Desk, ticket: Ticket, waitingMinutes: number): WhenFacts {
  const requester = personById(desk, ticket.requesterId)
  return {
    answers: ticket.answers,
    service: ticket.service,
    priority: ticket.priority,
    person: requester?.key,
    department: requester?.department ?? undefined,
    position: requester?.position ?? undefined,
    waitingMinutes,
  }
}
