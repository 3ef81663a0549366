import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, test } from 'vitest'
import { reply } from '../../desk/messages/replying.ts'
import { catalogue } from '../../desk/people/catalogue.ts'
import { approvalOf } from '../../desk/processes/approval-rows.ts'
import { approve } from '../../desk/processes/approvals.ts'
import { subtasksOf } from '../../desk/processes/subtask-rows.ts'
import { exportPack } from '../../desk/setup/pack-export.ts'
import { reject, solve } from '../../desk/tickets/progress.ts'
import { setStatus } from '../../desk/tickets/setting-status.ts'
import { ticketOf } from '../../desk/tickets/tickets.ts'
import type { Answers } from '../../scenarios/answer.ts'
import { matches } from '../../scenarios/answer-pattern.ts'
import { writePack } from '../../scenarios/pack-write.ts'
import { HOUR, newDesk, type TestDesk } from '../desk/desk.ts'
import { fileTicket } from '../desk/filing.ts'
import { dueOf, saying, tickAll, told } from '../desk/sla.ts'
import { faultsIn } from './pack-faults.ts'

const CLINIC = readFileSync(join(import.meta.dirname, 'contract-clinic.yaml'), 'utf8')

const beds = (value: number, urgent = false): Answers => ({
  needs: { type: 'choice', keys: ['bed'] },
  beds: { type: 'number', value },
  urgent: { type: 'yes_no', value: urgent },
})

const states = ({ desk }: TestDesk, parent: number) =>
  Object.fromEntries(subtasksOf(desk, parent).map(({ key, state }) => [key, state]))

const child = ({ desk }: TestDesk, parent: number, key: string) =>
  subtasksOf(desk, parent).find((one) => one.key === key)?.child ?? 0

/** What a tick has started may start something in its turn. */
const tickOn = (test: TestDesk) => {
  tickAll(test)
  tickAll(test)
}

it('a pack of rare but sound keys comes out as it went in', () => {
  const once = writePack(exportPack(newDesk(CLINIC).desk))
  expect(writePack(exportPack(newDesk(once).desk))).toBe(once)
})

test('nights run past midnight, a date of its own cuts them off, an empty one is shut', () => {
  const test = newDesk(CLINIC)
  const anything = { text: { type: 'text' as const, text: 'Help' } }
  const { number } = fileTicket(test, 'anything', anything, 'nurse')
  // Tuesday night until the holiday begins, then two hours of Thursday, Friday is shut, Monday night.
  expect(dueOf(test, number, 'first_response')).toBe('tue 23:30')
  expect(dueOf(test, number, 'resolution')).toBe('tue 03:00')
})

test('whoever fits one of several groups is let in, and nobody else', () => {
  const test = newDesk(CLINIC)
  const keys = (who: string) => catalogue(test.desk, test.person(who)).map(({ key }) => key)
  expect(['chief', 'doctor', 'nurse'].map((who) => keys(who).includes('ward'))).toEqual([
    true,
    true,
    true,
  ])
  expect(keys('tech')).toEqual(['anything'])
})

test('lists, comparisons, not and own texts decide priority, line and assignee', () => {
  const test = newDesk(CLINIC)
  const filed = (answers: Answers, by: string) => fileTicket(test, 'ward', answers, by)
  expect(filed(beds(5), 'nurse').priority).toBe('calm')
  expect(filed(beds(1), 'nurse').priority).toBe('now')
  expect(filed(beds(12), 'nurse').priority).toBe('now')
  expect(filed(beds(5), 'doctor').priority).toBe('now')
  const stranger = { whose: { type: 'person' as const, name: 'Somebody' } }
  expect(filed({ ...beds(5, true), ...stranger }, 'nurse').line).toBe('far')
  expect(filed({ ...beds(5), ...stranger }, 'nurse').line).toBe('desk')
  const cost = { cost: { type: 'number' as const, value: 4 } }
  expect(filed({ ...beds(5), ...cost }, 'nurse').priority).toBe('soon')
})

test('subtasks that meet again wait for those whose condition holds', () => {
  const test = newDesk(CLINIC)
  const { number } = fileTicket(test, 'ward', beds(1, true), 'nurse')
  approve(test.desk, test.person('chief'), number)
  tickOn(test)
  expect(states(test, number)).toEqual({ root: 'started', join: 'planned' })
  const root = child(test, number, 'root')
  expect(ticketOf(test.desk, root).answers).toEqual({
    size: { type: 'number', value: 1 },
    kind: { type: 'choice', keys: ['quiet'] },
    clean: { type: 'yes_no', value: true },
  })
  // What waits for an approval that its service does not want begins at once.
  const later = child(test, root, 'later')
  solve(test.desk, test.person('boss'), later)
  tickOn(test)
  solve(test.desk, test.person('boss'), root)
  tickOn(test)
  expect(states(test, number)).toEqual({ root: 'done', join: 'started' })
  expect(ticketOf(test.desk, child(test, number, 'join')).title).toBe('All 1')
})

