import { config } from '../../desk/setup/config.ts'
import { labelOf } from '../../scenarios/answer-say.ts'
import type { Step } from '../../scenarios/step.ts'
import { say } from '../../scenarios/text.ts'
import { OWN } from '../filing/answer-fields.ts'
import { Icon } from '../frame/icon.tsx'
import type { Option } from '../frame/pick.tsx'
import type { Panel, Reader } from '../panel.ts'
import { PersonInput } from '../settings/person-input.tsx'
import { isOpen, openStep } from './answer-filter.ts'
import type { QueueQuery } from './filters.ts'

interface PickProps {
  panel: Panel
  reader: Reader
  query: QueueQuery
}

/** Filters a service by one answer, where its scenario has questions whose answers can be told apart. */
export function AnswerPick({ panel, reader, query }: PickProps) {
  const { desk } = panel
  const label = reader.t('admin-answer')
  const steps = config(desk).services.get(query.service)?.steps ?? []
  const groups = steps.flatMap((step) => {
    const values = valuesOf(step, reader)
    return values.length === 0 ? [] : [{ step, values }]
  })
  const opens = steps.filter(isOpen)
  if (groups.length + opens.length === 0) return null
  return (
    <>
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
          {opens.map((step) => (
            <option value={`${step.key}:`} selected={query.answer === `${step.key}:`}>
              {`${labelOf(step, reader.locale)}…`}
            </option>
          ))}
        </select>
        <Icon name="down" />
      </label>
      <OpenFields panel={panel} reader={reader} query={query} />
    </>
  )
}

/** Who, or from when till when, or from how much to how much. */
function OpenFields({ panel, reader, query }: PickProps) {
  const { t } = reader
  const step = openStep(panel.desk, query)
  if (!step) return null
  if (step.type === 'person') {
    const value = query.answer_person ?? ''
    return (
      <span class={value === '' ? 'pick typed' : 'pick typed on'}>
        <PersonInput
          panel={panel}
          reader={reader}
          name="answer_person"
          value={value}
          field={{ 'aria-label': labelOf(step, reader.locale) }}
        />
      </span>
    )
  }
  const type = step.type
  const bounds = type === 'number' ? { step: 'any' } : { min: '1900-01-01', max: '2199-12-31' }
  return (['answer_from', 'answer_to'] as const).map((name) => (
    <label class={query[name] === undefined ? 'pick typed' : 'pick typed on'}>
      {t(name === 'answer_from' ? 'admin-answer-from' : 'admin-answer-to')}
      <input type={type} name={name} value={query[name]} {...bounds} />
    </label>
  ))
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
