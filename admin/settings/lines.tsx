import type { Desk } from '../../desk/desk.ts'
import { groupsMet } from '../../desk/people/groups.ts'
import { agents, isAgent, personByKey } from '../../desk/people/people.ts'
import { config } from '../../desk/setup/config.ts'
import type { Translate } from '../../locales/words.ts'
import { ASSIGNMENTS, DEFAULT_ASSIGNMENT, type PackLine } from '../../scenarios/pack-lines.ts'
import { say } from '../../scenarios/text.ts'
import { Field, inputOf } from '../deadlines/field.tsx'
import { type Faults, type Fields, keyOf } from '../deadlines/fields.ts'
import { roleName } from '../people/words.ts'
import { Choice, readTicks, Select, Ticks, tickFields } from './inputs.tsx'
import { RankingInputs, rankingFields, readRanking } from './line-ranking.tsx'
import { type Context, given, type InputsProps, subject, unlessDefault } from './subject.ts'
import { readText, TextInputs, textFields } from './text-inputs.tsx'

/** Lines: who works there, when, and where tickets come from and go to. */
export const lines = subject<PackLine>({
  list: 'lines',
  icon: 'line',
  isOrdered: true,
  fieldsOf: ({ panel }, line) => ({
    ...textFields(panel, 'name', line.name),
    ...tickFields('agents', line.agents),
    lead: line.lead ?? '',
    assignment: line.assignment ?? DEFAULT_ASSIGNMENT,
    calendar: line.calendar ?? '',
    escalates_to: line.escalates_to ?? '',
    chat: line.chat === undefined ? '' : String(line.chat),
    ...rankingFields(panel.desk, line.ranking),
  }),
  blank: () => ({ assignment: DEFAULT_ASSIGNMENT }),
  read: ({ panel, reader }, fields, before) => {
    const ranking = readRanking(panel.desk, reader.t, fields, before?.ranking)
    const chat = (fields.chat ?? '').replaceAll(/\s/g, '').replace(/^[−–]/, '-')
    const faults = {
      ...(ranking.ok ? {} : ranking.faults),
      ...(/^(-\d{1,15})?$/.test(chat) ? {} : { chat: reader.t('admin-fault-chat') }),
      ...strangers(panel.desk, reader.t, fields, before),
    }
    if (!ranking.ok || Object.keys(faults).length > 0) return { ok: false, faults }
    const ticked = readTicks(fields, 'agents', before?.agents)
    return {
      ok: true,
      value: given({
        ...before,
        key: keyOf(fields, before),
        name: readText(fields, 'name', before?.name),
        agents: ticked.length > 0 || before?.agents ? ticked : undefined,
        lead: fields.lead || undefined,
        assignment: unlessDefault(fields.assignment, DEFAULT_ASSIGNMENT, before?.assignment),
        calendar: fields.calendar || undefined,
        escalates_to: fields.escalates_to || undefined,
        chat: chat === '' ? undefined : Number(chat),
        ranking: ranking.value,
      }),
    }
  },
  Inputs,
  brief: ({ panel, reader }, line) => {
    const { t } = reader
    const names = (line.agents ?? []).map((key) => personByKey(panel.desk, key)?.name ?? key)
    const next = config(panel.desk).lines.get(line.escalates_to)
    return [
      names.length === 0 ? t('admin-line-nobody') : names.slice(0, 4).join(', '),
      ...(names.length > 4 ? [t('admin-and-more', { count: names.length - 4 })] : []),
      t(`admin-assignment-${line.assignment ?? DEFAULT_ASSIGNMENT}`),
      ...(line.calendar === undefined ? [] : [line.calendar]),
      ...(next ? [`→ ${say(next.name, reader.locale)}`] : []),
    ].join(' · ')
  },
})

function Inputs(props: InputsProps) {
  const { panel, reader, fields, faults, objectKey } = props
  const { t, locale } = reader
  const setup = config(panel.desk)
  const form = { reader, fields, faults }
  const people = peopleFor(props)
  const others = setup.lines.live
    .filter((line) => line.key !== objectKey)
    .map((line) => ({ key: line.key, name: say(line.name, locale) }))
  return (
    <>
      <TextInputs {...form} name="name" label={t('admin-set-name')} max={200} />
      <Ticks
        {...form}
        name="agents"
        label={t('admin-line-agents')}
        hint={t('admin-line-agents-hint')}
        options={people}
      />
      <Select
        {...form}
        name="lead"
        label={t('admin-line-lead')}
        none={t('admin-line-lead-none')}
        options={people}
      />
      <Choice
        {...form}
        name="assignment"
        label={t('admin-line-assignment')}
        options={ASSIGNMENTS.map((one) => ({
          key: one,
          name: t(`admin-assignment-${one}`),
          about: t(`admin-assignment-${one}-about`),
        }))}
      />
      <Select
        {...form}
        name="calendar"
        label={t('admin-line-calendar')}
        hint={t('admin-line-calendar-hint')}
        none={t('admin-line-calendar-none')}
        options={setup.calendars.live.map((one) => ({ key: one.key, name: one.key }))}
      />
      <Select
        {...form}
        name="escalates_to"
        label={t('admin-line-escalates')}
        hint={t('admin-line-escalates-hint')}
        none={t('admin-line-escalates-none')}
        options={others}
      />
      <Field
        name="chat"
        label={t('admin-line-chat')}
        hint={t('admin-line-chat-hint')}
        faults={faults}
      >
        <input
          {...inputOf('chat', faults)}
          value={fields.chat ?? ''}
          maxlength={20}
          placeholder="-1001234567890"
          list="groups"
        />
        <datalist id="groups">
          {groupsMet(panel.desk).map(({ id, title }) => (
            <option value={String(id)}>{title}</option>
          ))}
        </datalist>
      </Field>
      <RankingInputs {...props} lines={others} />
    </>
  )
}

/** Faults where somebody is named who is no agent; who stands there already may stay. */
function strangers(
  desk: Desk,
  t: Translate,
  fields: Fields,
  { agents: there = [], lead }: Partial<PackLine> = {},
): Faults {
  const isAgentNow = (key: string) => {
    const person = personByKey(desk, key)
    return person !== undefined && isAgent(person)
  }
  const words = t('admin-fault-agent')
  const named = readTicks(fields, 'agents').filter((key) => !there.includes(key))
  const chosen = fields.lead ?? ''
  return {
    ...(named.every(isAgentNow) ? {} : { agents: words }),
    ...(chosen === '' || chosen === lead || isAgentNow(chosen) ? {} : { lead: words }),
  }
}

/** The agents, and whoever stands on the line without being one any more. */
function peopleFor({ panel: { desk }, reader: { t }, fields, objectKey }: Context & InputsProps) {
  const before = config(desk).lines.get(objectKey)
  const here = [...(before?.agents ?? []), fields.lead ?? '']
  const known = agents(desk)
  const gone = here.filter((one) => one !== '' && !known.some((agent) => agent.key === one))
  return [
    ...known.map((agent) => ({ key: agent.key, name: agent.name, about: roleName(agent.role, t) })),
    ...[...new Set(gone)].map((one) => ({ key: one, name: personByKey(desk, one)?.name ?? one })),
  ]
}
