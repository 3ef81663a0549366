import { and, isNull, sql } from 'drizzle-orm'
import { people } from '../../db/tables/people.ts'
import { loads } from '../../db/tables/tickets.ts'
import type { Answers } from '../../scenarios/answer.ts'
import type { PriorityRule } from '../../scenarios/pack-priorities.ts'
import { holds, type WhenFacts } from '../../scenarios/when.ts'
import type { Desk } from '../desk.ts'
import { isAgent, type Person, personById, personByKey } from '../people/people.ts'
import { givenList, prepared } from '../prepared.ts'
import { setSetting, settingOf } from '../settings.ts'
import { config, type LiveService } from '../setup/config.ts'
import { isLineOpen } from '../time/calendars.ts'
import type { Ticket } from './tickets.ts'

const loadsOf = prepared((db) =>
  db
    .select()
    .from(loads)
    .where(sql`${loads.personId} in ${givenList('ids')}`)
    .prepare(),
)

const present = prepared((db) =>
  db
    .select()
    .from(people)
    .where(
      and(
        sql`${people.key} in ${givenList('keys')}`,
        isNull(people.awayAt),
        isNull(people.archivedAt),
      ),
    )
    .prepare(),
)

/** What conditions ask of a requester. */
type Requester = Pick<Person, 'key' | 'department' | 'position'>

/** What a filing comes to before anybody is chosen for it, and what decided. */
export interface Decision {
  line: string
  policy: string | null
  priority: string
  /** The fixed assignee's key, if any. */
  assignee: string | undefined
  /** Place of the service's route that holds; -1: none. */
  route: number
  /** Place of the priority rule that set the priority; -1: the route, the service or the default did. */
  rule: number
}

/** Decides line, policy and priority of a filing by routes and rules. */
export function decide(
  desk: Desk,
  service: LiveService,
  requester: Requester | undefined,
  answers: Answers,
): Decision {
  const facts = factsOf(service, requester, answers)
  const own = service.priority ?? defaultPriority(desk)
  const rules = config(desk).priorityRules
  const rule = filingRule(rules, { ...facts, priority: own })
  const ruled = rules[rule]?.set ?? own
  const at =
    service.routes?.findIndex((one) => holds(one.when, { ...facts, priority: ruled })) ?? -1
  const route = service.routes?.[at]
  return {
    line: route?.line ?? service.line,
    policy: route?.policy ?? service.policy ?? null,
    priority: route?.priority ?? ruled,
    assignee: route?.assignee ?? (route?.line ? undefined : service.assignee),
    route: at,
    rule: route?.priority === undefined ? rule : -1,
  }
}

/** Who begins with a ticket: the fixed assignee of its filing, else whom its line gives it; never its requester. */
export function firstAssignee(
  desk: Desk,
  { line, assignee }: Pick<Decision, 'line' | 'assignee'>,
  requesterId: number,
): number | null {
  const fixed = fixedAssignee(desk, assignee)
  return fixed !== null && fixed !== requesterId ? fixed : nextAssignee(desk, line, requesterId)
}

/** Whom an unassigned ticket is given by its service's routes and its line's way of assigning; null: nobody. */
export function assigneeFor(desk: Desk, ticket: Ticket): number | null {
  const service = config(desk).services.get(ticket.service)
  const requester = personById(desk, ticket.requesterId)
  if (!service || !requester) return null
  const { line, assignee } = decide(desk, service, requester, ticket.answers)
  const fixed = line === ticket.line ? assignee : undefined
  return firstAssignee(desk, { line: ticket.line, assignee: fixed }, requester.id)
}

/** Whom a line gives a ticket, by its way of assigning; null: nobody, it is taken by hand. Never its requester. */
export function nextAssignee(desk: Desk, lineKey: string, requesterId: number): number | null {
  const line = config(desk).lines.get(lineKey)
  if (!line || (line.assignment ?? 'manual') === 'manual') return null
  const able = agentsOnDuty(desk, lineKey).filter(({ id }) => id !== requesterId)
  if (able.length === 0) return null
  return line.assignment === 'round_robin' ? inTurn(desk, lineKey, able) : leastLoaded(desk, able)
}

/** The agents of a line who work now: its calendar is open and they are not away. */
export function agentsOnDuty(desk: Desk, lineKey: string): Person[] {
  const keys = config(desk).lines.get(lineKey)?.agents ?? []
  if (keys.length === 0 || !isLineOpen(desk, lineKey)) return []
  const rows = present(desk)
    .all({ keys: JSON.stringify(keys) })
    .filter(isAgent)
  return rows.sort((a, b) => keys.indexOf(a.key) - keys.indexOf(b.key))
}

/** What conditions are held against for a service, a requester and answers. */
export function factsOf(
  service: { key: string },
  requester: Requester | undefined,
  answers: Answers,
): WhenFacts {
  return {
    answers,
    service: service.key,
    person: requester?.key,
    department: requester?.department ?? undefined,
    position: requester?.position ?? undefined,
  }
}

/** The priority of a ticket for which nothing says one. */
function defaultPriority(desk: Desk): string {
  const { live } = config(desk).priorities
  return (
    (live.find((one) => one.default) ?? live[Math.floor((live.length - 1) / 2)])?.key ?? 'normal'
  )
}

/** The first rule that holds at filing; those about waiting have their turn later. */
function filingRule(rules: readonly PriorityRule[], facts: WhenFacts): number {
  return rules.findIndex(({ when }) => !('waiting_for' in when) && holds(when, facts))
}

function fixedAssignee(desk: Desk, key: string | undefined): number | null {
  const person = key === undefined ? undefined : personByKey(desk, key)
  const present = person && isAgent(person) && person.awayAt === null
  return present ? person.id : null
}

/** The next of the line after whoever had the last turn, though that one may be away by now. */
function inTurn(desk: Desk, line: string, able: Person[]): number | null {
  const setting = `turn:${line}`
  const keys = config(desk).lines.get(line)?.agents ?? []
  const last = personById(desk, settingOf<number>(desk, setting) ?? 0)
  const place = last ? keys.indexOf(last.key) : -1
  const next = able.find(({ key }) => keys.indexOf(key) > place) ?? able[0]
  if (!next) return null
  setSetting(desk, setting, next.id)
  return next.id
}

/** Who has the fewest open tickets. */
function leastLoaded(desk: Desk, able: Person[]): number | null {
  const ids = able.map(({ id }) => id)
  const found = loadsOf(desk).all({ ids: JSON.stringify(ids) })
  const open = new Map(found.map((load) => [load.personId, load.open]))
  const counts = ids.map((id) => open.get(id) ?? 0)
  return ids[counts.indexOf(Math.min(...counts))] ?? null
}
