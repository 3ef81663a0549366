import type { Answers } from '../../scenarios/answer.ts'
import type { Facts } from '../../scenarios/engine-facts.ts'
import { type Asked, pathOf } from '../../scenarios/engine-path.ts'
import type { Step } from '../../scenarios/step.ts'
import { keysOf } from '../../scenarios/when.ts'
import type { Desk } from '../desk.ts'
import type { Person } from '../people/people.ts'
import { config, type LiveService } from '../setup/config.ts'
import { type Decision, decide } from '../tickets/routing.ts'
import { type TestedTarget, testDeadlines } from './deadline-tester.ts'
import { type Raise, raisesAhead } from './raising-rules.ts'

/** A filing that is only imagined: by whom, with which answers, at a priority chosen or not. */
export interface Imagined {
  service: LiveService
  requester: Person | undefined
  answers: Answers
  /** The requester's local day, YYYY-MM-DD. */
  today: string
  priority: string | undefined
}

/** What waiting would raise the ticket to, and when it would be due then. */
interface TestedRaise extends Raise {
  targets: TestedTarget[]
}

/** The steps that a requester is asked by these answers and that a route or a priority rule depends on. */
export function decidingSteps(desk: Desk, imagined: Imagined): Asked[] {
  const named = namedSteps(desk, imagined.service)
  return pathFor(imagined).asked.filter(({ step }) => named.has(step.key))
}

/** Line, policy and priority that the filing would get, and what decides; a chosen priority beats both. */
export function testedDecision(desk: Desk, imagined: Imagined): Decision {
  const { service, requester, priority } = imagined
  const decision = decide(desk, service, requester, pathFor(imagined).answers)
  return priority === undefined ? decision : { ...decision, priority, rule: -1 }
}

/** How waiting from the filing on would raise its priority while nobody answers, earliest first. */
export function testedRaises(
  desk: Desk,
  imagined: Imagined,
  { policy, priority }: Decision,
  at: number,
): TestedRaise[] {
  const ticket = {
    answers: pathFor(imagined).answers,
    service: imagined.service.key,
    requesterId: imagined.requester?.id ?? 0,
    open: 1,
    unansweredSince: at,
    policy,
    priority,
  }
  return raisesAhead(desk, ticket).map((raise) => ({
    ...raise,
    targets: testDeadlines(desk, { policy: policy ?? '', priority: raise.set }, at),
  }))
}

/** Steps named by routes and rules, and those on which it depends whether these are asked. */
function namedSteps(desk: Desk, { steps, routes = [] }: LiveService): Set<string> {
  const conditions = [...routes, ...config(desk).priorityRules].map(({ when }) => when)
  const named = new Set(conditions.flatMap(keysOf))
  for (const step of steps.toReversed()) {
    if (named.has(step.key)) for (const key of conditionsOf(step)) named.add(key)
  }
  return named
}

function conditionsOf(step: Step): string[] {
  const options = step.type === 'choice' ? step.options : []
  return [step, ...options].flatMap(({ when }) => keysOf(when ?? {}))
}

function pathFor({ service, requester, answers, today }: Imagined) {
  const facts: Facts = {
    today,
    service: service.key,
    requester: {
      key: requester?.key,
      department: requester?.department ?? undefined,
      position: requester?.position ?? undefined,
    },
    people: () => ({ people: [], total: 0 }),
    person: () => undefined,
  }
  return pathOf(service.steps, answers, facts)
}
