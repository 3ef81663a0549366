import { Field, inputOf } from '../deadlines/field.tsx'
import type { Faults, Fields } from '../deadlines/fields.ts'
import type { Reader } from '../panel.ts'

interface KeyFieldProps {
  reader: Reader
  fields: Fields
  faults: Faults
  /** Whether an empty one is made from the name. */
  isMade?: boolean
}

/** The key of a new object, which it keeps for good. */
export function KeyField({ reader: { t }, fields, faults, isMade = false }: KeyFieldProps) {
  const hint = isMade ? `${t('admin-key-hint')} ${t('admin-key-made')}` : t('admin-key-hint')
  return (
    <Field name="key" label={t('admin-key')} hint={hint} faults={faults}>
      <input
        {...inputOf('key', faults)}
        value={fields.key ?? ''}
        maxlength={40}
        autocapitalize="none"
        spellcheck={false}
      />
    </Field>
  )
}
