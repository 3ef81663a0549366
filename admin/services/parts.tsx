import { Fault, inputOf as plainInput } from '../deadlines/field.tsx'
import { Icon, type IconName } from '../frame/icon.tsx'
import type { Child } from '../html/jsx-runtime.ts'
import type { Choice, Editor } from './editor.ts'
import { faultsAt } from './faults.ts'
import type { TextForm } from './form.ts'

interface PartProps {
  ed: Editor
  /** The place in the form, which is the name of the field too. */
  name: string
}

/** What is wrong with a field, where its `aria-describedby` finds it. */
export function Faults({ ed, name }: PartProps) {
  return <Fault name={name} faults={saidAt(ed, name)} />
}

/** What an input has: its name, and whether something is wrong with it. */
export function inputOf(ed: Editor, name: string) {
  return plainInput(name, saidAt(ed, name))
}

interface FieldProps extends PartProps {
  label: string
  hint?: string | undefined
  children?: Child
}

/** A label, what may be typed, the field itself and what is wrong with it. */
export function Field({ ed, name, label, hint, children }: FieldProps) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {children}
      {hint !== undefined && <p class="quiet">{hint}</p>}
      <Faults ed={ed} name={name} />
    </div>
  )
}

interface WordProps extends FieldProps {
  value: string
  max?: number
  placeholder?: string
  list?: string
  inputmode?: 'numeric' | 'decimal'
}

/** A field of one line. */
export function Word({ value, max = 200, placeholder, list, inputmode, ...field }: WordProps) {
  return (
    <Field {...field}>
      <input
        {...inputOf(field.ed, field.name)}
        value={value}
        maxlength={max}
        placeholder={placeholder}
        list={list}
        inputmode={inputmode}
      />
    </Field>
  )
}

interface WordsProps extends FieldProps {
  value: TextForm
  max?: number
  /** Lines of the field; one is a plain input. */
  rows?: number
  isFirst?: boolean
  /** The label stands in the empty field. */
  isInside?: boolean
  list?: string
}

/** A text in the company's language and, where it is wanted, in the other one. */
export function Words(props: WordsProps) {
  const { ed, name, label, hint } = props
  return (
    <div class="field words">
      <label for={`${name}.${ed.locale}`}>{label}</label>
      <WordsInputs {...props} />
      {hint !== undefined && <p class="quiet">{hint}</p>}
      <Faults ed={ed} name={name} />
    </div>
  )
}

/** The fields of such a text alone. */
export function WordsInputs({
  ed,
  name,
  label,
  value,
  max = 200,
  rows = 1,
  isFirst,
  isInside,
  list,
}: WordsProps) {
  const isFaulty = faultsAt(ed.faults, name).length > 0
  const input = (locale: typeof ed.locale, isSecond: boolean) => {
    const common = {
      id: `${name}.${locale}`,
      name: `${name}.${locale}`,
      maxlength: max,
      lang: locale,
      autocomplete: 'off' as const,
      'aria-label': `${label}, ${ed.t(`admin-service-language-${locale}`)}`,
      'aria-invalid': isFaulty ? ('true' as const) : undefined,
      'aria-describedby': isFaulty ? `fault-${name}` : undefined,
      ...(isInside && !isSecond ? { placeholder: label } : {}),
      ...(isSecond ? { placeholder: ed.t(`admin-service-language-${locale}`) } : {}),
      ...(isFirst && !isSecond ? { autofocus: true } : {}),
    }
    if (rows === 1)
      return <input {...common} value={value[locale]} list={isSecond ? undefined : list} />
    return (
      <textarea {...common} rows={rows}>
        {value[locale]}
      </textarea>
    )
  }
  return (
    <div class="words-inputs">
      {input(ed.locale, false)}
      <span class="second">{input(ed.other, true)}</span>
    </div>
  )
}

interface PickProps extends FieldProps {
  value: string
  choices: readonly Choice[]
  /** What choosing nothing means; without it something has to be chosen. */
  none?: string
  /** The form has other fields for another choice. */
  redraws?: boolean
}

