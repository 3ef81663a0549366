import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isTimeZone, offsetSpan } from '../../desk/time/time-zone.ts'

const HOUR = 3_600_000
const ZONES = ['Europe/Moscow', 'America/New_York', 'Asia/Gaza', 'Africa/Monrovia', 'Pacific/Apia']

test('an offset is the one that Intl knows, at any instant from 1970 to 2200', () => {
  const instant = fc.integer({ min: 0, max: Date.UTC(2200) })
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), instant, (timeZone, at) => {
      const { from, to, offset } = offsetSpan(timeZone, at)
      expect(from <= at && at < to).toBe(true)
      expect(wallTime('UTC', at + offset)).toBe(wallTime(timeZone, at))
    }),
    { numRuns: 1_000 },
  )
})

test('a span ends at the very instant the clocks change', () => {
  const change = Date.parse('2026-03-29T01:00Z')
  expect(offsetSpan('Europe/Berlin', change - 1)).toMatchObject({ to: change, offset: HOUR })
  expect(offsetSpan('Europe/Berlin', change)).toMatchObject({ from: change, offset: 2 * HOUR })
})

test('summer time of a single week is not overlooked', () => {
  const summer = offsetSpan('America/Noronha', Date.parse('2000-10-12T12:00Z'))
  expect(summer.offset).toBe(-HOUR)
  expect(summer.to - summer.from).toBe(167 * HOUR)
})

test('fixed offsets need no name', () => {
  expect(offsetSpan('+05:30', 0).offset).toBe(5.5 * HOUR)
  expect(offsetSpan('-0330', 0).offset).toBe(-3.5 * HOUR)
  expect(offsetSpan('Etc/GMT-3', 0).offset).toBe(3 * HOUR)
})

test.each([
  ['Europe/Moscow', true],
  ['UTC', true],
  ['+03:00', true],
  ['+24:00', false],
  ['Moscow', false],
  ['', false],
])('%s is a time zone: %s', (name, is) => {
  expect(isTimeZone(name)).toBe(is)
})

function wallTime(timeZone: string, at: number): string {
  return new Date(at).toLocaleString('sv-SE', { timeZone })
}
