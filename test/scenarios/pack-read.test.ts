import { expect, test } from 'vitest'
import { readPack } from '../../scenarios/pack-read.ts'
import { EXAMPLE, faultsIn, packOf, soundPack } from './pack-faults.ts'

test('the example of the format reads without fault', () => {
  expect(faultsIn(EXAMPLE)).toEqual([])
})

test('a pack may hold nothing but its head', () => {
  expect(soundPack(packOf(''))).toEqual({ version: 1, pack: 'test' })
})

test('a list that the file leaves out stays left out, an empty one stays empty', () => {
  const pack = soundPack(packOf('people: []'))
  expect(pack.people).toEqual([])
  expect(pack).not.toHaveProperty('lines')
})

test('nothing is added to what the file says', () => {
  const line = { key: 'l1', name: 'First line' }
  expect(soundPack(packOf(`lines: [${JSON.stringify(line)}]`)).lines).toEqual([line])
})

test('syntax, form and references are refused together, in the order of the lines', () => {
  const yaml = packOf(`access: everyone
people:
  - {key: anna, name: Anna, manager: bob}
  - {key: bo, name: 7, phone: 89001112233}
lines:
  - {key: l1, name: First, agent: [anna]}
access: open
services:
  - key: access
    name: Access
    line: l9
    steps:
      - key: system
        ask: Which?
        type: choice
        options: [{key: crm, name: CRM}]
      - {key: until, ask: When?, type: date, when: {system: cmr, until: today}}`)
  expect(faultsIn(yaml)).toEqual([
    'access: one of open, invite, directory (line 3, column 1)',
    'people[0].manager: no person has the key "bob" (line 5, column 29) — did you mean "bo"?',
    'people[1].name: a text: put it in quotes, "7" (line 6, column 15)',
    'people[1].phone: a phone in quotes, such as "+79001112233" (line 6, column 24)',
    'lines[0].agent: there is no such key here (line 8, column 28) — did you mean "agents"?',
    'access: the key "access" is given twice (line 9, column 1)',
    'services[0].line: no line has the key "l9" (line 13, column 5) — did you mean "l1"?',
    'services[0].steps[0].options: at least 2 options (line 18, column 9)',
    'services[0].steps[1].when.system: no option has the key "cmr" (line 19, column 53) — did you mean "crm"?',
    'services[0].steps[1].when.until: "until" is not asked before: only earlier steps can be named (line 19, column 66)',
  ])
})

test('a fault is data for a page as well as text', () => {
  const read = readPack(
    packOf(
      'free_text: qestion\nlines: [{key: l1, name: L1}]\nservices:\n  - {key: question, name: Q, line: l1, steps: []}',
    ),
  )
  expect(read).toEqual({
    ok: false,
    faults: [
      {
        place: 'free_text',
        line: 3,
        column: 1,
        message: 'no service has the key "qestion"',
        nearest: 'question',
      },
    ],
  })
})

test('a part with a wrong type hides no fault beside it and makes none of its own', () => {
  const yaml = packOf(`lines: [{key: l1, name: First}]
services:
  - key: access
    name: Access
    line: l1
    policy: sla
    steps:
      - {key: system, ask: Which?, type: chioce, options: 5}
      - {key: until, ask: When?, type: date, when: {system: [crm]}}`)
  expect(faultsIn(yaml)).toEqual([
    'services[0].policy: no policy has the key "sla" (line 8, column 5)',
    'services[0].steps[0].type: one of choice, text, number, date, person, yes_no, phone, email, files (line 10, column 36) — did you mean "choice"?',
  ])
})

test('a slip in a role does not make its person a requester', () => {
  const yaml = packOf(`people: [{key: vera, name: Vera, role: agnet}]
lines: [{key: l1, name: First, agents: [vera], lead: vera}]`)
  expect(faultsIn(yaml)).toEqual([
    'people[0].role: one of requester, agent, lead, admin (line 3, column 34) — did you mean "agent"?',
  ])
})

test('a file of five thousand faults is refused with all of them', () => {
  const people = Array.from({ length: 5000 }, (_, i) => `  - {key: p${i}, name: P, manager: q${i}}`)
  expect(faultsIn(packOf(`people:\n${people.join('\n')}`))).toHaveLength(5000)
})
