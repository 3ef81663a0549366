import type { Desk } from '../../desk/desk.ts'
import { config } from '../../desk/setup/config.ts'
import type { Translate } from '../../locales/words.ts'
import { DEFAULT_KEEP_READY, type PackLine } from '../../scenarios/pack-lines.ts'
import { say } from '../../scenarios/text.ts'
import { Fault, Field, inputOf } from '../deadlines/field.tsx'
import type { Faults, Fields, Read } from '../deadlines/fields.ts'
import { Icon } from '../frame/icon.tsx'
import { Select } from './inputs.tsx'
import { PersonInput } from './person-input.tsx'
import { readPerson, typedName } from './read-person.ts'
import type { InputsProps } from './subject.ts'

type Ranking = PackLine['ranking']

/** Rows for departments that have no owner yet. */
const SPARE = 3
const MOST_OWNERS = 200

/** The fields of an upstream line's ranking. */
export function rankingFields(desk: Desk, ranking: Ranking): Fields {
  const owners = Object.entries(ranking?.owners ?? {})
  return {
    'ranking.to': ranking?.to ?? '',
    'ranking.keep_ready': String(ranking?.keep_ready ?? ''),
    ...Object.fromEntries(
      owners.flatMap(([department, person], row) => [
        [`owner-${row}-department`, department],
        [`owner-${row}-person`, typedName(desk, person)],
      ]),
    ),
  }
}

/** The ranking that the fields mean; undefined where there is no line to feed and no owner. */
export function readRanking(
  desk: Desk,
  t: Translate,
  fields: Fields,
  before: Ranking,
): Read<Ranking> {
  const faults: Faults = {}
  const owners: Record<string, string> = {}
  for (const row of filledRows(fields)) {
    const department = fields[`owner-${row}-department`] ?? ''
    const typed = fields[`owner-${row}-person`] ?? ''
    const person = readPerson(desk, t, typed, before?.owners[department])
    if (!person.ok) faults[`owner-${row}`] = person.words
    else if (department === '' || person.key === undefined) {
      faults[`owner-${row}`] = t('admin-fault-owner')
    } else if (owners[department] !== undefined) {
      faults[`owner-${row}`] = t('admin-fault-owner-twice')
    } else owners[department] = person.key
  }
  const to = fields['ranking.to'] ?? ''
  const ready = (fields['ranking.keep_ready'] ?? '').trim()
  const isReady = ready === '' || /^[1-9]\d{0,3}$/.test(ready)
  if (!isReady) faults['ranking.keep_ready'] = t('admin-fault-ready')
  if (to === '' && Object.keys(owners).length > 0) faults['ranking.to'] = t('admin-fault-rank-to')
  if (Object.keys(faults).length > 0) return { ok: false, faults }
  if (to === '') return { ok: true, value: undefined }
  const value = {
    owners,
    ...(before?.by === undefined ? {} : { by: before.by }),
    ...(ready === '' ? {} : { keep_ready: Number(ready) }),
    to,
  }
  return { ok: true, value }
}

/** The owners of an upstream line's tickets, and the line that they feed. */
export function RankingInputs(props: InputsProps & { lines: { key: string; name: string }[] }) {
  const { reader, fields, faults, lines } = props
  const { t } = reader
  const isOpen = (fields['ranking.to'] ?? '') !== '' || filledRows(fields).length > 0
  return (
    <details class="more-fields" open={isOpen}>
      <summary>
        {t('admin-ranking')}
        <Icon name="down" />
      </summary>
      <p class="quiet">{t('admin-ranking-about')}</p>
      <Select
        {...{ reader, fields, faults }}
        name="ranking.to"
        label={t('admin-ranking-to')}
        none={t('admin-ranking-to-none')}
        options={lines}
      />
      <fieldset class="field">
        <legend>{t('admin-ranking-owners')}</legend>
        <p class="quiet">{t('admin-ranking-owners-hint')}</p>
        {Array.from({ length: lastRow(fields) + 1 + SPARE }, (_, row) => (
          <OwnerRow {...props} row={row} />
        ))}
        <Fault name="ranking" faults={faults} />
      </fieldset>
      <Field
        name="ranking.keep_ready"
        label={t('admin-ranking-ready')}
        hint={t('admin-ranking-ready-hint', { count: DEFAULT_KEEP_READY })}
        faults={faults}
      >
        <input
          {...inputOf('ranking.keep_ready', faults)}
          class="short"
          inputmode="numeric"
          value={fields['ranking.keep_ready'] ?? ''}
          maxlength={4}
          placeholder={String(DEFAULT_KEEP_READY)}
        />
      </Field>
    </details>
  )
}

function OwnerRow({ panel, reader, fields, faults, row }: InputsProps & { row: number }) {
  const { t, locale } = reader
  const department = `owner-${row}-department`
  const person = `owner-${row}-person`
  return (
    <div class="pair">
      <select name={department} aria-label={t('admin-department')}>
        <option value="">{t('admin-department-choose')}</option>
        {config(panel.desk).departments.live.map(({ key, name }) => (
          <option value={key} selected={fields[department] === key}>
            {say(name, locale)}
          </option>
        ))}
      </select>
      <PersonInput
        panel={panel}
        reader={reader}
        name={person}
        value={fields[person] ?? ''}
        field={{ 'aria-label': t('admin-ranking-owner') }}
      />
      <Fault name={`owner-${row}`} faults={faults} />
    </div>
  )
}

function filledRows(fields: Fields): number[] {
  return Array.from({ length: MOST_OWNERS }, (_, row) => row).filter((row) =>
    [`owner-${row}-department`, `owner-${row}-person`].some((name) => fields[name]?.trim()),
  )
}

function lastRow(fields: Fields): number {
  return filledRows(fields).at(-1) ?? -1
}
