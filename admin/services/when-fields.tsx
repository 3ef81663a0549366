import { type Choice, type Editor, personName, stepName } from './editor.ts'
import type { StepForm, WhenForm, WhenRow } from './form.ts'
import { Deed, Faults, Select, Ticks } from './parts.tsx'
import { SIGNS } from './when-rows.ts'

interface WhenProps {
  ed: Editor
  /** The place of the condition in the form. */
  name: string
  when: WhenForm
  /** Steps that are asked before. */
  steps: readonly StepForm[]
  label: string
  /** What holds without any condition. */
  always: string
}

/** A condition by picking: rows that all have to hold. */
export function WhenFields({ ed, name, when, steps, label, always }: WhenProps) {
  const { t } = ed
  const blank = { key: '', how: 'is', values: [] }
  return (
    <fieldset class="when field" id={name}>
      <legend>{label}</legend>
      {[...when.rows, blank].map((row, at) => (
        <Row
          ed={ed}
          name={`${name}.rows.${at}`}
          row={row}
          steps={steps}
          none={at === 0 && when.rest === '' ? always : t('admin-service-when-more')}
        />
      ))}
      {when.rest !== '' && (
        <p class="when-rest">
          <span class="quiet">{t('admin-service-when-rest')}</span> <code>{when.rest}</code>
          <input type="hidden" name={`${name}.rest`} value={when.rest} />
          <Deed
            deed={`clear:${name}.rest`}
            name={t('admin-service-remove', { what: t('admin-service-condition') })}
            icon="close"
            isBare
          />
        </p>
      )}
      <Faults ed={ed} name={name} />
    </fieldset>
  )
}

interface RowProps {
  ed: Editor
  name: string
  row: WhenRow
  steps: readonly StepForm[]
  none: string
}

function Row({ ed, name, row, steps, none }: RowProps) {
  const { t } = ed
  const step = steps.find(({ key }) => key === row.key)
  const keys: Choice[] = [
    ...steps.map(
      (one): Choice => [one.key, t('admin-service-when-step', { step: stepName(one, ed) })],
    ),
    ['department', t('admin-service-when-department')],
    ['position', t('admin-service-when-position')],
    ['person', t('admin-service-when-person')],
  ]
  const isCounted = step?.type === 'number' || step?.type === 'files'
  const hows: Choice[] = [
    ['is', t(isCounted ? 'admin-service-how-equal' : 'admin-service-how-is')],
    ...(isCounted
      ? SIGNS.map((sign): Choice => [sign, t(`admin-service-how-${SIGN_WORDS[sign]}`)])
      : []),
    ['not', t('admin-service-how-not')],
  ]
  return (
    <div class="when-row">
      <Select
        ed={ed}
        name={`${name}.key`}
        label={t('admin-service-when-what')}
        value={row.key}
        choices={keys}
        none={none}
        redraws
      />
      {row.key !== '' && (
        <>
          <Select
            ed={ed}
            name={`${name}.how`}
            label={t('admin-service-when-how')}
            value={row.how || 'is'}
            choices={hows}
          />
          <Values ed={ed} name={`${name}.values`} row={row} step={step} />
          <Deed
            deed={`remove:${name}`}
            name={t('admin-service-remove', { what: t('admin-service-condition') })}
            icon="close"
            isBare
          />
        </>
      )}
    </div>
  )
}

const SIGN_WORDS = { '>': 'more', '>=': 'least', '<': 'less', '<=': 'most' } as const

interface ValuesProps {
  ed: Editor
  name: string
  row: WhenRow
  step: StepForm | undefined
}

function Values({ ed, name, row, step }: ValuesProps) {
  const { t } = ed
  const choices = choicesOf(ed, row, step)
  const label = t('admin-service-when-values')
  if (choices) {
    return <Ticks ed={ed} name={name} label={label} values={row.values} choices={choices} />
  }
  const isPerson = row.key === 'person' || step?.type === 'person'
  const isOne = step?.type === 'number' || step?.type === 'files'
  const shown = row.values.map((value) => (isPerson ? personName(ed, value) : value))
  const fields = isOne ? [shown[0] ?? ''] : [...shown, '']
  return (
    <span class="when-values">
      {fields.map((value) => (
        <input
          name={`${name}[]`}
          value={value}
          maxlength={200}
          autocomplete="off"
          aria-label={label}
          placeholder={isPerson ? t('admin-people-search') : undefined}
          list={row.key === 'position' ? 'positions' : undefined}
        />
      ))}
    </span>
  )
}

/** What a row can be picked from; undefined where it is typed. */
function choicesOf(ed: Editor, row: WhenRow, step: StepForm | undefined): Choice[] | undefined {
  const { t, reader } = ed
  const { locale } = reader
  if (row.key === 'department') return ed.lists.departments
  if (step?.type === 'yes_no') {
    return [
      ['yes', t('scenario-yes')],
      ['no', t('scenario-no')],
    ]
  }
  if (step?.type !== 'choice') return undefined
  const options = step.options.map(
    (one): Choice => [one.key, one.name[locale] || one.name.ru || one.name.en || one.key],
  )
  return step.other === 'on' ? [...options, ['_other', t('scenario-other')]] : options
}
