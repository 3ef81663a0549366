import { describe, expect, it } from 'vitest'
import { note } from '../../desk/messages/noting.ts'
import { noAnswerNeeded, reply } from '../../desk/messages/replying.ts'
import { clocksOf } from '../../desk/sla/clocks.ts'
import { merge } from '../../desk/tickets/merging.ts'
import {
  ask,
  cancel,
  close,
  pause,
  reject,
  reopen,
  resume,
  solve,
} from '../../desk/tickets/progress.ts'
import { ticketOf } from '../../desk/tickets/tickets.ts'
import { DAY, HOUR, MINUTE, newDesk, TUESDAY } from './desk.ts'
import {
  clockOf,
  dueOf,
  filed,
  history,
  PROMISES,
  saying,
  tickAll,
  ticketDue,
  writes,
} from './sla.ts'

describe('a first response', () => {
  it('is owed from filing on, in working time', () => {
    const test = newDesk(PROMISES)
    test.at('2026-05-19T14:30:00Z')
    expect(dueOf(test, filed(test), 'first_response')).toBe('wed 09:30')
  })

  it('is given by an answer, a question or a solution', () => {
    const test = newDesk(PROMISES)
    const vera = test.person('vera')
    const [answered, asked, solved] = [filed(test), filed(test), filed(test)]
    reply(test.desk, vera, answered, saying())
    ask(test.desk, vera, asked, saying('Где?'))
    solve(test.desk, vera, solved)
    for (const number of [answered, asked, solved]) {
      expect(clockOf(test, number, 'first_response')?.metAt).toBe(TUESDAY)
    }
  })

  it('is not given by a note or a change of status', () => {
    const test = newDesk(PROMISES)
    const number = filed(test)
    note(test.desk, test.person('vera'), number, saying('Похоже на прошлый раз'))
    pause(test.desk, test.person('vera'), number)
    expect(clockOf(test, number, 'first_response')?.metAt).toBeNull()
  })

  it('at the very instant of the deadline is in time, a millisecond later it is not', () => {
    const test = newDesk(PROMISES)
    const [inTime, late] = [filed(test), filed(test)]
    test.pass(HOUR)
    tickAll(test)
    reply(test.desk, test.person('vera'), inTime, saying())
    test.pass(1)
    reply(test.desk, test.person('vera'), late, saying())
    expect(clockOf(test, inTime, 'first_response')?.breachedAt).toBeNull()
    expect(clockOf(test, late, 'first_response')?.breachedAt).toBe(TUESDAY + HOUR)
  })

  it('never starts again, also for a ticket that was cancelled before it was given', () => {
    const test = newDesk(PROMISES)
    const number = filed(test)
    cancel(test.desk, test.person('anna'), number)
    reopen(test.desk, test.person('dina'), number)
    expect(clocksOf(test.desk, number).map((clock) => clock.target)).toEqual(['resolution'])
  })
})