/** A field with one of several. */
export function Pick(props: PickProps) {
  return (
    <Field {...props}>
      <Select {...props} />
    </Field>
  )
}

/** Such a field alone; what is chosen and is no longer there can be seen. */
export function Select({ ed, name, label, value, choices, none, redraws }: PickProps) {
  const isUnknown = value !== '' && !choices.some(([key]) => key === value)
  return (
    <select {...inputOf(ed, name)} aria-label={label} data-redraw={redraws ? '' : undefined}>
      {none !== undefined && <option value="">{none}</option>}
      {none === undefined && value === '' && <option value="">{ed.t('admin-choose')}</option>}
      {choices.map(([key, words]) => (
        <option value={key} selected={key === value}>
          {words}
        </option>
      ))}
      {isUnknown && (
        <option value={value} selected>
          {ed.t('admin-service-unknown', { key: value })}
        </option>
      )}
    </select>
  )
}

interface TickProps {
  name: string
  label: string
  on: boolean
  value?: string
  redraws?: boolean
}

/** A box to tick. */
export function Tick({ name, label, on, value = 'on', redraws }: TickProps) {
  return (
    <label class="option">
      <input
        type="checkbox"
        name={name}
        value={value}
        checked={on}
        data-redraw={redraws ? '' : undefined}
      />
      {label}
    </label>
  )
}

interface TicksProps extends PartProps {
  label: string
  values: readonly string[]
  choices: readonly Choice[]
}

/** Several of several, as small boxes in a row; what is no longer there can be unticked. */
export function Ticks({ ed, name, label, values, choices }: TicksProps) {
  const unknown = values.filter((value) => !choices.some(([key]) => key === value))
  const all = [
    ...choices,
    ...unknown.map((key): Choice => [key, ed.t('admin-service-unknown', { key })]),
  ]
  return (
    <fieldset class="ticks" id={name}>
      <legend class="unseen">{label}</legend>
      {all.map(([key, words]) => (
        <Tick name={`${name}[]`} value={key} label={words} on={values.includes(key)} />
      ))}
    </fieldset>
  )
}

interface DeedProps {
  /** What the button does to the form. */
  deed: string
  name: string
  icon?: IconName
  /** The words are there for hearing only. */
  isBare?: boolean
  class?: string
  disabled?: boolean
}

/** A button that changes the form; it works without a script, for it sends the whole form. */
export function Deed({ deed, name, icon, isBare, class: more = '', disabled }: DeedProps) {
  const look = isBare ? 'icon-button bare' : 'button'
  return (
    <button
      type="submit"
      name="do"
      value={deed}
      class={`${look} ${more}`}
      title={isBare ? name : undefined}
      disabled={disabled}
    >
      {icon && <Icon name={icon} />}
      {isBare ? <span class="unseen">{name}</span> : name}
    </button>
  )
}

/** Up, down and away, for one of a list. */
export function RowTools({
  ed,
  place,
  at,
  of,
  what,
}: {
  ed: Editor
  place: string
  at: number
  of: number
  what: string
}) {
  const { t } = ed
  return (
    <span class="row-tools">
      <Deed
        deed={`up:${place}.${at}`}
        name={t('admin-service-up', { what })}
        icon="up"
        isBare
        disabled={at === 0}
      />
      <Deed
        deed={`down:${place}.${at}`}
        name={t('admin-service-down', { what })}
        icon="down"
        isBare
        disabled={at === of - 1}
      />
      <Deed
        deed={`remove:${place}.${at}`}
        name={t('admin-service-remove', { what })}
        icon="close"
        isBare
      />
    </span>
  )
}

/** All that is wrong at a place of the form, as one text. */
function saidAt(ed: Editor, name: string): Record<string, string> {
  const faults = faultsAt(ed.faults, name)
  return faults.length > 0 ? { [name]: faults.map(({ words }) => words).join(' ') } : {}
}
