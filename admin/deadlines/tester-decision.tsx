import { config } from '../../desk/setup/config.ts'
import { testedRaises } from '../../desk/sla/filing-tester.ts'
import { sayMoment, sayUntil, type TimeSpeech } from '../../locales/when.ts'
import { say } from '../../scenarios/text.ts'
import type { Panel, Reader } from '../panel.ts'
import { PriorityMark } from '../queue/marks.tsx'
import { conditionWords } from '../settings/condition-words.ts'
import { targetName } from '../ticket/clock-words.ts'
import type { Question } from './question.ts'
import { priorityName } from './uses.ts'

interface DecidedProps {
  panel: Panel
  reader: Reader
  question: Question
}

/** Line, policy and priority of the filing, each with the route or the rule that decided it. */
export function Decided({ panel, reader, question }: DecidedProps) {
  const { t, locale } = reader
  const { service, decision } = question
  const setup = config(panel.desk)
  const route = service.routes?.[decision.route]
  const byService = t('admin-test-by-service')
  const byRoute = route
    ? t('admin-test-by-route', {
        number: decision.route + 1,
        condition: conditionWords(panel.desk, reader, route.when, service.steps),
      })
    : byService
  const { name } = setup.lines.get(decision.line) ?? { name: decision.line }
  return (
    <dl class="facts decided">
      <div>
        <dt>{t('admin-line')}</dt>
        <dd>{say(name, locale)}</dd>
        <dd class="quiet">{route?.line === undefined ? byService : byRoute}</dd>
      </div>
      <div>
        <dt>{t('admin-policy')}</dt>
        <dd>{decision.policy ?? t('admin-test-policy-none')}</dd>
        <dd class="quiet">{route?.policy === undefined ? byService : byRoute}</dd>
      </div>
      <div>
        <dt>{t('admin-priority')}</dt>
        <dd>
          <PriorityMark desk={panel.desk} reader={reader} priority={decision.priority} />{' '}
          {priorityName(setup, decision.priority, locale)}
        </dd>
        <dd class="quiet">{priorityReason({ panel, reader, question }, byRoute)}</dd>
      </div>
    </dl>
  )
}

/** What waiting makes of the priority, and of the deadlines then. */
export function Raises({ panel, reader, question }: DecidedProps) {
  const { t, locale } = reader
  const { decision, at, timeZone } = question
  const speech = { ...reader.speech, timeZone }
  const setup = config(panel.desk)
  const raises = testedRaises(panel.desk, question, decision, at)
  if (raises.length === 0) return null
  return (
    <section class="tested">
      <h2>{t('admin-test-waiting')}</h2>
      {raises.map((raise) => (
        <div>
          <p>
            {t('admin-test-raised', {
              moment: sayMoment(raise.at, speech),
              priority: priorityName(setup, raise.set, locale),
              number: raise.rule + 1,
            })}
          </p>
          <ul class="uses">
            {raise.targets.map(({ target, dueAt }) => (
              <li class="quiet">
                {targetName(target, t)}: {raisedDue(dueAt, raise.at, speech)}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

function raisedDue(dueAt: number | null, raisedAt: number, speech: TimeSpeech): string {
  if (dueAt === null) return speech.t('admin-test-never')
  return dueAt <= raisedAt ? speech.t('admin-test-over-by-then') : sayUntil(dueAt, speech)
}

function priorityReason({ panel, reader, question }: DecidedProps, byRoute: string): string {
  const { t } = reader
  const { service, decision, priority } = question
  if (priority !== undefined) return t('admin-test-by-choice')
  if (service.routes?.[decision.route]?.priority !== undefined) return byRoute
  const rule = config(panel.desk).priorityRules[decision.rule]
  if (rule) {
    const condition = conditionWords(panel.desk, reader, rule.when, service.steps)
    return t('admin-test-by-rule', { number: decision.rule + 1, condition })
  }
  return t(service.priority === undefined ? 'admin-test-by-default' : 'admin-test-by-service')
}
