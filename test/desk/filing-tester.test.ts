import { describe, expect, test } from 'vitest'
import { config } from '../../desk/setup/config.ts'
import { clocksOf } from '../../desk/sla/clocks.ts'
import { testDeadlines } from '../../desk/sla/deadline-tester.ts'
import {
  decidingSteps,
  type Imagined,
  testedDecision,
  testedRaises,
} from '../../desk/sla/filing-tester.ts'
import { file } from '../../desk/tickets/filing.ts'
import { ticketOf } from '../../desk/tickets/tickets.ts'
import type { Answers } from '../../scenarios/answer.ts'
import { HOUR, newDesk, OFFICE, type TestDesk } from './desk.ts'
import { tickAll } from './sla.ts'

const RULES = `priority_rules:
  - {when: {position: Директор}, set: high}
  - {when: {department: it, action: revoke}, set: low}
  - {when: {waiting_for: 2h, service: access}, set: high}
`
const PACK = `${OFFICE}${RULES}`
const CHOSEN = { action: { type: 'choice', keys: ['revoke'] } } satisfies Answers
const ERP = { ...CHOSEN, system: { type: 'choice', keys: ['erp'] } } satisfies Answers

function imagined({ desk, person }: TestDesk, by: string | undefined, answers: Answers): Imagined {
  const service = config(desk).services.get('access')
  if (!service) throw new Error('the office has no such service')
  const requester = by === undefined ? undefined : person(by)
  return { service, requester, answers, today: '2026-05-19', priority: undefined }
}

let filings = 0

function filed(world: TestDesk, by: string, answers: Answers) {
  filings += 1
  return file(world.desk, {
    source: `tested:${filings}`,
    service: 'access',
    scenarioVersion: 1,
    title: 'Доступ',
    answers,
    requester: world.person(by),
    by: world.person(by),
    attachments: [],
  })
}

describe('an imagined filing', () => {
  test.each([
    ['anna', CHOSEN],
    ['anna', ERP],
    ['boris', CHOSEN],
    ['boris', ERP],
    ['oleg', CHOSEN],
    ['oleg', {}],
  ] as [string, Answers][])(
    'comes under the line, policy, priority and deadlines of a real one: %s %j',
    (by, answers) => {
      const world = newDesk(PACK)
      const ticket = filed(world, by, answers)
      const decision = testedDecision(world.desk, imagined(world, by, answers))
      expect(decision).toMatchObject({
        line: ticket.line,
        policy: ticket.policy,
        priority: ticket.priority,
      })
      const policy = decision.policy ?? ''
      const tested = testDeadlines(
        world.desk,
        { policy, priority: decision.priority },
        world.desk.now(),
      )
      const due = new Map(tested.map(({ target, dueAt }) => [target, dueAt]))
      for (const clock of clocksOf(world.desk, ticket.number)) {
        expect([clock.target, due.get(clock.target)]).toEqual([clock.target, clock.dueAt])
      }
    },
  )

  test('tells which route and which rule decided', () => {
    const world = newDesk(PACK)
    const decided = (by: string | undefined, answers: Answers) => {
      const { route, rule } = testedDecision(world.desk, imagined(world, by, answers))
      return { route, rule }
    }
    expect(decided('anna', CHOSEN)).toEqual({ route: -1, rule: -1 })
    expect(decided('boris', CHOSEN)).toEqual({ route: -1, rule: 0 })
    expect(decided('oleg', CHOSEN)).toEqual({ route: -1, rule: 1 })
    // The route sets a priority itself: no rule has a say.
    expect(decided('boris', ERP)).toEqual({ route: 0, rule: -1 })
    expect(decided(undefined, ERP)).toEqual({ route: 0, rule: -1 })
  })

  test('at a chosen priority has that one, whatever the rules say', () => {
    const world = newDesk(PACK)
    const chosen = { ...imagined(world, 'boris', CHOSEN), priority: 'low' }
    expect(testedDecision(world.desk, chosen)).toMatchObject({ priority: 'low', rule: -1 })
  })

  test('has only answers that a requester is asked for', () => {
    const pack = PACK.replace(
      '{key: system, ask: К какой системе?',
      '{key: system, when: {action: grant}, ask: К какой системе?',
    )
    const world = newDesk(pack)
    expect(testedDecision(world.desk, imagined(world, 'anna', ERP)).route).toBe(-1)
    const grant = { ...ERP, action: { type: 'choice', keys: ['grant'] } } satisfies Answers
    expect(testedDecision(world.desk, imagined(world, 'anna', grant)).route).toBe(0)
  })

  test('is asked for the answers that something depends on, and no others', () => {
    const world = newDesk(PACK)
    const asked = decidingSteps(world.desk, imagined(world, undefined, {}))
    expect(asked.map(({ step }) => step.key)).toEqual(['action', 'system'])
    const plain = newDesk()
    const steps = decidingSteps(plain.desk, imagined(plain, undefined, {}))
    expect(steps.map(({ step }) => step.key)).toEqual(['system'])
  })

  test('is raised by waiting when a real one would be', () => {
    const world = newDesk(PACK)
    const ticket = filed(world, 'anna', CHOSEN)
    const asked = imagined(world, 'anna', CHOSEN)
    const decision = testedDecision(world.desk, asked)
    const [raise, ...more] = testedRaises(world.desk, asked, decision, world.desk.now())
    expect(more).toEqual([])
    expect(raise).toMatchObject({ at: world.desk.now() + 2 * HOUR, set: 'high', rule: 2 })
    world.pass(2 * HOUR - 1000)
    tickAll(world)
    expect(ticketOf(world.desk, ticket.number).priority).toBe('normal')
    world.pass(1000)
    tickAll(world)
    expect(ticketOf(world.desk, ticket.number).priority).toBe('high')
  })

  test('that is as high already is raised by nothing', () => {
    const world = newDesk(PACK)
    const asked = imagined(world, 'boris', CHOSEN)
    const decision = testedDecision(world.desk, asked)
    expect(testedRaises(world.desk, asked, decision, world.desk.now())).toEqual([])
  })
})
