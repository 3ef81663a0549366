import { Field, inputOf } from '../deadlines/field.tsx'
import type { Faults, Fields } from '../deadlines/fields.ts'
import type { Reader } from '../panel.ts'

interface KeyFieldProps {
  reader: Reader
  fields: Fields
  faults: Faults
}

/** The key of a new object, which it keeps for good. */
export function KeyField({ reader: { t }, fields, faults }: KeyFieldProps) {
  return (
    <Field name="key" label={t('admin-key')} hint={t('admin-key-hint')} faults={faults}>
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
