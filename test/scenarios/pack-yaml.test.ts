import { expect, test } from 'vitest'
import { faultsIn, packOf, soundPack } from './pack-faults.ts'

const HEAD = 'the file: a pack, which begins with version: 1 and pack: its id (line 1, column 1)'
const BOMB = 'the file: nested too deeply, or too many values (line 1, column 1)'

test('dates, times and the word no stay text without quotes', () => {
  const pack = soundPack(
    packOf(`
calendars:
  - key: office
    timezone: UTC
    week: {mon: [22:00-06:00]}
    holidays: [2026-01-02]
    days: {2026-04-30: [09:00-16:00]}
lines: [{key: l1, name: no}]
services: [{key: s, name: 2026-01-02, line: l1, steps: []}]`),
  )
  expect(pack.calendars?.[0]).toMatchObject({
    week: { mon: ['22:00-06:00'] },
    holidays: ['2026-01-02'],
    days: { '2026-04-30': ['09:00-16:00'] },
  })
  expect(pack.lines?.[0]?.name).toBe('no')
  expect(pack.services?.[0]?.name).toBe('2026-01-02')
})

test('an older YAML directive does not bring its dates and booleans back', () => {
  const pack = soundPack(`%YAML 1.1\n---\nversion: 1\npack: test\ncompany: yes`)
  expect(pack.company).toBe('yes')
})

test('windows line ends and a byte order mark are no faults, and lines are counted right', () => {
  const text = `\uFEFF${packOf('locale: fr').replaceAll('\n', '\r\n')}`
  expect(faultsIn(text)).toEqual(['locale: one of ru, en (line 3, column 1)'])
})

test('what is marked once can be named again', () => {
  const pack = soundPack(
    packOf(`
calendars:
  - {key: a, timezone: UTC, week: {mon: &day ["09:00-18:00"], tue: *day}}`),
  )
  expect(pack.calendars?.[0]?.week?.tue).toEqual(['09:00-18:00'])
})

test.each([
  ['an empty file', '', HEAD],
  ['a list instead of keys', '- version: 1', HEAD],
  [
    'a bracket that is never closed',
    'a: [1',
    'the file: Flow sequence in block collection must be',
  ],
  ['a second document', `${packOf('')}---\na: 1`, 'the file: a second document: a pack is one'],
  ['a tag of a program', 'a: !!js/function x', 'the file: Unresolved tag'],
  ['a name that nothing has', 'version: *one', 'version: nothing above is marked &one'],
  ['an endless circle', 'a: &a [*a, *a]', BOMB],
  ['brackets without end', '['.repeat(100_000), BOMB],
  ['lists in lists without end', '- '.repeat(100_000), BOMB],
  ['a file of more than 5 MB', `# ${'x'.repeat(5 * 1024 * 1024)}`, 'the file: larger than 5 MB'],
])('%s is a fault, not a crash', (_, yaml, fault) => {
  expect(faultsIn(yaml)).toContainEqual(expect.stringContaining(fault))
})

test('names that multiply are stopped before they fill the memory', () => {
  const levels = Array.from({ length: 12 }, (_, level) => {
    const below = `*x${level}, `.repeat(10)
    return `x${level + 1}: &x${level + 1} [${below}]`
  })
  expect(faultsIn(`x0: &x0 [lol]\n${levels.join('\n')}`)).toEqual([BOMB])
})

test('a key given twice is shown where it stands the second time', () => {
  expect(faultsIn(packOf('access: open\naccess: invite'))).toEqual([
    'access: the key "access" is given twice (line 4, column 1)',
  ])
})

test('the key __proto__ is refused and reaches no object', () => {
  const faults = faultsIn(packOf('__proto__: {polluted: yes}\nclosing: {__proto__: 1}'))
  expect(faults).toEqual([
    '__proto__: a key is a word (line 3, column 1)',
    'closing.__proto__: a key is a word (line 4, column 11)',
  ])
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
})

test('a fault stays on one line whatever the file has in its keys', () => {
  expect(faultsIn(packOf('"a\\nb\\u2028c": 1'))).toEqual([
    'a b c: there is no such key here (line 3, column 1)',
  ])
})
