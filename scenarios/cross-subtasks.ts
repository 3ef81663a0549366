import { cyclesIn, wayRound } from './cross-cycles.ts'
import { dangling, each, type Loose, type LoosePack, type Names } from './cross-names.ts'
import { faultsOfBraces } from './cross-steps.ts'
import { faultsOfWhen, type LooseStep, scopeOf } from './cross-when.ts'
import { type Finding, type Path, quote } from './fault.ts'
import type { Service, Subtask } from './pack-services.ts'

type LooseService = Loose<Service>
type LooseSubtask = Loose<Subtask>

/** The subtasks of a service: what they start, fill in, wait for and are named after. */
export function* faultsOfSubtasks(
  service: LooseService,
  path: Path,
  pack: LoosePack,
  names: Names,
): Generator<Finding> {
  const steps = service.steps ?? []
  for (const [index, subtask] of each(service.subtasks)) {
    const place = [...path, index]
    yield* dangling(names, 'services', subtask.service, [...place, 'service'])
    yield* faultsOfBraces(subtask.title, [...place, 'title'], steps)
    yield* faultsOfWhen(subtask.when, [...place, 'when'], scopeOf(names, steps))
    yield* faultsOfAnswers(subtask, [...place, 'answers'], steps, pack)
  }
  yield* faultsOfOrder(service.subtasks ?? [], path)
}

/** Services whose subtasks would start each other for ever; a hand stops by itself. */
export function* faultsOfStarting(pack: LoosePack): Generator<Finding> {
  const next = new Map<string, string[]>()
  for (const [, { key, subtasks }] of each(pack.services)) {
    if (key === undefined) continue
    const alone = [...each(subtasks)].filter(([, { start }]) => start !== 'by_hand')
    next.set(
      key,
      alone.flatMap(([, { service }]) => service ?? []),
    )
  }
  for (const cycle of cyclesIn(next)) {
    const [first, second = first] = cycle
    const service = pack.services?.findIndex((one) => one?.key === first) ?? 0
    const subtasks = pack.services?.[service]?.subtasks ?? []
    const subtask = subtasks.findIndex((one) => one?.service === second && one?.start !== 'by_hand')
    const path = ['services', service, 'subtasks', subtask, 'service']
    yield { path, message: wayRound(cycle) }
  }
}

function* faultsOfAnswers(
  subtask: LooseSubtask,
  path: Path,
  parents: readonly (LooseStep | undefined)[],
  pack: LoosePack,
): Generator<Finding> {
  const service = pack.services?.find((one) => one?.key === subtask.service)
  const among = new Set((service?.steps ?? []).flatMap((step) => step?.key ?? []))
  for (const [key, answer] of Object.entries(subtask.answers ?? {})) {
    const place = [...path, key]
    if (service?.steps && !among.has(key)) {
      const message = `the service ${service.key} has no such step`
      yield { path: place, message, wrong: key, among }
    }
    const step = service?.steps?.find((one) => one?.key === key)
    yield* faultsOfAnswer(answer, place, step, parents)
  }
}

function* faultsOfAnswer(
  answer: NonNullable<LooseSubtask['answers']>[string],
  path: Path,
  step: LooseStep | undefined,
  parents: readonly (LooseStep | undefined)[],
): Generator<Finding> {
  for (const one of [answer].flat()) {
    if (typeof one !== 'string') continue
    yield* faultsOfBraces(one, path, parents)
    if (step?.type !== 'choice' || !step.options || step.other || one.includes('{')) continue
    const among = new Set(step.options.flatMap((option) => option?.key ?? []))
    if (!among.has(one))
      yield { path, message: `no option has the key ${quote(one)}`, wrong: one, among }
  }
}

function* faultsOfOrder(
  subtasks: readonly (LooseSubtask | undefined)[],
  path: Path,
): Generator<Finding> {
  const next = new Map<string, string[]>()
  for (const [, { key = '', after }] of each(subtasks)) {
    next.set(
      key,
      (after ?? []).flatMap((one) => one ?? []),
    )
  }
  for (const [index, { after }] of each(subtasks)) {
    for (const [at, key] of each(after)) {
      if (next.has(key)) continue
      const among = next.keys()
      yield {
        path: [...path, index, 'after', at],
        message: `no subtask has the key ${quote(key)}`,
        wrong: key,
        among,
      }
    }
  }
  for (const cycle of cyclesIn(next)) {
    const index = subtasks.findIndex((one) => one?.key === cycle[0])
    yield { path: [...path, index, 'after'], message: wayRound(cycle) }
  }
}
