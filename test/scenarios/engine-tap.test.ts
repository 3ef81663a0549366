import { expect, it } from 'vitest'
import { checkOf, parseTap, type Tap, tapCode } from '../../scenarios/engine-tap.ts'

const taps: [string, Tap][] = [
  ['pick:3:7', { do: 'pick', step: 3, option: 7 }],
  ['tick:3:99:on', { do: 'tick', step: 3, option: 99, on: 'on' }],
  ['tick:3:other:off', { do: 'tick', step: 3, option: 'other', on: 'off' }],
  ['person:2:5514', { do: 'person', step: 2, id: 5514 }],
  ['date:3:2026-12-31', { do: 'date', step: 3, date: '2026-12-31' }],
  ['month:3:2026-12', { do: 'month', step: 3, month: '2026-12' }],
  ['remove:999:999999999999999', { do: 'remove', step: 999, file: 999_999_999_999_999 }],
  ['own:1:1x', { do: 'own', step: 1, check: '1x' }],
  ['send', { do: 'send' }],
]

it.each(taps)('%s carries its whole meaning', (code, tap) => {
  expect(tapCode(tap)).toBe(code)
  expect(parseTap(code)).toEqual(tap)
  expect(code.length).toBeLessThanOrEqual(44)
})

it('writes its fields in one order, however they are given', () => {
  expect(tapCode({ option: 1, step: 2, do: 'pick' })).toBe('pick:2:1')
})

it.each([
  '',
  'pick',
  'pick:1',
  'pick:1:2:3',
  'pick:-1:2',
  'pick:1:x',
  'pick:1e2:0',
  'date:1:2026-02-30',
  'month:1:2026-13',
  'send:0',
  'constructor',
  '__proto__:1',
  `pick:1:${'1'.repeat(60)}`,
])('«%s» is no tap', (code) => {
  expect(parseTap(code)).toBeUndefined()
})

it('marks different texts differently', () => {
  expect(checkOf('принтер')).not.toBe(checkOf('принтеры'))
  expect(checkOf('')).toMatch(/^[0-9a-z]{1,8}$/)
})
