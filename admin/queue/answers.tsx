import type { Desk } from '../../desk/desk.ts'
import { config } from '../../desk/setup/config.ts'
import type { AnswerFilter } from '../../desk/tickets/queue-answers.ts'
import { labelOf } from '../../scenarios/answer-say.ts'
import type { Step } from '../../scenarios/step.ts'
import { say } from '../../scenarios/text.ts'
import { OWN } from '../filing/answer-fields.ts'
import { Icon } from '../frame/icon.tsx'
import type { Reader } from '../panel.ts'
import type { Option } from './filter-bar.tsx'
import type { QueueQuery } from './filters.ts'

/** What `step:value` of an address means in a service as it is now; nothing where it means nothing. */
export function answerFilter(
  desk: Desk,
  { service, answer }: Pick<QueueQuery, 'service' | 'answer'>,
): AnswerFilter | undefined {
  const [key = '', value = ''] = answer?.split(':') ?? []
  const step = config(desk)
    .services.get(service)
    ?.steps.find((one) => one.key === key)
  if (step?.type === 'yes_no' && (value === 'yes' || value === 'no')) {
    return { step: key, type: 'yes_no', value: value === 'yes' }
  }
  if (step?.type !== 'choice') return undefined
  if (value === OWN) return step.other ? { step: key, type: 'other' } : undefined
  const isOption = step.options.some((one) => one.key === value)
  return isOption ? { step: key, type: 'choice', key: value } : undefined
}

interface PickProps {
  desk: Desk
  reader: Reader
  query: QueueQuery
}

/** Filters a service by one answer, where its scenario has questions with a choice. */
export function AnswerPick({ desk, reader, query }: PickProps) {
  const label = reader.t('admin-answer')
  const steps = config(desk).services.get(query.service)?.steps ?? []
  const groups = steps.flatMap((step) => {
    const values = valuesOf(step, reader)
    return values.length === 0 ? [] : [{ step, values }]
  })
  if (groups.length === 0) return null
  return (
    <label class={query.answer === undefined ? 'pick' : 'pick on'}>
      <span class="unseen">{label}</span>
      <select name="answer">
        <option value="">{label}</option>
        {groups.map(({ step, values }) => (
          <optgroup label={labelOf(step, reader.locale)}>
            {values.map(([value, name]) => (
              <option
                value={`${step.key}:${value}`}
                selected={query.answer === `${step.key}:${value}`}
              >
                {name}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <Icon name="down" />
    </label>
  )
}

function valuesOf(step: Step, { t, locale }: Reader): Option[] {
  if (step.type === 'yes_no') {
    return [
      ['yes', t('scenario-yes')],
      ['no', t('scenario-no')],
    ]
  }
  if (step.type !== 'choice') return []
  const options = step.options.map((one): Option => [one.key, say(one.name, locale)])
  return step.other ? [...options, [OWN, t('scenario-other')]] : options
}
