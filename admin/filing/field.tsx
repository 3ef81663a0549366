import type { FileRef } from '../../scenarios/answer.ts'
import { isOptional } from '../../scenarios/answer-check.ts'
import { boundsOf } from '../../scenarios/date.ts'
import type { Facts, Person } from '../../scenarios/engine-facts.ts'
import { type Asked, type AskedOf, isOf } from '../../scenarios/engine-path.ts'
import { say } from '../../scenarios/text.ts'
import { Icon } from '../frame/icon.tsx'
import type { Reader } from '../panel.ts'
import { fieldOf, OWN } from './answer-fields.ts'

/** At this many options a list to open takes less room than all of them. */
const MANY = 7

interface FieldProps {
  asked: Asked
  reader: Reader
  facts: Facts
  values: ReadonlyMap<string, readonly string[]>
  kept: readonly FileRef[]
  namesakes: readonly Person[]
  problem: string | undefined
}

/** One step of a scenario as a field of a form. */
export function Field(props: FieldProps) {
  const { asked, reader, problem } = props
  const { step } = asked
  const isGroup = step.type === 'yes_no' || (isOf(asked, 'choice') && !isList(asked))
  const label = (
    <>
      {say(step.ask, reader.locale)}
      {isOptional(step) && <small class="quiet">{reader.t('admin-optional')}</small>}
      {step.agents_only && <small class="chip">{reader.t('admin-agents-only')}</small>}
    </>
  )
  const rest = (
    <>
      {step.hint !== undefined && <p class="quiet">{say(step.hint, reader.locale)}</p>}
      <Input {...props} />
      {problem !== undefined && (
        <p class="fault" role="alert" id={`fault-${step.key}`}>
          {problem}
        </p>
      )}
    </>
  )
  if (isGroup) {
    return (
      <fieldset class="field" id={`step-${step.key}`}>
        <legend>{label}</legend>
        {rest}
      </fieldset>
    )
  }
  return (
    <div class="field" id={`step-${step.key}`}>
      <label for={`field-${step.key}`}>{label}</label>
      {rest}
    </div>
  )
}

function Input(props: FieldProps) {
  const { asked, facts, values } = props
  const { step } = asked
  if (isOf(asked, 'choice'))
    return isList(asked) ? (
      <Select {...props} asked={asked} />
    ) : (
      <Options {...props} asked={asked} />
    )
  if (isOf(asked, 'person')) return <PersonField {...props} asked={asked} />
  const name = fieldOf(step.key)
  const common = {
    id: `field-${step.key}`,
    name,
    'aria-invalid': props.problem === undefined ? undefined : ('true' as const),
  }
  const value = values.get(name)?.[0] ?? ''
  switch (step.type) {
    case 'text':
      return (
        <textarea {...common} rows={(step.max ?? 4096) > 200 ? 4 : 1} maxlength={step.max ?? 4096}>
          {value}
        </textarea>
      )
    case 'number':
      return (
        <span class="with-unit">
          <input {...common} inputmode="decimal" value={value} autocomplete="off" />
          {step.unit !== undefined && <span>{say(step.unit, props.reader.locale)}</span>}
        </span>
      )
    case 'date': {
      const { min, max } = boundsOf(step, facts.today)
      return <input {...common} type="date" min={min} max={max} value={value} />
    }
    case 'yes_no':
      return <YesNo {...props} />
    case 'phone':
      return <input {...common} type="tel" value={value} autocomplete="off" />
    case 'email':
      return <input {...common} type="email" value={value} autocomplete="off" />
    default:
      return <FilesField {...props} />
  }
}

function isList({ step, options }: AskedOf<'choice'>): boolean {
  return !step.multiple && options.length > MANY
}

type Choice = FieldProps & { asked: AskedOf<'choice'> }