describe('a next response', () => {
  it('is owed from the first message that waits for an answer', () => {
    const test = newDesk(PROMISES)
    const number = filed(test)
    reply(test.desk, test.person('vera'), number, saying())
    expect(clockOf(test, number, 'next_response')).toBeUndefined()
    writes(test, number)
    test.pass(30 * MINUTE)
    writes(test, number, 'Ау')
    expect(dueOf(test, number, 'next_response')).toBe('tue 12:00')
  })

  it('is owed anew after each answer', () => {
    const test = newDesk(PROMISES)
    const number = filed(test)
    writes(test, number)
    reply(test.desk, test.person('vera'), number, saying())
    test.pass(HOUR)
    writes(test, number)
    const all = clocksOf(test.desk, number).filter((one) => one.target === 'next_response')
    expect(all.map((clock) => clock.metAt)).toEqual([TUESDAY, null])
    expect(dueOf(test, number, 'next_response')).toBe('tue 13:00')
  })

  it('is not owed where no answer is needed; the first response still is', () => {
    const test = newDesk(PROMISES)
    const number = filed(test)
    writes(test, number)
    noAnswerNeeded(test.desk, test.person('vera'), number)
    expect(clockOf(test, number, 'next_response')?.metAt).toBe(TUESDAY)
    expect(clockOf(test, number, 'first_response')?.metAt).toBeNull()
  })

  it('is owed in the ticket that took over a duplicate with an unanswered message', () => {
    const test = newDesk(PROMISES)
    const [survivor, duplicate] = [filed(test), filed(test)]
    for (const number of [survivor, duplicate]) {
      reply(test.desk, test.person('vera'), number, saying())
    }
    test.pass(HOUR)
    writes(test, duplicate)
    test.pass(HOUR)
    merge(test.desk, test.person('vera'), duplicate, survivor)
    expect(dueOf(test, survivor, 'next_response')).toBe('tue 13:00')
  })

  it('to what was written while solved is owed from the reopening on', () => {
    const test = newDesk(PROMISES)
    const number = filed(test)
    solve(test.desk, test.person('vera'), number)
    test.pass(HOUR)
    writes(test, number, 'Не работает')
    test.pass(2 * HOUR)
    reject(test.desk, test.person('anna'), number)
    expect(dueOf(test, number, 'next_response')).toBe('tue 15:00')
  })
})

describe('a resolution', () => {
  it('stands still over a weekend that a pause spans, and goes on with what was left', () => {
    const test = newDesk(PROMISES)
    test.at('2026-05-22T13:00:00Z')
    const number = filed(test)
    test.pass(HOUR)
    pause(test.desk, test.person('vera'), number)
    expect(ticketOf(test.desk, number).category).toBe('on_hold')
    expect(dueOf(test, number, 'resolution')).toBeNull()
    test.at('2026-05-25T07:00:00Z')
    resume(test.desk, test.person('vera'), number)
    expect(dueOf(test, number, 'resolution')).toBe('mon 13:00')
  })

  it('stands still in every pause, whoever it waits for', () => {
    const test = newDesk(PROMISES)
    const vera = test.person('vera')
    const number = filed(test)
    test.pass(HOUR)
    ask(test.desk, vera, number, saying('Где?'))
    test.pass(HOUR)
    pause(test.desk, vera, number)
    test.pass(HOUR)
    resume(test.desk, vera, number)
    expect(dueOf(test, number, 'resolution')).toBe('tue 16:00')
    expect(clockOf(test, number, 'resolution')?.pauses.map((one) => one.reason)).toEqual([
      'waiting',
      'on_hold',
    ])
  })

  it('runs on in a pause where the policy says so', () => {
    const test = newDesk(PROMISES)
    const number = filed(test, 'steady')
    pause(test.desk, test.person('vera'), number)
    expect(dueOf(test, number, 'resolution')).toBe('tue 14:00')
  })

  it('solved out of a pause and reopened runs again', () => {
    const test = newDesk(PROMISES)
    const vera = test.person('vera')
    const number = filed(test)
    test.pass(HOUR)
    pause(test.desk, vera, number)
    test.pass(HOUR)
    solve(test.desk, vera, number)
    test.pass(HOUR)
    reject(test.desk, test.person('anna'), number)
    expect(dueOf(test, number, 'resolution')).toBe('tue 16:00')
    expect(clockOf(test, number, 'resolution')?.pauses).toEqual([
      { from: TUESDAY + HOUR, to: TUESDAY + 2 * HOUR, reason: 'on_hold' },
      { from: TUESDAY + 2 * HOUR, to: TUESDAY + 3 * HOUR, reason: 'solved' },
    ])
  })

  it('goes on after a month with what it had used', () => {
    const test = newDesk(PROMISES)
    const vera = test.person('vera')
    const number = filed(test)
    test.pass(HOUR)
    solve(test.desk, vera, number)
    test.pass(3 * DAY)
    tickAll(test)
    expect(ticketOf(test.desk, number).category).toBe('closed')
    test.at('2026-06-22T07:00:00Z')
    reopen(test.desk, vera, number)
    expect(dueOf(test, number, 'resolution')).toBe('mon 13:00')
    const reasons = clockOf(test, number, 'resolution')?.pauses.map((one) => one.reason)
    expect(reasons).toEqual(['solved', 'closed'])
  })

  it('of a ticket that the timer closed waiting goes on as well', () => {
    const test = newDesk(PROMISES)
    const vera = test.person('vera')
    const number = filed(test)
    test.pass(HOUR)
    ask(test.desk, vera, number, saying('Где?'))
    test.pass(15 * DAY)
    tickAll(test)
    expect(clockOf(test, number, 'resolution')).toBeUndefined()
    test.at('2026-06-22T07:00:00Z')
    reopen(test.desk, vera, number)
    expect(dueOf(test, number, 'resolution')).toBe('mon 13:00')
    const reasons = clockOf(test, number, 'resolution')?.pauses.map((one) => one.reason)
    expect(reasons).toEqual(['waiting', 'closed'])
  })

  it('breached before it was solved is still breached after the reopening', () => {
    const test = newDesk(PROMISES)
    const number = filed(test)
    test.pass(5 * HOUR)
    solve(test.desk, test.person('vera'), number)
    test.pass(HOUR)
    reject(test.desk, test.person('anna'), number)
    expect(clockOf(test, number, 'resolution')).toMatchObject({
      breachedAt: TUESDAY + 4 * HOUR,
      dueAt: TUESDAY + 4 * HOUR,
    })
    expect(history(test, number, 'breached')).toHaveLength(2)
  })

  it('loses the hour that the clocks skip, and gains the one that they repeat', () => {
    const test = newDesk(PROMISES)
    test.at('2026-03-28T21:00:00Z')
    const spring = filed(test, 'nights')
    // 22:00 to 06:00 is seven hours that night; the eighth begins the next evening.
    expect(clockOf(test, spring, 'resolution')?.dueAt).toBe(Date.parse('2026-03-29T21:00:00Z'))
    test.at('2026-10-24T20:00:00Z')
    const autumn = filed(test, 'nights')
    expect(clockOf(test, autumn, 'resolution')?.dueAt).toBe(Date.parse('2026-10-25T04:00:00Z'))
  })

  it('is breached at the deadline, however late the tick notes it, and once', () => {
    const test = newDesk(PROMISES)
    const number = filed(test)
    test.pass(3 * DAY)
    tickAll(test)
    tickAll(test)
    const [first, second, ...more] = history(test, number, 'breached')
    expect(first?.data).toEqual({ target: 'first_response', at: TUESDAY + HOUR })
    expect(second?.data).toEqual({ target: 'resolution', at: TUESDAY + 4 * HOUR })
    expect(more).toEqual([])
  })
})

