import { describe, expect, it } from 'vitest'
import type { Answers } from '../../scenarios/answer.ts'
import { holds, keysOf, minutesOf, type WhenFacts, whenSchema } from '../../scenarios/when.ts'

const answers: Answers = {
  action: { type: 'choice', keys: ['grant'] },
  many: { type: 'choice', keys: ['a', 'b'], other: 'ещё' },
  own: { type: 'choice', keys: [], other: 'своё' },
  sum: { type: 'number', value: 100_000 },
  sure: { type: 'yes_no', value: true },
  who: { type: 'person', id: 1, key: 'anna', name: 'Анна' },
  guest: { type: 'person', name: 'Гость' },
  word: { type: 'text', text: 'Ёлка' },
  files: { type: 'files', files: [{ id: 1, kind: 'photo', name: 'x' }] },
}

const facts: WhenFacts = {
  answers,
  service: 'access',
  department: 'sales',
  position: 'Директор',
  person: 'boris',
  priority: 'high',
  waitingMinutes: 16 * 60,
}

describe('a condition holds', () => {
  it.each([
    [{ action: 'grant' }, true],
    [{ action: 'revoke' }, false],
    [{ action: ['revoke', 'grant'] }, true],
    [{ action: 'grant', sum: '>1' }, true],
    [{ action: 'grant', sum: '>100000' }, false],
    [{ not: { action: 'grant' } }, false],
    [{ not: { action: 'grant', sum: 1 } }, true],
    [{ not: { not: { action: 'grant' } } }, true],
    [{ many: 'b' }, true],
    [{ many: ['c', '_other'] }, true],
    [{ own: '_other' }, true],
    [{ action: '_other' }, false],
    [{ sum: 100000 }, true],
    [{ sum: '<=100000' }, true],
    [{ sum: '< 100000' }, false],
    [{ sum: '>=99999,5' }, true],
    [{ sum: 'много' }, false],
    [{ sure: 'yes' }, true],
    [{ sure: true }, true],
    [{ sure: ['no', false] }, false],
    [{ who: 'anna' }, true],
    [{ who: '_other' }, false],
    [{ guest: '_other' }, true],
    [{ word: 'елка' }, true],
    [{ files: '>0' }, true],
    [{ unknown: 'x' }, false],
    [{ constructor: 'x' }, false],
    [{ not: { unknown: 'x' } }, true],
    [{}, true],
    [{ service: 'access' }, true],
    [{ department: ['it', 'sales'] }, true],
    [{ position: 'директор' }, true],
    [{ person: 'anna' }, false],
    [{ priority: 'high' }, true],
    [{ waiting_for: '16h' }, true],
    [{ waiting_for: '16h1m' }, false],
  ] as const)('%j: %s', (when, expected) => {
    expect(holds(whenSchema.parse(when), facts)).toBe(expected)
  })

  it('never of what is unknown', () => {
    for (const when of [{ department: 'sales' }, { waiting_for: '0m' }, { action: 'grant' }]) {
      expect(holds(when, {})).toBe(false)
    }
  })
})

it.each([
  { Action: 'grant' },
  { action: [] },
  { action: null },
  { action: { sub: 'x' } },
  { not: 'grant' },
  { waiting_for: '3d' },
  { waiting_for: 5 },
  { not: { waiting_for: 'soon' } },
])('%j is no condition', (when) => {
  expect(whenSchema.safeParse(when).success).toBe(false)
})

it('tells every key that it names', () => {
  expect(keysOf({ a: '1', not: { b: ['2'], not: { c: true } } })).toEqual(['a', 'b', 'c'])
})

it('reads working time', () => {
  expect([minutesOf('40m'), minutesOf('8h'), minutesOf('1h30m')]).toEqual([40, 480, 90])
  for (const text of ['', '5', '1d', '30m1h', 'h', '-5m']) expect(minutesOf(text)).toBeUndefined()
})
