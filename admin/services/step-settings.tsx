import type { Editor } from './editor.ts'
import type { StepForm } from './form.ts'
import { Options } from './options.tsx'
import { Field, Pick, Tick, Ticks, Word, Words } from './parts.tsx'
import { PeoplePicker } from './people-picker.tsx'

interface SettingsProps {
  ed: Editor
  /** The place of the step in the form. */
  name: string
  step: StepForm
  steps: readonly StepForm[]
}

/** What only steps of this type have. */
export function StepSettings({ ed, name, step, steps }: SettingsProps) {
  const { t } = ed
  const bounds = (key: string, hint?: string) => (
    <div class="two-fields">
      <Word
        ed={ed}
        name={`${name}.min`}
        label={t(`admin-service-${key}-min`)}
        value={shown(step.min, ed)}
        max={20}
      />
      <Word
        ed={ed}
        name={`${name}.max`}
        label={t(`admin-service-${key}-max`)}
        value={shown(step.max, ed)}
        max={20}
        hint={hint}
      />
    </div>
  )
  switch (step.type) {
    case 'choice':
      return <Options ed={ed} name={`${name}.options`} step={step} steps={steps} />
    case 'text':
      return bounds('text')
    case 'number':
      return (
        <>
          {bounds('number')}
          <Words ed={ed} name={`${name}.unit`} label={t('admin-service-unit')} value={step.unit} />
          <Tick
            name={`${name}.integer`}
            label={t('admin-service-integer')}
            on={step.integer === 'on'}
          />
        </>
      )
    case 'date':
      return bounds('date', t('admin-service-date-hint'))
    case 'person':
      return (
        <>
          <Field ed={ed} name={`${name}.departments`} label={t('admin-service-person-departments')}>
            <Ticks
              ed={ed}
              name={`${name}.departments`}
              label={t('admin-service-person-departments')}
              values={step.departments}
              choices={ed.lists.departments}
            />
          </Field>
          <Tick
            name={`${name}.other`}
            label={t('admin-service-person-other')}
            on={step.other === 'on'}
          />
        </>
      )
    case 'files':
      return bounds('files')
    default:
      return null
  }
}

/** What is proposed before anybody answers, and what a text has to look like: wanted less often. */
export function StepProposal({ ed, name, step }: SettingsProps) {
  const { t } = ed
  const label = t('admin-service-default')
  const place = `${name}.default`
  const requester = (
    <Tick
      name={`${name}.requester`}
      label={t(`admin-service-default-requester-${step.type === 'person' ? 'person' : 'contact'}`)}
      on={step.requester === 'on'}
    />
  )
  switch (step.type) {
    case 'text':
      return (
        <>
          <Word ed={ed} name={place} label={label} value={step.default} max={4000} />
          <Word
            ed={ed}
            name={`${name}.pattern`}
            label={t('admin-service-pattern')}
            hint={t('admin-service-pattern-about')}
            value={step.pattern}
            max={500}
          />
          <Words
            ed={ed}
            name={`${name}.pattern_hint`}
            label={t('admin-service-pattern-hint')}
            value={step.pattern_hint}
            max={500}
          />
        </>
      )
    case 'number':
      return <Word ed={ed} name={place} label={label} value={step.default} inputmode="decimal" />
    case 'date':
      return <Word ed={ed} name={place} label={label} value={shown(step.default, ed)} />
    case 'yes_no':
      return (
        <Pick
          ed={ed}
          name={place}
          label={label}
          value={step.default}
          none={t('admin-service-nothing')}
          choices={[
            ['yes', t('scenario-yes')],
            ['no', t('scenario-no')],
          ]}
        />
      )
    case 'person':
      return (
        <>
          {requester}
          <PeoplePicker
            ed={ed}
            name={place}
            label={label}
            keys={step.default === '' ? [] : [step.default]}
          />
        </>
      )
    case 'phone':
    case 'email':
      return (
        <>
          {requester}
          <Word ed={ed} name={place} label={label} value={step.default} />
        </>
      )
    default:
      return null
  }
}

/** A day as its reader writes it. */
function shown(value: string, { t }: Editor): string {
  return value.replace(/^today/, t('admin-service-today'))
}
