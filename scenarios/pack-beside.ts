import type { KeyedList, Pack } from './pack.ts'
import { personInWord } from './pack-people.ts'
import type { Route, Service } from './pack-services.ts'
import type { Step } from './step.ts'
import type { When } from './when.ts'

/** What a desk has already: the keys of others by list, and its priorities. */
interface Beside {
  /** Keys that something else than this pack holds. */
  taken: Partial<Record<KeyedList, ReadonlySet<string>>>
  priorities: ReadonlySet<string>
}

const LONGEST_KEY = 32

type Rename = (list: KeyedList, key: string) => string

/**
 * A ready desk as it is added to another one: it brings its people, lines, policies and services under
 * keys of their own where theirs are taken, and goes by the statuses and priorities that are there.
 * The same pack beside the same desk comes out the same.
 */
export function packBeside(pack: Pack, { taken, priorities }: Beside): Pack {
  const rename: Rename = (list, key) => {
    if (!taken[list]?.has(key)) return key
    const end = `-${pack.pack}`
    return `${key.slice(0, Math.max(1, LONGEST_KEY - end.length))}${end}`.slice(0, LONGEST_KEY)
  }
  const { statuses: _s, priorities: _p, priority_rules: _r, ...rest } = pack
  const person = (key: string) => rename('people', key)
  return {
    ...rest,
    ...(pack.free_text && { free_text: rename('services', pack.free_text) }),
    ...(pack.calendars && {
      calendars: pack.calendars.map((one) => ({ ...one, key: rename('calendars', one.key) })),
    }),
    ...(pack.departments && {
      departments: pack.departments.map((one) => ({
        ...one,
        key: rename('departments', one.key),
        ...(one.head && { head: person(one.head) }),
      })),
    }),
    ...(pack.people && {
      people: pack.people.map((one) => ({
        ...one,
        key: person(one.key),
        ...(one.department && { department: rename('departments', one.department) }),
        ...(one.manager && { manager: person(one.manager) }),
      })),
    }),
    ...(pack.lines && { lines: pack.lines.map((one) => lineBeside(one, rename)) }),
    ...(pack.policies && {
      policies: pack.policies.map((one) => policyBeside(one, rename, priorities)),
    }),
    ...(pack.services && {
      services: pack.services.map((one) => serviceBeside(one, rename, priorities)),
    }),
    ...(pack.canned_replies && {
      canned_replies: pack.canned_replies.map((one) => ({
        ...one,
        key: rename('canned_replies', one.key),
        ...(one.lines && { lines: one.lines.map((key) => rename('lines', key)) }),
      })),
    }),
    ...(pack.articles && {
      articles: pack.articles.map((one) => ({
        ...one,
        key: rename('articles', one.key),
        ...(one.services && { services: one.services.map((key) => rename('services', key)) }),
      })),
    }),
  }
}

function lineBeside(line: NonNullable<Pack['lines']>[number], rename: Rename) {
  const { ranking } = line
  const person = (key: string) => rename('people', key)
  return {
    ...line,
    key: rename('lines', line.key),
    ...(line.agents && { agents: line.agents.map(person) }),
    ...(line.lead && { lead: person(line.lead) }),
    ...(line.calendar && { calendar: rename('calendars', line.calendar) }),
    ...(line.escalates_to && { escalates_to: rename('lines', line.escalates_to) }),
    ...(ranking && {
      ranking: {
        ...ranking,
        to: rename('lines', ranking.to),
        owners: Object.fromEntries(
          Object.entries(ranking.owners).map(([part, owner]) => [
            rename('departments', part),
            person(owner),
          ]),
        ),
      },
    }),
  }
}

