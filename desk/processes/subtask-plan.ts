import { subtasks } from '../../db/tables/processes.ts'
import { cut } from '../../scenarios/answer-say.ts'
import { fillTemplate, wordsOf } from '../../scenarios/answer-title.ts'
import type { Subtask } from '../../scenarios/pack-services.ts'
import { isPublic } from '../../scenarios/step.ts'
import { say } from '../../scenarios/text.ts'
import { holds } from '../../scenarios/when.ts'
import type { Desk } from '../desk.ts'
import { personById } from '../people/people.ts'
import { config, type LiveService, stepsOf } from '../setup/config.ts'
import { factsOf } from '../tickets/routing.ts'
import type { Ticket } from '../tickets/tickets.ts'
import { advanceLater } from './subtask-rows.ts'

const LONGEST_TITLE = 120

/** Plans the subtasks of a new ticket's service: those whose condition holds. The ticker starts them. */
export function planSubtasks(desk: Desk, ticket: Ticket, service: LiveService): void {
  const requester = personById(desk, ticket.requesterId)
  if (!service.subtasks?.length || !requester) return
  const facts = { ...factsOf(service, requester, ticket.answers), priority: ticket.priority }
  const planned = service.subtasks.filter(({ when }) => when === undefined || holds(when, facts))
  const keys = planned.map(({ key }) => key)
  const { locale } = config(desk)
  // The requester reads the title when a subtask asks them something.
  const steps = stepsOf(desk, ticket.service, ticket.scenarioVersion).filter(isPublic)
  const words = wordsOf(steps, ticket.answers, locale, desk.words(locale))
  for (const one of planned) {
    const target = config(desk).services.get(one.service)
    const own = one.title === undefined ? '' : fillTemplate(say(one.title, locale), words)
    const name = target ? say(target.name, locale) : one.service
    desk.db
      .insert(subtasks)
      .values({
        parent: ticket.number,
        key: one.key,
        service: one.service,
        title: cut(own, LONGEST_TITLE) || cut(name, LONGEST_TITLE),
        answers: one.answers ?? {},
        after: [...new Set(awaited(service.subtasks, one, keys))],
        start: one.start ?? (service.approval ? 'approved' : 'filed'),
        state: 'planned',
        createdAt: desk.now(),
      })
      .onConflictDoNothing()
      .run()
  }
  if (planned.length > 0) advanceLater(desk, ticket.number)
}

/** What its condition left out is not waited for, but what that would have come after. */
function awaited(all: readonly Subtask[], { after = [] }: Subtask, keys: string[]): string[] {
  return after.flatMap((key) => {
    const before = all.find((one) => one.key === key)
    return keys.includes(key) || !before ? [key] : awaited(all, before, keys)
  })
}
