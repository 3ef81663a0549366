import { expect, test } from 'vitest'
import { packSchema } from '../../scenarios/pack.ts'
import { elapsedMinutesOf } from '../../scenarios/pack-durations.ts'
import { packJsonSchema } from '../../scenarios/pack-json-schema.ts'
import { personInWord } from '../../scenarios/pack-people.ts'
import { reminderMoment } from '../../scenarios/pack-policies.ts'
import { DEFAULT_PRIORITIES, prioritySchema } from '../../scenarios/pack-priorities.ts'
import { DEFAULT_STATUSES, STATUS_CATEGORIES, statusSchema } from '../../scenarios/pack-statuses.ts'

test.each([
  ['3d', 4320],
  ['24h', 1440],
  ['1d12h', 2160],
  ['1d30m', 1470],
  ['0m', 0],
  ['3', undefined],
  ['', undefined],
  ['d', undefined],
  ['1h1d', undefined],
])('elapsed time %j is %j minutes', (text, minutes) => {
  expect(elapsedMinutesOf(text)).toBe(minutes)
})

test('a reminder comes at a share of the time, at the breach or after it', () => {
  expect(reminderMoment('80%')).toEqual({ share: 0.8 })
  expect(reminderMoment('breach')).toEqual({ minutesAfter: 0 })
  expect(reminderMoment('breach+1h30m')).toEqual({ minutesAfter: 90 })
})

test('person:KEY names a person, other words do not', () => {
  expect(personInWord('person:anna')).toBe('anna')
  expect(personInWord('lead')).toBeUndefined()
})

test('the default statuses are sound and have each category once', () => {
  for (const status of DEFAULT_STATUSES) expect(statusSchema.parse(status)).toEqual(status)
  expect(DEFAULT_STATUSES.map(({ category }) => category)).toEqual(STATUS_CATEGORIES)
})

test('the default priorities are sound, and one of them is the default', () => {
  for (const priority of DEFAULT_PRIORITIES) {
    expect(prioritySchema.parse(priority)).toEqual(priority)
  }
  expect(DEFAULT_PRIORITIES.filter((priority) => priority.default)).toHaveLength(1)
})

test('the schema for editors knows every key of a pack and allows no other', () => {
  const schema = packJsonSchema()
  expect(Object.keys(schema.properties ?? {})).toEqual(Object.keys(packSchema.shape))
  expect(schema.required).toEqual(['version', 'pack'])
  expect(schema.additionalProperties).toBe(false)
})
