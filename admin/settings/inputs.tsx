import { COLORS } from '../../scenarios/pack-colors.ts'
import { Fault, Field, inputOf } from '../deadlines/field.tsx'
import type { InputsProps } from './subject.ts'

type Common = Pick<InputsProps, 'reader' | 'fields' | 'faults'> & { name: string; label: string }

interface SelectProps extends Common {
  hint?: string
  options: readonly { key: string; name: string }[]
  /** What choosing nothing is called; absent: something is chosen. */
  none?: string
}

/** One of several, from a list. What is chosen but no more there stays chosen. */
export function Select({ name, label, hint, fields, faults, options, none }: SelectProps) {
  const chosen = fields[name] ?? ''
  const isGone = chosen !== '' && !options.some(({ key }) => key === chosen)
  return (
    <Field name={name} label={label} faults={faults} {...(hint === undefined ? {} : { hint })}>
      <select {...inputOf(name, faults)}>
        {none !== undefined && <option value="">{none}</option>}
        {isGone && (
          <option value={chosen} selected>
            {chosen}
          </option>
        )}
        {options.map(({ key, name: words }) => (
          <option value={key} selected={key === chosen}>
            {words}
          </option>
        ))}
      </select>
    </Field>
  )
}

/** Something that is so or not. */
export function Tick({ name, label, hint, fields, faults }: Common & { hint?: string }) {
  return (
    <div class="field">
      <label class="option" for={name}>
        <input
          {...inputOf(name, faults)}
          type="checkbox"
          value="on"
          checked={fields[name] === 'on'}
        />
        {label}
      </label>
      {hint !== undefined && <p class="quiet">{hint}</p>}
      <Fault name={name} faults={faults} />
    </div>
  )
}

interface ChoiceProps extends Common {
  options: readonly { key: string; name: string; about?: string }[]
}

/** One of few, each with what it means. */
export function Choice({ name, label, fields, faults, options }: ChoiceProps) {
  return (
    <fieldset class="field">
      <legend>{label}</legend>
      <div class={options.length > 3 ? 'options many' : 'options'}>
        {options.map(({ key, name: words, about }) => (
          <label class="option meaning">
            <input type="radio" name={name} value={key} checked={fields[name] === key} />
            <span>
              {words}
              {about !== undefined && <small class="quiet">{about}</small>}
            </span>
          </label>
        ))}
      </div>
      <Fault name={name} faults={faults} />
    </fieldset>
  )
}

/** A colour by its name and its look; none is a choice as well. */
export function ColorChoice({ reader: { t }, fields, faults }: Omit<Common, 'name' | 'label'>) {
  const chosen = fields.color ?? ''
  return (
    <fieldset class="field">
      <legend>{t('admin-color')}</legend>
      <div class="colors">
        {['', ...COLORS].map((color) => (
          <label class="color">
            <input type="radio" name="color" value={color} checked={chosen === color} />
            {color !== '' && <span class={`swatch color-${color}`} aria-hidden="true" />}
            {color === '' ? t('admin-color-none') : t(`admin-color-${color}`)}
          </label>
        ))}
      </div>
      <Fault name="color" faults={faults} />
    </fieldset>
  )
}

interface TicksProps extends Common {
  hint?: string
  options: readonly { key: string; name: string; about?: string }[]
}

/** Any of many, each by a tick of its own; long lists are found in by typing. */
export function Ticks({ reader: { t }, name, label, hint, fields, faults, options }: TicksProps) {
  const isLong = options.length > 12
  return (
    <fieldset class="field">
      <legend>{label}</legend>
      {hint !== undefined && <p class="quiet">{hint}</p>}
      {isLong && (
        <input
          type="search"
          data-filter={`ticks-${name}`}
          placeholder={t('admin-filter')}
          aria-label={t('admin-filter')}
          hidden
        />
      )}
      <div class={isLong ? 'setup-ticks long' : 'setup-ticks'} id={`ticks-${name}`}>
        {options.map(({ key, name: words, about }) => (
          <label class="option">
            <input
              type="checkbox"
              name={tickField(name, key)}
              value="on"
              checked={fields[tickField(name, key)] === 'on'}
            />
            <span>
              {words}
              {about !== undefined && <small class="quiet"> {about}</small>}
            </span>
          </label>
        ))}
      </div>
      <Fault name={name} faults={faults} />
    </fieldset>
  )
}

/** The fields of ticks. */
export function tickFields(name: string, keys: readonly string[] = []) {
  return Object.fromEntries(keys.map((key) => [tickField(name, key), 'on']))
}

/** The keys that are ticked: those that were before in their order, then new ones. */
export function readTicks(
  fields: Record<string, string>,
  name: string,
  before: readonly string[] = [],
): string[] {
  const ticked = Object.keys(fields)
    .filter((field) => field.startsWith(`${name}.`) && fields[field] === 'on')
    .map((field) => field.slice(name.length + 1))
  const kept = before.filter((key) => ticked.includes(key))
  return [...kept, ...ticked.filter((key) => !kept.includes(key))]
}

/** The field of one tick of a list. */
function tickField(name: string, key: string): string {
  return `${name}.${key}`
}
