import { z } from 'zod'
import type { Desk } from '../../desk/desk.ts'
import { DeskError } from '../../desk/errors.ts'
import { config, type LiveService } from '../../desk/setup/config.ts'
import { instantAt } from '../../desk/sla/deadline-tester.ts'
import { type Imagined, testedDecision } from '../../desk/sla/filing-tester.ts'
import type { Decision } from '../../desk/tickets/routing.ts'
import { zoneOf } from '../../desk/time/calendars.ts'
import { wallTime } from '../../locales/wall-time.ts'
import type { Answer, Answers } from '../../scenarios/answer.ts'
import type { PackCalendar } from '../../scenarios/pack-calendars.ts'
import type { Step } from '../../scenarios/step.ts'
import { personTyped, type TypedPerson } from '../settings/typed-person.ts'
import { policiesOf } from './uses.ts'

/** The value of an own text among options. */
export const OWN = '_other'

/** The address of the tester; what is left empty is as a filing would have it, or now. */
export const questionSchema = z
  .object({
    service: z.string().max(64).default(''),
    priority: z.string().max(64).default(''),
    requester: z.string().max(200).default(''),
    date: z.union([z.literal(''), z.iso.date().regex(/^20/)]).default(''),
    time: z.union([z.literal(''), z.iso.time({ precision: -1 })]).default(''),
  })
  .catchall(z.string().max(200))

/** What is asked: a filing, and a moment on the clocks of the calendar that it would come under. */
export interface Question extends Imagined {
  decision: Decision
  /** Undefined: the filing has no policy, nothing is due. */
  calendar: PackCalendar | undefined
  timeZone: string
  /** What was typed for the requester, and whom it means. */
  typed: string
  found: TypedPerson | undefined
  date: string
  time: string
  at: number
}

/** The services whose tickets have deadlines. */
export function testedServices(desk: Desk): LiveService[] {
  return config(desk).services.live.filter((service) => policiesOf(service).length > 0)
}

/** What an address asks; undefined where no service has a policy. Throws `not_found` for unknown keys. */
export function readQuestion(
  desk: Desk,
  asked: z.infer<typeof questionSchema>,
): Question | undefined {
  const { calendars, policies, priorities } = config(desk)
  const services = testedServices(desk)
  const service =
    asked.service === '' ? services[0] : services.find(({ key }) => key === asked.service)
  if (!service && asked.service === '') return undefined
  const priority = asked.priority === '' ? undefined : priorities.get(asked.priority)?.key
  const isUnknown = asked.priority !== '' && priority === undefined
  if (!service || isUnknown) throw new DeskError('not_found')
  const found = asked.requester.trim() === '' ? undefined : personTyped(desk, asked.requester)
  const requester = found && 'person' in found ? found.person : undefined
  const answers = answersIn(service.steps, asked)
  const line = zoneOf(desk, { policy: service.policy ?? null, line: service.line })
  const today = asked.date || wallTime(desk.now(), line).date
  const imagined: Imagined = { service, requester, answers, today, priority }
  const decision = testedDecision(desk, imagined)
  const calendar = calendars.get(policies.get(decision.policy)?.calendar)
  const timeZone = zoneOf(desk, decision)
  const now = wallTime(desk.now(), timeZone)
  const date = asked.date || now.date
  const time = asked.time || now.time
  const at = instantAt(timeZone, date, time)
  return {
    ...imagined,
    decision,
    calendar,
    timeZone,
    typed: asked.requester,
    found,
    date,
    time,
    at,
  }
}

/** The name of a step's field. */
export function answerField(key: string): string {
  return `a.${key}`
}

function answersIn(steps: readonly Step[], asked: Record<string, string>): Answers {
  const given = steps.flatMap((step): [string, Answer][] => {
    const answer = answerIn(step, asked[answerField(step.key)] ?? '')
    return answer ? [[step.key, answer]] : []
  })
  return Object.fromEntries(given)
}

function answerIn({ type }: Step, typed: string): Answer | undefined {
  if (typed === '') return undefined
  switch (type) {
    case 'choice':
      return typed === OWN ? { type, keys: [], other: OWN } : { type, keys: [typed] }
    case 'yes_no':
      return { type, value: typed === 'yes' }
    case 'number': {
      const value = Number(typed.replace(',', '.'))
      return Number.isFinite(value) ? { type, value } : undefined
    }
    case 'text':
      return { type, text: typed }
    default:
      return undefined
  }
}
