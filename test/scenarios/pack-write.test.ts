import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Pack } from '../../scenarios/pack.ts'
import { writePack } from '../../scenarios/pack-write.ts'
import { EXAMPLE, packOf, soundPack } from './pack-faults.ts'
import { SHIPPED } from './pack-shipped.ts'

test.each([
  ['the example of the format', EXAMPLE],
  ['the shipped pack', SHIPPED],
])('%s comes back equal, and the same text each time', (_, yaml) => {
  const pack = soundPack(yaml)
  const text = writePack(pack)
  expect(soundPack(text)).toEqual(pack)
  expect(writePack(soundPack(text))).toBe(text)
})

test('keys come in the order of the format, short things on one line', () => {
  const pack = soundPack(
    packOf(`
lines: [{name: First, key: l1}]
access: open
services:
  - {steps: [{type: date, optional: true, ask: "When, and why?", key: when_}], line: l1, name: S, key: s}
people: [{telegram_id: 7, phone: "+79001112233", name: Anna, key: anna, email: anna.ivanova@north-wind.example}]`),
  )
  expect(writePack(pack)).toBe(`version: 1
pack: test
access: open

people:
  - key: anna
    name: Anna
    phone: "+79001112233"
    email: anna.ivanova@north-wind.example
    telegram_id: 7

lines:
  - {key: l1, name: First}

services:
  - key: s
    name: S
    line: l1
    steps: [{key: when_, ask: "When, and why?", type: date, optional: true}]
`)
})

test('a pack of nothing but its head is written as keys', () => {
  expect(writePack({ version: 1, pack: 'test', people: [] })).toBe(
    'version: 1\npack: test\n\npeople: []\n',
  )
})

test('a text of several lines stays readable', () => {
  const pack = soundPack(packOf('articles: [{key: a, title: A, text: "1. One\\n2. Two"}]'))
  expect(writePack(pack)).toContain('    text: |-\n      1. One\n      2. Two\n')
})

test('what is used twice is written twice, not marked and named', () => {
  const name = { ru: 'Имя', en: 'Name' }
  const pack: Pack = {
    version: 1,
    pack: 'test',
    lines: [
      { key: 'a', name },
      { key: 'b', name },
    ],
  }
  expect(writePack(pack)).not.toMatch(/[&*]/)
})

test('any words come back as they were', () => {
  const words = fc
    .oneof(
      fc.string({ unit: 'binary', maxLength: 150 }),
      fc.string({
        unit: fc.constantFrom(...'ab :#-{}[],&*!|>\'"%@`\\\n\r\t\u0085\u2028\uFEFFЯ=~?0y'),
      }),
    )
    .filter((text) => /\S/.test(text))
  fc.assert(
    fc.property(words, words, words, (one, two, three) => {
      const pack: Pack = {
        version: 1,
        pack: 'test',
        company: { ru: one, en: two },
        lines: [{ key: 'l1', name: two }],
        services: [
          {
            key: 's',
            name: one,
            line: 'l1',
            auto_reply: three,
            steps: [{ key: 'text', ask: three, type: 'text', default: two }],
            checklist: [one, two, three],
          },
        ],
      }
      expect(soundPack(writePack(pack))).toEqual(pack)
    }),
    { numRuns: 1000 },
  )
})