describe('no clocks', () => {
  it('has a service without a policy, and a calendar that never opens no deadline', () => {
    const test = newDesk(PROMISES)
    expect(clocksOf(test.desk, filed(test, 'free'))).toEqual([])
    const never = filed(test, 'never')
    expect(clockOf(test, never, 'resolution')?.dueAt).toBeNull()
    expect(ticketDue(test, never)).toBeNull()
  })

  it('has a ticket that was cancelled or merged', () => {
    const test = newDesk(PROMISES)
    const [survivor, merged, cancelled] = [filed(test), filed(test), filed(test)]
    merge(test.desk, test.person('vera'), merged, survivor)
    cancel(test.desk, test.person('anna'), cancelled)
    test.pass(DAY)
    tickAll(test)
    for (const number of [merged, cancelled]) {
      expect(clocksOf(test.desk, number)).toEqual([])
      expect(history(test, number, 'breached')).toEqual([])
    }
  })

  it('runs once an agent has closed the ticket', () => {
    const test = newDesk(PROMISES)
    const number = filed(test)
    close(test.desk, test.person('vera'), number)
    expect(clocksOf(test.desk, number).map((clock) => clock.metAt)).toEqual([TUESDAY, TUESDAY])
    expect(ticketDue(test, number)).toBeNull()
  })
})
