import { config } from '../../desk/setup/config.ts'
import { STATUS_CATEGORIES, type Status } from '../../scenarios/pack-statuses.ts'
import { keyOf } from '../deadlines/fields.ts'
import { StatusMark } from '../queue/marks.tsx'
import { Choice, ColorChoice, Select, Tick } from './inputs.tsx'
import { given, type InputsProps, subject, unlessDefault } from './subject.ts'
import { readText, TextInputs, textFields } from './text-inputs.tsx'

const OCCASIONS = ['reply', 'reopen'] as const

/** Statuses by their categories, on which alone the rules depend. */
export const statuses = subject<Status>({
  list: 'statuses',
  icon: 'check',
  isOrdered: true,
  groups: STATUS_CATEGORIES,
  groupOf: ({ category }) => category,
  fieldsOf: ({ panel }, { name, category, color, notify_requester, enter_on }) => ({
    ...textFields(panel, 'name', name),
    category,
    color: color ?? '',
    enter_on: enter_on ?? '',
    ...(notify_requester === false ? {} : { notify_requester: 'on' }),
  }),
  blank: () => ({ category: 'active', color: '', enter_on: '', notify_requester: 'on' }),
  read: (_, fields, before) => ({
    ok: true,
    value: given({
      ...before,
      key: keyOf(fields, before),
      name: readText(fields, 'name', before?.name),
      category: fields.category,
      color: fields.color || undefined,
      notify_requester: unlessDefault(
        fields.notify_requester === 'on',
        true,
        before?.notify_requester,
      ),
      enter_on: fields.enter_on || undefined,
    }),
  }),
  Inputs,
  mark: ({ panel, reader }, { key, category }) => (
    <StatusMark desk={panel.desk} reader={reader} of={{ status: key, category }} />
  ),
  brief: ({ reader: { t } }, { notify_requester, enter_on }) =>
    [
      ...(notify_requester === false ? [t('admin-status-silent')] : []),
      ...(enter_on === undefined ? [] : [t(`admin-status-on-${enter_on}`)]),
    ].join(' · '),
})

/** Whether a category would be left without a status. */
export function isLastOfCategory({ panel }: Pick<InputsProps, 'panel'>, key: string): boolean {
  const { live, get } = config(panel.desk).statuses
  const category = get(key)?.category
  return live.filter((one) => one.category === category).length === 1
}

function Inputs({ reader, fields, faults }: InputsProps) {
  const { t } = reader
  const form = { reader, fields, faults }
  return (
    <>
      <TextInputs {...form} name="name" label={t('admin-set-name')} max={200} />
      <Choice
        {...form}
        name="category"
        label={t('admin-status-category')}
        options={STATUS_CATEGORIES.map((key) => ({
          key,
          name: t(`admin-category-${key}`),
          about: t(`admin-category-${key}-about`),
        }))}
      />
      <ColorChoice {...form} />
      <Tick
        {...form}
        name="notify_requester"
        label={t('admin-status-notify')}
        hint={t('admin-status-notify-hint')}
      />
      <Select
        {...form}
        name="enter_on"
        label={t('admin-status-enter')}
        hint={t('admin-status-enter-hint')}
        none={t('admin-status-enter-none')}
        options={OCCASIONS.map((key) => ({ key, name: t(`admin-status-on-${key}`) }))}
      />
    </>
  )
}