test('a diamond is joined once both of its sides are done', () => {
  const test = newDesk(CLINIC)
  const { number } = fileTicket(test, 'ward', beds(3), 'nurse')
  approve(test.desk, test.person('chief'), number)
  tickOn(test)
  const finish = (key: string) => {
    const one = child(test, number, key)
    solve(test.desk, test.person('boss'), child(test, one, 'later'))
    tickOn(test)
    solve(test.desk, test.person('boss'), one)
    tickOn(test)
  }
  finish('root')
  finish('left')
  expect(states(test, number)).toMatchObject({ right: 'started', join: 'planned' })
  finish('right')
  expect(states(test, number)).toMatchObject({ join: 'started' })
})

test('whoever manages themselves does not approve what they ask for', () => {
  const test = newDesk(CLINIC)
  const { number } = fileTicket(test, 'ward', beds(3), 'chief')
  expect(approvalOf(test.desk, number)?.approverId).toBe(test.person('boss').id)
})

test('the first status of a category is the usual one; reply and reopen have their own', () => {
  const test = newDesk(CLINIC)
  const anything = { text: { type: 'text' as const, text: 'Help' } }
  const { number } = fileTicket(test, 'anything', anything, 'nurse')
  const status = () => ticketOf(test.desk, number).status
  const tom = test.person('tech')
  expect(status()).toBe('fresh')
  reply(test.desk, tom, number, saying('Look'))
  expect(status()).toBe('told')
  setStatus(test.desk, tom, number, 'sent_on')
  reject(test.desk, test.person('nurse'), number)
  expect(status()).toBe('again')
  solve(test.desk, tom, number)
  expect(status()).toBe('cured')
  test.pass(35 * HOUR)
  tickAll(test)
  expect(ticketOf(test.desk, number).category).toBe('solved')
  test.pass(HOUR)
  tickAll(test)
  expect(status()).toBe('filed_away')
})

test('reminders reach a named person and the requester, and what nobody begins goes on', () => {
  const test = newDesk(CLINIC)
  const anything = { text: { type: 'text' as const, text: 'Help' } }
  const { number } = fileTicket(test, 'anything', anything, 'nurse')
  test.at('2026-05-19T19:45:00Z')
  tickAll(test)
  expect(told(test, 'boss', 'reminder')).toHaveLength(1)
  expect(told(test, 'nurse', 'reminder')).toHaveLength(1)
  test.pass(HOUR)
  tickAll(test)
  expect(ticketOf(test.desk, number)).toMatchObject({ line: 'far', priority: 'soon' })
})

test('a pattern of the older rules is one too', () => {
  expect(matches('^\\d+\\-\\w+$', '12-ab')).toBe(true)
  expect(matches('^\\d+\\-\\w+$', '12_ab')).toBe(false)
})

test('every fault is told at once, with its place, line, column and the nearest key', () => {
  const broken = CLINIC.replace('line: desk, policy: night', 'line: dsek, policy: nigth')
    .replace('50%', '150%')
    .replace('9h}}', '2d}}')
    .replace('{beds: ">5"}', '{beds: many}')
    .replace('after: [left, right]', 'after: [left, rigth]')
    .replace('category: on_hold', 'category: hold')
  expect(faultsIn(broken)).toEqual([
    'statuses[6].category: one of new, active, waiting, on_hold, solved, closed (line 16, column 33)',
    'policies[0].targets.any.resolution: working time such as 40m, 8h or 1h30m: d is for closing only (line 54, column 72)',
    'policies[0].reminders[0].when: a share such as 80%, breach, or breach+30m (line 57, column 10)',
    'services[0].line: no line has the key "dsek" (line 61, column 37) — did you mean "desk"?',
    'services[0].policy: no policy has the key "nigth" (line 61, column 49) — did you mean "night"?',
    "services[1].steps[2].when.not.beds: a number such as 5, or '>100', '<=5' (line 72, column 101)",
    'services[1].subtasks[3].after[1]: no subtask has the key "rigth" (line 85, column 50) — did you mean "right"?',
  ])
})
