import type { Priority } from '../../scenarios/pack-priorities.ts'
import { keyOf } from '../deadlines/fields.ts'
import { PriorityMark } from '../queue/marks.tsx'
import { ColorChoice } from './inputs.tsx'
import { given, type InputsProps, subject } from './subject.ts'
import { readText, TextInputs, textFields } from './text-inputs.tsx'

/** Priorities from low to high; which one is the default is said on its page. */
export const priorities = subject<Priority>({
  list: 'priorities',
  icon: 'star',
  isOrdered: true,
  fieldsOf: ({ panel }, { name, color }) => ({
    ...textFields(panel, 'name', name),
    color: color ?? '',
  }),
  blank: () => ({ color: '' }),
  read: (_, fields, before) => ({
    ok: true,
    value: given({
      ...before,
      key: keyOf(fields, before),
      name: readText(fields, 'name', before?.name),
      color: fields.color || undefined,
    }),
  }),
  Inputs,
  mark: ({ panel, reader }, { key }) => (
    <PriorityMark desk={panel.desk} reader={reader} priority={key} />
  ),
  brief: ({ reader }, { default: isDefault }) =>
    isDefault ? reader.t('admin-priority-default') : '',
})

function Inputs({ reader, fields, faults }: InputsProps) {
  const form = { reader, fields, faults }
  return (
    <>
      <TextInputs {...form} name="name" label={reader.t('admin-set-name')} max={200} />
      <ColorChoice {...form} />
    </>
  )
}
