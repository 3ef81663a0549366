import { z } from 'zod'
import type { Desk } from '../../desk/desk.ts'
import { DeskError } from '../../desk/errors.ts'
import { config, type LiveService } from '../../desk/setup/config.ts'
import { instantAt } from '../../desk/sla/deadline-tester.ts'
import { defaultPriority } from '../../desk/tickets/routing.ts'
import { wallTime } from '../../locales/wall-time.ts'
import type { Question } from './tester-page.tsx'
import { policiesOf } from './uses.ts'

/** The address of the tester; what is left empty is the service's own, or now. */
export const questionSchema = z.object({
  service: z.string().max(64).default(''),
  priority: z.string().max(64).default(''),
  date: z.union([z.literal(''), z.iso.date().regex(/^20/)]).default(''),
  time: z.union([z.literal(''), z.iso.time({ precision: -1 })]).default(''),
})

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
  const [key] = service ? policiesOf(service) : []
  const policy = policies.get(key)
  const calendar = calendars.get(policy?.calendar)
  const chosen = asked.priority === '' ? undefined : priorities.get(asked.priority)?.key
  const isUnknown = asked.priority !== '' && chosen === undefined
  if (!service || !policy || !calendar || isUnknown) throw new DeskError('not_found')
  const now = wallTime(desk.now(), calendar.timezone)
  const date = asked.date || now.date
  const time = asked.time || now.time
  return {
    service,
    policy: policy.key,
    calendar,
    chosen,
    priority: chosen ?? service.priority ?? defaultPriority(desk),
    date,
    time,
    at: instantAt(calendar.timezone, date, time),
  }
}
