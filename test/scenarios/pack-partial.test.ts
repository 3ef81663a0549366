import { describe, expect, test } from 'vitest'
import type { Known } from '../../scenarios/cross-names.ts'
import { faultsIn, packOf } from './pack-faults.ts'

/** A desk that the pack `test` set up, and another pack and the panel added to. */
const desk: Known = {
  lists: {
    lines: new Map([
      ['l1', 'test'],
      ['hr', 'people-pack'],
    ]),
    people: new Map([
      ['anna', 'test'],
      ['bob', 'panel'],
    ]),
    services: new Map([['access', 'test']]),
  },
  contacts: new Map([
    ['+79001112233', 'anna'],
    ['bob@example.com', 'bob'],
    ['2001', 'bob'],
  ]),
}

describe('a file that leaves lists out', () => {
  test('refers to what an earlier import brought', () => {
    const yaml = packOf('services: [{key: s, name: S, line: l1, assignee: anna, steps: []}]')
    expect(faultsIn(yaml, desk)).toEqual([])
    expect(faultsIn(yaml)).toHaveLength(2)
  })

  test('refers to what another pack brought, and hints at it', () => {
    const yaml = packOf('services: [{key: s, name: S, line: hrr, steps: []}]')
    expect(faultsIn(yaml, desk)).toEqual([
      'services[0].line: no line has the key "hrr" (line 3, column 30) — did you mean "hr"?',
    ])
  })

  test('has priority rules about steps that it does not show', () => {
    const yaml = packOf('priority_rules: [{when: {system: crm}, set: high}]')
    expect(faultsIn(yaml, desk)).toEqual([])
    expect(faultsIn(yaml)).toHaveLength(1)
  })

  test('uses the built-in priorities until the desk has its own', () => {
    const yaml = packOf('priority_rules: [{when: {position: Boss}, set: urgent}]')
    const own: Known = { lists: { priorities: new Map([['urgent', 'test']]) } }
    expect(faultsIn(yaml, own)).toEqual([])
    expect(faultsIn(yaml)).toEqual([
      'priority_rules[0].set: no priority has the key "urgent" (line 3, column 43) — did you mean "high"?',
    ])
  })
})

describe('a file that has a list', () => {
  test('does not refer to what it archives by leaving it out', () => {
    const yaml = packOf('lines: []\nservices: [{key: s, name: S, line: l1, steps: []}]')
    expect(faultsIn(yaml, desk)).toEqual([
      'services[0].line: no line has the key "l1" (line 4, column 30) — did you mean "hr"?',
    ])
  })

  test('brings its own keys again', () => {
    expect(faultsIn(packOf('lines: [{key: l1, name: First}]'), desk)).toEqual([])
  })

  test('does not take a key that something else holds', () => {
    const yaml = packOf(
      'lines: [{key: hr, name: HR}]\npeople: [{key: anna, name: A}, {key: bob, name: B}]',
    )
    expect(faultsIn(yaml, desk)).toEqual([
      'lines[0].key: the key "hr" is held by what "people-pack" made (line 3, column 10)',
      'people[1].key: the key "bob" is held by what "panel" made (line 4, column 33)',
    ])
  })

  test('adds a status to those of another pack without having each category', () => {
    const yaml = packOf('statuses: [{key: check, name: Check, category: active}]')
    const other: Known = { lists: { statuses: new Map([['new', 'people-pack']]) } }
    expect(faultsIn(yaml, other)).toEqual([])
    expect(faultsIn(yaml)).toHaveLength(5)
  })
})

describe('contacts', () => {
  test('of somebody in the desk are not given to another', () => {
    const yaml = packOf('people: [{key: carl, name: C, email: Bob@example.com, telegram_id: 2001}]')
    expect(faultsIn(yaml, desk)).toEqual([
      'people[0].email: bob has the same (line 3, column 31)',
      'people[0].telegram_id: bob has the same (line 3, column 55)',
    ])
  })

  test('stay with the person who has them', () => {
    const yaml = packOf('people: [{key: anna, name: A, phone: "89001112233"}]')
    expect(faultsIn(yaml, desk)).toEqual([])
  })

  test('pass on when the file gives their holder others, or archives the holder', () => {
    const yaml = packOf('people: [{key: carl, name: C, phone: "+79001112233"}]')
    expect(faultsIn(yaml, desk)).toEqual([])
    const moved = packOf(
      'people: [{key: anna, name: A}, {key: carl, name: C, phone: "+79001112233"}]',
    )
    expect(faultsIn(moved, desk)).toEqual([])
  })

  test('are read as Russian where the desk is and the file does not say', () => {
    const yaml = packOf('people: [{key: carl, name: C, phone: "8 900 111 22 44"}]')
    expect(faultsIn(yaml, { locale: 'ru' })).toEqual([])
    expect(faultsIn(yaml, { locale: 'en' })).toHaveLength(1)
  })
})
