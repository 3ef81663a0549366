import type { Desk } from '../../desk/desk.ts'
import { sayDuration } from '../../locales/when.ts'
import type { PriorityRule } from '../../scenarios/pack-priorities.ts'
import { minutesOf, type When } from '../../scenarios/when.ts'
import { type Faults, type Fields, quoting, type Read, typedDuration } from '../deadlines/fields.ts'
import type { Reader } from '../panel.ts'
import { readTicks, tickFields } from './inputs.tsx'
import { readPerson, typedName } from './read-person.ts'

/** Words of a condition that are picked here; others stay as a pack wrote them. */
const PICKED = ['position', 'department', 'service', 'person', 'waiting_for'] as const
/** Rows for people: those there are and some more. */
const SPARE = 2
const MOST_PEOPLE = 100
const MINUTE = 60_000

/** A rule as its form shows it. */
export function ruleFields(desk: Desk, { t }: Reader, { when, set }: PriorityRule): Fields {
  const waiting = valuesOf(when, 'waiting_for')[0]
  const minutes = minutesOf(waiting ?? '')
  return {
    set,
    ...tickFields('position', valuesOf(when, 'position')),
    ...tickFields('department', valuesOf(when, 'department')),
    ...tickFields('service', valuesOf(when, 'service')),
    ...Object.fromEntries(
      valuesOf(when, 'person').map((key, row) => [`person-${row}`, typedName(desk, key)]),
    ),
    waiting_for: minutes === undefined ? '' : sayDuration(minutes * MINUTE, t),
  }
}

/** The rule that a form means. Throws nothing: what is not clear comes back at its field. */
export function readRule(
  desk: Desk,
  { t }: Reader,
  fields: Fields,
  before: PriorityRule | undefined,
): Read<PriorityRule> {
  const faults: Faults = {}
  const was = (word: string) => (before ? valuesOf(before.when, word) : [])
  const people = peopleRows(fields).flatMap((row) => {
    const read = readPerson(desk, t, fields[`person-${row}`] ?? '', was('person')[row])
    if (!read.ok) faults[`person-${row}`] = read.words
    return read.ok && read.key !== undefined ? [read.key] : []
  })
  const typed = typedDuration(fields.waiting_for ?? '')
  const isTime = typed === '' || (minutesOf(typed) ?? 0) > 0
  if (!isTime) faults.waiting_for = quoting(t, 'admin-fault-duration', fields.waiting_for ?? '')
  const other = (fields.position_other ?? '').trim()
  const picked: Record<string, string[]> = {
    position: [...readTicks(fields, 'position', was('position')), ...(other ? [other] : [])],
    department: readTicks(fields, 'department', was('department')),
    service: readTicks(fields, 'service', was('service')),
    person: [...new Set(people)],
    waiting_for: typed === '' ? [] : [typed],
  }
  const when: When = {
    ...othersOf(before?.when ?? {}),
    ...Object.fromEntries(
      Object.entries(picked).flatMap(([word, values]) => {
        const value = oneOrList(values, before?.when[word])
        return value === undefined ? [] : [[word, value]]
      }),
    ),
  }
  if (Object.keys(when).length === 0) faults[''] = t('admin-fault-no-condition')
  if (Object.keys(faults).length > 0) return { ok: false, faults }
  return { ok: true, value: { when, set: fields.set ?? '' } }
}

/** The part of a condition that is not picked here: answers, and what must not be. */
export function othersOf(when: When): When {
  const others = Object.entries(when).filter(([word]) => !PICKED.some((one) => one === word))
  return Object.fromEntries(others)
}

/** How many rows for people a form shows. */
export function personRows(fields: Fields): number {
  return (peopleRows(fields).at(-1) ?? -1) + 1 + SPARE
}

function peopleRows(fields: Fields): number[] {
  return Array.from({ length: MOST_PEOPLE }, (_, row) => row).filter((row) =>
    fields[`person-${row}`]?.trim(),
  )
}

function valuesOf(when: When, word: string): string[] {
  const value = when[word]
  if (value === undefined || (typeof value === 'object' && !Array.isArray(value))) return []
  return [value].flat().map(String)
}

/** One value by itself, several as a list; as it was written where it says the same. */
function oneOrList(values: string[], before: When[string] | undefined): When[string] | undefined {
  const same = before !== undefined && values.join('\n') === [before].flat().join('\n')
  if (same) return before
  return values.length > 1 ? values : values[0]
}
