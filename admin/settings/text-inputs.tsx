import { config } from '../../desk/setup/config.ts'
import type { Locale, Text } from '../../scenarios/text.ts'
import { Fault, inputOf } from '../deadlines/field.tsx'
import type { Fields } from '../deadlines/fields.ts'
import type { Panel } from '../panel.ts'
import type { InputsProps } from './subject.ts'

const LANGUAGES = ['ru', 'en'] as const

/** The fields of a text; one for everybody stands in the company's language. */
export function textFields({ desk }: Panel, name: string, text: Text | undefined): Fields {
  const { locale } = config(desk)
  const own: { [language in Locale]?: string | undefined } =
    typeof text === 'string' ? { [locale]: text } : (text ?? {})
  return Object.fromEntries(LANGUAGES.map((one) => [`${name}.${one}`, own[one] ?? '']))
}

/** The text that the fields mean: one for everybody where one language is filled in. */
export function readText(fields: Fields, name: string, before: Text | undefined): Text {
  const typed = LANGUAGES.flatMap((one) => {
    const text = (fields[`${name}.${one}`] ?? '').replaceAll('\r\n', '\n').trim()
    return text === '' ? [] : [[one, text] as const]
  })
  const [only, ...more] = typed
  const wasOne = typeof before === 'object' && Object.keys(before).length === 1
  const isSame = wasOne && only !== undefined && only[0] in before
  if (more.length > 0 || isSame) return Object.fromEntries(typed)
  return only?.[1] ?? ''
}

interface TextProps extends Pick<InputsProps, 'reader' | 'fields' | 'faults'> {
  name: string
  label: string
  hint?: string
  /** Characters in each language. */
  max: number
  /** Lines of a long text. */
  rows?: number
  /** Where the filled-in text is shown while it is typed. */
  preview?: string
}

/** A text in both languages. */
export function TextInputs(props: TextProps) {
  const { reader, name, label, hint, fields, faults, max, rows, preview } = props
  const live = preview === undefined ? {} : liveTo(preview)
  return (
    <fieldset class="field">
      <legend>{label}</legend>
      {hint !== undefined && <p class="quiet">{hint}</p>}
      <div class={rows === undefined ? 'languages' : 'languages long'}>
        {LANGUAGES.map((one) => {
          const field = `${name}.${one}`
          const common = { ...inputOf(field, faults), maxlength: max, lang: one }
          return (
            <div class="language">
              <label for={field}>{reader.t(`admin-language-${one}`)}</label>
              {rows === undefined ? (
                <input {...common} value={fields[field] ?? ''} />
              ) : (
                <textarea {...common} {...live} rows={rows}>
                  {fields[field]}
                </textarea>
              )}
              <Fault name={field} faults={faults} />
            </div>
          )
        })}
      </div>
      <Fault name={name} faults={faults} />
    </fieldset>
  )
}

function liveTo(url: string) {
  return {
    'hx-post': url,
    'hx-trigger': 'input changed delay:150ms',
    'hx-target': '#text-preview',
    'hx-swap': 'innerHTML',
    'hx-include': 'closest form',
    'hx-sync': '#text-preview:replace',
  }
}
