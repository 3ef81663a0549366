import { describe, expect, test } from 'vitest'
import { noAnswerNeeded, reply } from '../../desk/messages/replying.ts'
import { assign, take } from '../../desk/tickets/assignment.ts'
import { ask, pause, solve } from '../../desk/tickets/progress.ts'
import { queue } from '../../desk/tickets/queue.ts'
import { change } from '../../desk/tickets/tickets.ts'
import { HOUR, MINUTE, newDesk, type TestDesk, TUESDAY } from './desk.ts'
import { fileTicket } from './filing.ts'
import { filed, PROMISES, saying } from './sla.ts'

/** Since when a ticket is stuck, in minutes after Tuesday, 10:00; null where it is not. */
function stuckAfter(test: TestDesk, number: number, key = 'vera'): number | null {
  const at = rowOf(test, number, key).stuckAt
  return at === null ? null : (at - TUESDAY) / MINUTE
}

function rowOf(test: TestDesk, number: number, key = 'vera') {
  const { rows } = queue(test.desk, test.person(key), {}, 50)
  const row = rows.find((one) => one.number === number)
  if (!row) throw new Error(`ticket ${number} is not in the queue`)
  return row
}

describe('a ticket in the first column', () => {
  test('is stuck once its nearest clock has used 80 %, also long after', () => {
    const test = newDesk(PROMISES)
    const number = filed(test)
    expect(stuckAfter(test, number)).toBe(48)
    test.pass(5 * HOUR)
    expect(stuckAfter(test, number)).toBe(48)
  })

  test('is stuck although it was given to somebody who has not begun', () => {
    const test = newDesk(PROMISES)
    const number = filed(test)
    assign(test.desk, test.person('pavel'), number, test.person('vera').id)
    expect(stuckAfter(test, number)).toBe(48)
  })

  test.each([
    ['taken', take],
    ['paused', pause],
    ['answered', (desk, vera, number) => reply(desk, vera, number, saying())],
    ['asked about', (desk, vera, number) => ask(desk, vera, number, saying('Где?'))],
  ] satisfies [string, (...given: Parameters<typeof take>) => unknown][])(
    'is not stuck once it was %s',
    (_how, deed) => {
      const test = newDesk(PROMISES)
      const [clocked, free] = [filed(test), filed(test, 'free')]
      for (const number of [clocked, free]) {
        deed(test.desk, test.person('vera'), number)
        expect(stuckAfter(test, number)).toBeNull()
      }
    },
  )

  test('without a clock is stuck after four working hours of its line', () => {
    const test = newDesk(PROMISES)
    const number = filed(test, 'free')
    expect(stuckAfter(test, number)).toBe(240)
    test.at('2026-05-19T14:00:00Z')
    const evening = filed(test, 'free')
    // From 17:00: an hour today, three tomorrow from nine.
    expect(stuckAfter(test, evening)).toBe(26 * 60)
    test.pass(90 * 24 * HOUR)
    expect(stuckAfter(test, evening)).toBe(26 * 60)
  })

  test('without a clock and of a line without hours is stuck after four hours', () => {
    const test = newDesk()
    test.at('2026-05-19T20:00:00Z')
    const number = fileTicket(test, 'free').number
    expect(stuckAfter(test, number, 'dina')).toBe(13 * 60 + 240)
  })

  test.each(['office', 'free'])('is not stuck while it waits for approval (%s)', (service) => {
    const test = newDesk(PROMISES)
    const number = filed(test, service)
    change(test.desk, number, { gate: 'approval', dueAt: null, nearAt: null })
    test.pass(5 * HOUR)
    expect(rowOf(test, number)).toMatchObject({ standsFor: 'approval', stuckAt: null })
  })

  test('that needs no answer is not stuck', () => {
    const test = newDesk(PROMISES)
    const number = filed(test, 'free')
    noAnswerNeeded(test.desk, test.person('vera'), number)
    expect(stuckAfter(test, number)).toBeNull()
  })
})

describe('a ticket whose clocks stand still', () => {
  test('says why, and does not once they run', () => {
    const test = newDesk(PROMISES)
    const vera = test.person('vera')
    const [asked, held, runs] = [filed(test, 'long'), filed(test, 'long'), filed(test, 'long')]
    ask(test.desk, vera, asked, saying('Где?'))
    for (const number of [held, runs]) reply(test.desk, vera, number, saying())
    pause(test.desk, vera, held)
    expect(rowOf(test, asked)).toMatchObject({ dueAt: null, standsFor: 'waiting' })
    expect(rowOf(test, held)).toMatchObject({ dueAt: null, standsFor: 'on_hold' })
    expect(rowOf(test, runs).standsFor).toBeNull()
  })

  test('is not what has no clocks, or one that never comes', () => {
    const test = newDesk(PROMISES)
    const vera = test.person('vera')
    const [free, never, done] = [filed(test, 'free'), filed(test, 'never'), filed(test)]
    pause(test.desk, vera, free)
    solve(test.desk, vera, done)
    expect(rowOf(test, free).standsFor).toBeNull()
    expect(rowOf(test, never).standsFor).toBeNull()
    const over = queue(test.desk, vera, { over: true }, 50).rows
    expect(over.map(({ standsFor, stuckAt }) => [standsFor, stuckAt])).toEqual([[null, null]])
  })
})
