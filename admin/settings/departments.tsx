import { personByKey } from '../../desk/people/people.ts'
import type { PackDepartment } from '../../scenarios/pack-people.ts'
import { Field, inputOf } from '../deadlines/field.tsx'
import { keyOf } from '../deadlines/fields.ts'
import { PersonInput } from './person-input.tsx'
import { readPerson, typedName } from './read-person.ts'
import { given, type InputsProps, subject } from './subject.ts'
import { readText, TextInputs, textFields } from './text-inputs.tsx'

/** Departments with their heads. */
export const departments = subject<PackDepartment>({
  list: 'departments',
  icon: 'people',
  isOrdered: false,
  fieldsOf: ({ panel }, { name, head }) => ({
    ...textFields(panel, 'name', name),
    head: typedName(panel.desk, head),
  }),
  blank: () => ({}),
  read: ({ panel, reader }, fields, before) => {
    const head = readPerson(panel.desk, reader.t, fields.head ?? '', before?.head)
    if (!head.ok) return { ok: false, faults: { head: head.words } }
    return {
      ok: true,
      value: given({
        ...before,
        key: keyOf(fields, before),
        name: readText(fields, 'name', before?.name),
        head: head.key,
      }),
    }
  },
  Inputs,
  brief: ({ panel, reader }, { head }) =>
    head === undefined
      ? reader.t('admin-department-headless')
      : reader.t('admin-department-headed', { name: personByKey(panel.desk, head)?.name ?? head }),
})

function Inputs({ panel, reader, fields, faults }: InputsProps) {
  const { t } = reader
  return (
    <>
      <TextInputs
        {...{ reader, fields, faults }}
        name="name"
        label={t('admin-set-name')}
        max={200}
      />
      <Field
        name="head"
        label={t('admin-department-head')}
        hint={t('admin-department-head-hint')}
        faults={faults}
      >
        <PersonInput
          panel={panel}
          reader={reader}
          name="head"
          value={fields.head ?? ''}
          field={inputOf('head', faults)}
        />
      </Field>
    </>
  )
}