function Select({ asked, reader, values }: Choice) {
  const { step, options } = asked
  const chosen = values.get(fieldOf(step.key))?.[0]
  return (
    <>
      <select id={`field-${step.key}`} name={fieldOf(step.key)}>
        <option value="">{reader.t('admin-choose')}</option>
        {options.map(({ option }) => (
          <option value={option.key} selected={option.key === chosen}>
            {say(option.name, reader.locale)}
          </option>
        ))}
        {step.other && (
          <option value={OWN} selected={chosen === OWN}>
            {reader.t('scenario-other')}
          </option>
        )}
      </select>
      {step.other && <Own step={step.key} values={values} reader={reader} />}
    </>
  )
}

function Options({ asked, reader, values }: Choice) {
  const { step, options } = asked
  const chosen = values.get(fieldOf(step.key)) ?? []
  const type = step.multiple ? 'checkbox' : 'radio'
  const option = (key: string, text: string) => (
    <label class="option">
      <input type={type} name={fieldOf(step.key)} value={key} checked={chosen.includes(key)} />
      {text}
    </label>
  )
  return (
    <div class="options">
      {options.map(({ option: one }) => option(one.key, say(one.name, reader.locale)))}
      {step.other && (
        <>
          {option(OWN, reader.t('scenario-other'))}
          <Own step={step.key} values={values} reader={reader} />
        </>
      )}
    </div>
  )
}

function Own({ step, values, reader }: { step: string } & Pick<FieldProps, 'values' | 'reader'>) {
  return (
    <input
      class="own"
      name={fieldOf(step, 'other')}
      value={values.get(fieldOf(step, 'other'))?.[0] ?? ''}
      maxlength={200}
      aria-label={reader.t('scenario-hint-own')}
      placeholder={reader.t('scenario-hint-own')}
    />
  )
}

function YesNo({ asked: { step }, reader, values }: FieldProps) {
  const chosen = values.get(fieldOf(step.key))?.[0]
  const option = (key: string, text: string) => (
    <label class="option">
      <input type="radio" name={fieldOf(step.key)} value={key} checked={chosen === key} />
      {text}
    </label>
  )
  return (
    <div class="options">
      {option('yes', reader.t('scenario-yes'))}
      {option('no', reader.t('scenario-no'))}
      {step.optional && option('', reader.t('admin-unsaid'))}
    </div>
  )
}

function PersonField({
  asked,
  reader,
  values,
  namesakes,
}: FieldProps & { asked: AskedOf<'person'> }) {
  const { step } = asked
  const id = values.get(fieldOf(step.key, 'id'))?.[0]
  return (
    <>
      <input
        id={`field-${step.key}`}
        name={fieldOf(step.key)}
        value={values.get(fieldOf(step.key))?.[0] ?? ''}
        maxlength={200}
        autocomplete="off"
        placeholder={reader.t('scenario-hint-person')}
      />
      {id !== undefined && <input type="hidden" name={fieldOf(step.key, 'id')} value={id} />}
      {namesakes.length > 0 && (
        <div class="options">
          {namesakes.map((person) => (
            <label class="option">
              <input type="radio" name={fieldOf(step.key, 'pick')} value={person.id} />
              <span>
                {person.name}
                {person.department && <small class="quiet"> {person.department}</small>}
              </span>
            </label>
          ))}
        </div>
      )}
    </>
  )
}

function FilesField({ asked: { step }, reader, kept }: FieldProps) {
  return (
    <>
      <ul class="chosen">
        {kept.map((file) => (
          <li>
            <input type="hidden" name={fieldOf(step.key, 'kept')} value={file.id} />
            <Icon name="clip" />
            {file.name}
          </li>
        ))}
      </ul>
      <label class="button attach">
        <Icon name="clip" />
        {reader.t('admin-attach')}
        <input
          id={`field-${step.key}`}
          class="unseen"
          type="file"
          name={fieldOf(step.key)}
          multiple
          data-limit={reader.t('admin-attach-limit')}
        />
      </label>
      <noscript>
        <p class="quiet">{reader.t('admin-attach-limit')}</p>
      </noscript>
    </>
  )
}
