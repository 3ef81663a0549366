import { describe, expect, it } from 'vitest'
import { reply } from '../../desk/messages/replying.ts'
import { setPriority } from '../../desk/tickets/priorities.ts'
import { ticketOf } from '../../desk/tickets/tickets.ts'
import { HOUR, MINUTE, newDesk, type TestDesk, TUESDAY } from './desk.ts'
import { dueOf, filed, history, PROMISES, reimport, saying, tickAll, writes } from './sla.ts'

const withRules = (...rules: string[]) => `${PROMISES}priority_rules: [${rules.join(', ')}]\n`
const AFTER_2H = '{when: {waiting_for: 2h}, set: high}'

function priorityOf(test: TestDesk, number: number): string {
  tickAll(test)
  return ticketOf(test.desk, number).priority
}

describe('waiting', () => {
  it('is counted in working time since the first message without an answer', () => {
    const test = newDesk(withRules(AFTER_2H))
    const number = filed(test)
    reply(test.desk, test.person('vera'), number, saying())
    test.at('2026-05-19T14:00:00Z')
    writes(test, number)
    test.pass(30 * MINUTE)
    writes(test, number)
    test.at('2026-05-20T06:59:59Z')
    expect(priorityOf(test, number)).toBe('normal')
    test.at('2026-05-20T07:00:00Z')
    expect(priorityOf(test, number)).toBe('high')
  })

  it('is counted by the hours of the ticket’s policy; without one it raises nothing', () => {
    const test = newDesk(withRules(AFTER_2H))
    const [late, free] = [filed(test, 'late'), filed(test, 'free')]
    test.at('2026-05-19T10:59:59Z')
    expect(priorityOf(test, late)).toBe('normal')
    test.at('2026-05-19T11:00:00Z')
    expect(priorityOf(test, late)).toBe('high')
    expect(priorityOf(test, free)).toBe('normal')
  })

  it('ends with an answer', () => {
    const test = newDesk(withRules(AFTER_2H))
    const number = filed(test)
    test.pass(HOUR)
    reply(test.desk, test.person('vera'), number, saying())
    test.pass(5 * HOUR)
    expect(priorityOf(test, number)).toBe('normal')
  })

  it('only ever raises', () => {
    const test = newDesk(withRules('{when: {waiting_for: 1h}, set: low}', AFTER_2H))
    const number = filed(test)
    setPriority(test.desk, test.person('vera'), number, 'high')
    test.pass(HOUR)
    expect(priorityOf(test, number)).toBe('high')
  })

  it('raises by the first rule that holds, not by a later one', () => {
    const shadowed = newDesk(withRules('{when: {waiting_for: 1h}, set: normal}', AFTER_2H))
    const number = filed(shadowed)
    shadowed.pass(3 * HOUR)
    expect(priorityOf(shadowed, number)).toBe('normal')
  })

  it('raises step by step where the longer waits come first', () => {
    const steps = newDesk(withRules(AFTER_2H, '{when: {waiting_for: 1h}, set: normal}'))
    const number = filed(steps)
    setPriority(steps.desk, steps.person('vera'), number, 'low')
    steps.pass(HOUR)
    expect(priorityOf(steps, number)).toBe('normal')
    steps.pass(HOUR)
    expect(priorityOf(steps, number)).toBe('high')
    expect(history(steps, number, 'priority_changed')).toHaveLength(3)
  })

  it('raises at once to where it would have come by steps, after an outage', () => {
    const test = newDesk(withRules(AFTER_2H, '{when: {waiting_for: 1h}, set: normal}'))
    const number = filed(test)
    setPriority(test.desk, test.person('vera'), number, 'low')
    test.pass(5 * HOUR)
    expect(priorityOf(test, number)).toBe('high')
    expect(history(test, number, 'priority_changed').map((event) => event.data.to)).toEqual([
      'low',
      'high',
    ])
  })

  it('raises only whom the rest of the rule is about', () => {
    const test = newDesk(withRules('{when: {service: late, waiting_for: 1h}, set: high}'))
    const [office, late] = [filed(test), filed(test, 'late')]
    test.at('2026-05-19T12:00:00Z')
    expect(priorityOf(test, office)).toBe('normal')
    expect(priorityOf(test, late)).toBe('high')
  })

  it('does not undo what somebody has set by hand', () => {
    const test = newDesk(withRules(AFTER_2H))
    const number = filed(test)
    test.pass(2 * HOUR)
    expect(priorityOf(test, number)).toBe('high')
    test.pass(HOUR)
    setPriority(test.desk, test.person('vera'), number, 'low')
    test.pass(HOUR)
    expect(priorityOf(test, number)).toBe('low')
  })

  it('raises what was set by hand before it has lasted long enough', () => {
    const test = newDesk(withRules(AFTER_2H))
    const number = filed(test)
    test.pass(HOUR)
    setPriority(test.desk, test.person('vera'), number, 'low')
    test.pass(HOUR)
    expect(priorityOf(test, number)).toBe('high')
  })

  it('follows rules that were changed meanwhile', () => {
    const test = newDesk(PROMISES)
    const number = filed(test)
    tickAll(test)
    test.pass(HOUR)
    reimport(test, withRules('{when: {waiting_for: 1h30m}, set: high}'))
    expect(priorityOf(test, number)).toBe('normal')
    test.pass(30 * MINUTE)
    expect(priorityOf(test, number)).toBe('high')
  })

  it('raised by a rule is in the history, by nobody, with both deadlines', () => {
    const test = newDesk(withRules(AFTER_2H))
    const number = filed(test, 'long')
    test.at('2026-05-19T10:00:00Z')
    tickAll(test)
    expect(dueOf(test, number, 'resolution')).toBe('mon 14:00')
    expect(history(test, number, 'priority_changed')).toMatchObject([
      {
        byId: null,
        data: {
          from: 'normal',
          to: 'high',
          fromDue: TUESDAY + HOUR,
          toDue: TUESDAY + HOUR,
        },
      },
    ])
  })
})