/** Targets of a priority that the desk does not have go; where none is left, the fastest hold for any. */
function policyBeside(
  policy: NonNullable<Pack['policies']>[number],
  rename: Rename,
  priorities: ReadonlySet<string>,
) {
  const all = Object.entries(policy.targets)
  const known = all.filter(([priority]) => priority === 'any' || priorities.has(priority))
  const targets = known.length > 0 ? known : all.slice(-1).map(([, target]) => ['any', target])
  return {
    ...policy,
    key: rename('policies', policy.key),
    calendar: rename('calendars', policy.calendar),
    targets: Object.fromEntries(targets) as typeof policy.targets,
    ...(policy.reminders && {
      reminders: policy.reminders.map((one) => ({
        ...one,
        ...(one.notify && { notify: one.notify.map((word) => wordBeside(word, rename)) }),
      })),
    }),
  }
}

function serviceBeside(service: Service, rename: Rename, priorities: ReadonlySet<string>): Service {
  const { who, approval, subtasks, routes } = service
  const isKnown = ({ when }: Route) =>
    [when.priority].flat().every((one) => one === undefined || priorities.has(String(one)))
  return {
    ...routeBeside(service, rename, priorities),
    key: rename('services', service.key),
    ...(who && {
      who: {
        ...who,
        ...(who.departments && {
          departments: who.departments.map((key) => rename('departments', key)),
        }),
        ...(who.people && { people: who.people.map((key) => rename('people', key)) }),
      },
    }),
    steps: service.steps.map((step) => stepBeside(step, rename)),
    ...(routes && {
      routes: routes.filter(isKnown).flatMap((route) => {
        const kept = routeBeside(route, rename, priorities)
        const leads = kept.line ?? kept.assignee ?? kept.policy ?? kept.priority
        return leads === undefined ? [] : [{ ...kept, when: whenBeside(route.when, rename) }]
      }),
    }),
    ...(approval && {
      approval: {
        ...approval,
        by: wordBeside(approval.by, rename),
        ...(approval.stand_in && { stand_in: rename('people', approval.stand_in) }),
      },
    }),
    ...(subtasks && {
      subtasks: subtasks.map((one) => ({
        ...one,
        service: rename('services', one.service),
        ...(one.when && { when: whenBeside(one.when, rename) }),
      })),
    }),
  }
}

function routeBeside<T extends Omit<Route, 'when'>>(
  route: T,
  rename: Rename,
  priorities: ReadonlySet<string>,
): T {
  const { priority, ...rest } = route
  return {
    ...rest,
    ...(route.line && { line: rename('lines', route.line) }),
    ...(route.assignee && { assignee: rename('people', route.assignee) }),
    ...(route.policy && { policy: rename('policies', route.policy) }),
    ...(priority !== undefined && priorities.has(priority) && { priority }),
  } as T
}

function stepBeside(step: Step, rename: Rename): Step {
  const when = step.when && { when: whenBeside(step.when, rename) }
  if (step.type === 'choice') {
    const options = step.options.map((one) => ({
      ...one,
      ...(one.when && { when: whenBeside(one.when, rename) }),
    }))
    return { ...step, ...when, options }
  }
  if (step.type !== 'person') return { ...step, ...when }
  const isPerson = step.default !== undefined && step.default !== 'requester'
  return {
    ...step,
    ...when,
    ...(step.departments && {
      departments: step.departments.map((key) => rename('departments', key)),
    }),
    ...(isPerson && step.default && { default: rename('people', step.default) }),
  }
}

const LISTS: Record<string, KeyedList> = {
  service: 'services',
  department: 'departments',
  person: 'people',
}

function whenBeside(when: When, rename: Rename): When {
  return Object.fromEntries(
    Object.entries(when).map(([key, value]) => {
      if (typeof value === 'object' && !Array.isArray(value))
        return [key, whenBeside(value, rename)]
      const list = LISTS[key]
      if (list === undefined) return [key, value]
      return [
        key,
        Array.isArray(value)
          ? value.map((one) => rename(list, String(one)))
          : rename(list, String(value)),
      ]
    }),
  )
}

function wordBeside<T extends string>(word: T, rename: Rename): T {
  const key = personInWord(word)
  return (key === undefined ? word : `person:${rename('people', key)}`) as T
}
