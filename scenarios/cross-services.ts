import {
  dangling,
  danglingIn,
  each,
  type Loose,
  type LoosePack,
  type Names,
  noAgent,
} from './cross-names.ts'
import { faultsOfBraces, faultsOfSteps } from './cross-steps.ts'
import { faultsOfStarting, faultsOfSubtasks } from './cross-subtasks.ts'
import { faultsOfWhen, scopeOf } from './cross-when.ts'
import type { Finding, Path } from './fault.ts'
import { personInWord } from './pack-people.ts'
import type { Route, Service } from './pack-services.ts'

type LooseService = Loose<Service>

/** Services: whom they go to, who sees them, their scenarios, routes, approvals and subtasks. */
export function* faultsOfServices(pack: LoosePack, names: Names): Generator<Finding> {
  for (const [index, service] of each(pack.services)) {
    const path = ['services', index]
    const steps = service.steps ?? []
    yield* faultsOfRoute(service, path, names)
    yield* danglingIn(names, 'departments', service.who?.departments, [
      ...path,
      'who',
      'departments',
    ])
    yield* danglingIn(names, 'people', service.who?.people, [...path, 'who', 'people'])
    yield* faultsOfBraces(service.title, [...path, 'title'], steps)
    yield* faultsOfSteps(steps, [...path, 'steps'], names)
    yield* faultsOfRoutes(service, [...path, 'routes'], names)
    yield* faultsOfApproval(service, [...path, 'approval'], names)
    yield* faultsOfSubtasks(service, [...path, 'subtasks'], pack, names)
  }
  yield* faultsOfStarting(pack)
}

/** Where tickets go: a service says it, and each of its routes. */
function* faultsOfRoute(
  { line, assignee, policy, priority }: Loose<Omit<Route, 'when'>>,
  path: Path,
  names: Names,
): Generator<Finding> {
  yield* dangling(names, 'lines', line, [...path, 'line'])
  yield* dangling(names, 'people', assignee, [...path, 'assignee'])
  yield* noAgent(names, assignee, [...path, 'assignee'])
  yield* dangling(names, 'policies', policy, [...path, 'policy'])
  yield* dangling(names, 'priorities', priority, [...path, 'priority'])
}

function* faultsOfRoutes(service: LooseService, path: Path, names: Names): Generator<Finding> {
  const scope = scopeOf(names, service.steps ?? [])
  for (const [index, route] of each(service.routes)) {
    yield* faultsOfWhen(route.when, [...path, index, 'when'], scope)
    yield* faultsOfRoute(route, [...path, index], names)
  }
}

function* faultsOfApproval(
  { approval }: LooseService,
  path: Path,
  names: Names,
): Generator<Finding> {
  const approver = approval?.by === undefined ? undefined : personInWord(approval.by)
  yield* dangling(names, 'people', approver, [...path, 'by'])
  yield* dangling(names, 'people', approval?.stand_in, [...path, 'stand_in'])
}
