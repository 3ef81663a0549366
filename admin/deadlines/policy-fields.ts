import { sayDuration } from '../../locales/when.ts'
import type { Translate } from '../../locales/words.ts'
import { personInWord } from '../../scenarios/pack-people.ts'
import {
  DEFAULT_PAUSES,
  type Policy,
  policySchema,
  type Reminder,
  reminderMoment,
  TARGETS,
} from '../../scenarios/pack-policies.ts'
import { minutesOf } from '../../scenarios/when.ts'
import { type Fields, keyOf, quoting, type Read, readAs, typedDuration } from './fields.ts'

/** Who a reminder may tell without naming a person. */
export const LISTENERS = ['assignee', 'line', 'lead', 'requester'] as const
/** Rows of reminders that a form has at most, empty ones for new reminders too. */
const MOST_REMINDERS = 50
const ALL_ROWS = Array.from({ length: MOST_REMINDERS }, (_, row) => row)
const SPARE = 2
const MINUTE = 60_000

/** How many rows of reminders a form shows: those that say something and some for new ones. */
export function reminderRows(fields: Fields): number {
  const last = ALL_ROWS.findLast((row) => isFilled(fields, row)) ?? -1
  return Math.min(last + 1 + SPARE, MOST_REMINDERS)
}

/** A policy as its form shows it. */
export function policyFields(policy: Policy, t: Translate): Fields {
  const fields: Fields = { calendar: policy.calendar }
  for (const [priority, targets] of Object.entries(policy.targets)) {
    for (const target of TARGETS) {
      fields[targetField(priority, target)] = sayTyped(targets[target] ?? '', t)
    }
  }
  for (const target of TARGETS) {
    const stands = policy.pauses?.[target] ?? DEFAULT_PAUSES[target]
    if (stands) fields[`pause-${target}`] = 'on'
  }
  for (const [row, reminder] of (policy.reminders ?? []).entries()) {
    Object.assign(fields, reminderFields(reminder, row, t))
  }
  return fields
}

/** The policy that a form means; `priorities` are the rows it has. Whether its keys are known is not asked here. */
export function readPolicy(
  fields: Fields,
  before: Policy | undefined,
  priorities: readonly string[],
  t: Translate,
): Read<Policy> {
  const filled = ALL_ROWS.filter((row) => isFilled(fields, row))
  const pauses = Object.fromEntries(
    TARGETS.map((target) => [target, fields[`pause-${target}`] === 'on']),
  )
  const given = {
    key: keyOf(fields, before),
    calendar: fields.calendar ?? '',
    targets: Object.fromEntries(
      priorities.flatMap((priority) => {
        const targets = typedTargets(fields, before, priority)
        return targets ? [[priority, targets]] : []
      }),
    ),
    ...(before?.pauses || !isDefault(pauses) ? { pauses } : {}),
    ...(filled.length > 0 || before?.reminders
      ? { reminders: filled.map((row) => typedReminder(fields, row)) }
      : {}),
  }
  return readAs(policySchema, given, ([list, place, part]) => {
    if (list === 'key') return { field: 'key', words: t('admin-fault-key') }
    if (list === 'calendar') return { field: 'calendar', words: t('admin-fault-calendar') }
    if (list === 'targets' && part !== undefined) {
      const field = targetField(String(place), String(part))
      return { field, words: quoting(t, 'admin-fault-duration', fields[field] ?? '') }
    }
    if (list === 'targets') return { field: 'targets', words: t('admin-fault-targets') }
    const row = filled[Number(place)] ?? 0
    const key = part === 'notify' ? 'admin-fault-people' : 'admin-fault-moment'
    return { field: `reminder-${row}`, words: t(key) }
  })
}

/** The row of a form that a reminder of the policy came from, by its place among those that say something. */
export function rowOfReminder(fields: Fields, place: number): number {
  return ALL_ROWS.filter((row) => isFilled(fields, row))[place] ?? 0
}

export function targetField(priority: string, target: string): string {
  return `target-${priority}-${target}`
}

function reminderFields({ when, of, notify = [], escalate }: Reminder, row: number, t: Translate) {
  const moment = reminderMoment(when)
  const isShare = 'share' in moment
  const minutes = isShare ? 0 : moment.minutesAfter
  const people = notify.flatMap((word) => personInWord(word) ?? [])
  const fields: Fields = {
    [`reminder-${row}-kind`]: isShare ? 'share' : minutes === 0 ? 'breach' : 'after',
    [`reminder-${row}-value`]: isShare
      ? String(Math.round(moment.share * 100))
      : minutes === 0
        ? ''
        : sayDuration(minutes * MINUTE, t),
    [`reminder-${row}-of`]: of ?? '',
    [`reminder-${row}-people`]: people.join(', '),
  }
  for (const one of LISTENERS) if (notify.includes(one)) fields[`reminder-${row}-${one}`] = 'on'
  if (escalate) fields[`reminder-${row}-escalate`] = 'on'
  return fields
}

function isFilled(fields: Fields, row: number): boolean {
  return (fields[`reminder-${row}-kind`] ?? '') !== ''
}

function typedReminder(fields: Fields, row: number) {
  const typed = (name: string) => fields[`reminder-${row}-${name}`] ?? ''
  const of = typed('of')
  const people = typed('people')
    .split(/[,;\s]+/)
    .filter((key) => key !== '')
  const notify = [
    ...LISTENERS.filter((one) => typed(one) === 'on'),
    ...people.map((key) => `person:${key}`),
  ]
  return {
    when: typedMoment(typed('kind'), typed('value')),
    ...(of === '' ? {} : { of }),
    ...(notify.length > 0 ? { notify } : {}),
    ...(typed('escalate') === 'on' ? { escalate: true } : {}),
  }
}

function typedMoment(kind: string, value: string): string {
  if (kind === 'share') return `${value.replaceAll(/[\s%]/g, '')}%`
  return kind === 'after' ? `breach+${typedDuration(value)}` : 'breach'
}

/** The targets of a priority; undefined for an empty row, which is as the others are. */
function typedTargets(fields: Fields, before: Policy | undefined, priority: string) {
  const targets = TARGETS.flatMap((target) => {
    const typed = typedDuration(fields[targetField(priority, target)] ?? '')
    const former = before?.targets[priority]?.[target]
    const isSame = former !== undefined && minutesOf(former) === minutesOf(typed)
    return typed === '' ? [] : [[target, isSame ? former : typed] as const]
  })
  const wasEmpty = Object.keys(before?.targets[priority] ?? { some: '' }).length === 0
  return targets.length > 0 || wasEmpty ? Object.fromEntries(targets) : undefined
}

function isDefault(pauses: Record<string, boolean>): boolean {
  return TARGETS.every((target) => pauses[target] === DEFAULT_PAUSES[target])
}

function sayTyped(duration: string, t: Translate): string {
  const minutes = minutesOf(duration)
  return minutes === undefined ? '' : sayDuration(minutes * MINUTE, t)
}
