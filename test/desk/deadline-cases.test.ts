import { describe, expect, test } from 'vitest'
import { note } from '../../desk/messages/noting.ts'
import { noAnswerNeeded, reply } from '../../desk/messages/replying.ts'
import { clocksOf } from '../../desk/sla/clocks.ts'
import { move, take } from '../../desk/tickets/assignment.ts'
import { merge } from '../../desk/tickets/merging.ts'
import { setPriority } from '../../desk/tickets/priorities.ts'
import { ask, cancel, pause, reject, reopen, resume, solve } from '../../desk/tickets/progress.ts'
import { setService } from '../../desk/tickets/services.ts'
import { setStatus } from '../../desk/tickets/setting-status.ts'
import { ticketOf } from '../../desk/tickets/tickets.ts'
import { BREACH, HALF, policy, reminding, taken, thresholds, ticksAt } from './deadline-cases.ts'
import { DAY, HOUR, MINUTE, newDesk, TUESDAY } from './desk.ts'
import {
  clockOf,
  dueOf,
  filed,
  history,
  importInto,
  PROMISES,
  reimport,
  saying,
  tickAll,
  told,
  writes,
} from './sla.ts'

describe('a pause', () => {
  test('over a weekend costs no minute, and no reminder comes in it', () => {
    const { world, number } = taken(reminding(HALF, BREACH))
    ticksAt(world, '2026-05-19 11:30')
    pause(world.desk, world.person('vera'), number)
    ticksAt(world, '2026-05-19 13:00', '2026-05-22 17:59', '2026-05-23 12:00', '2026-05-25 09:30')
    expect(thresholds(world, 'vera')).toEqual([])
    resume(world.desk, world.person('vera'), number)
    expect(dueOf(world, number, 'resolution')).toBe('mon 12:00')
    ticksAt(world, '2026-05-25 09:59', '2026-05-25 10:00')
    expect(thresholds(world, 'vera')).toEqual(['resolution 50%'])
  })

  test('that begins and ends after hours costs nothing', () => {
    const { world, number } = taken(PROMISES)
    ticksAt(world, '2026-05-19 13:00', '2026-05-19 19:00')
    const before = clockOf(world, number, 'resolution')?.dueAt
    world.at('2026-05-20T02:00:00+03:00')
    pause(world.desk, world.person('vera'), number)
    world.at('2026-05-20T06:00:00+03:00')
    resume(world.desk, world.person('vera'), number)
    expect(clockOf(world, number, 'resolution')?.dueAt).toBe(before)
  })

  test('that is over is over though the clock of the machine is set back into it', () => {
    const { world, number } = taken(reminding(BREACH))
    ticksAt(world, '2026-05-19 10:30')
    pause(world.desk, world.person('vera'), number)
    ticksAt(world, '2026-05-19 11:30')
    resume(world.desk, world.person('vera'), number)
    const before = clockOf(world, number, 'resolution')?.dueAt
    ticksAt(world, '2026-05-19 10:40')
    writes(world, number)
    expect(before).toEqual(expect.any(Number))
    expect(clockOf(world, number, 'resolution')?.dueAt).toBe(before)
    ticksAt(world, '2026-05-19 15:30')
    expect(thresholds(world, 'vera')).toEqual(['resolution breach'])
  })

  test('a priority raised in it past what was used breaches before the pause, told once it is over', () => {
    const { world, number } = taken(reminding(BREACH))
    ticksAt(world, '2026-05-19 13:00')
    pause(world.desk, world.person('vera'), number)
    ticksAt(world, '2026-05-19 14:00')
    setPriority(world.desk, world.person('vera'), number, 'high')
    expect(clockOf(world, number, 'resolution')?.breachedAt).toBe(TUESDAY + 2 * HOUR)
    ticksAt(world, '2026-05-19 15:00')
    expect(thresholds(world, 'vera')).toEqual([])
    resume(world.desk, world.person('vera'), number)
    ticksAt(world, '2026-05-19 15:01')
    expect(thresholds(world, 'vera')).toEqual(['resolution breach'])
  })

  test.each([
    ['first_response', 'first_response: 1h', 'tue 12:00'],
    ['next_response', 'next_response: 2h', 'tue 13:00'],
    ['resolution', 'resolution: 4h', 'tue 15:00'],
  ] as const)('holds the %s alone where the policy says so', (target, _, due) => {
    const all = ['first_response', 'next_response', 'resolution'].map(
      (one) => `${one}: ${one === target}`,
    )
    const world = newDesk(
      policy(
        'any: {first_response: 1h, next_response: 2h, resolution: 4h}',
        `pauses: {${all.join(', ')}}`,
      ),
    )
    const number = filed(world)
    writes(world, number)
    pause(world.desk, world.person('vera'), number)
    const paused = clocksOf(world.desk, number).filter(({ dueAt }) => dueAt === null)
    expect(paused.map((clock) => clock.target)).toEqual([target])
    world.pass(HOUR)
    resume(world.desk, world.person('vera'), number)
    expect(dueOf(world, number, target)).toBe(due)
  })

  test('a message in it is owed an answer from the end of it where next_response pauses', () => {
    const pack = policy('any: {next_response: 2h}', 'pauses: {next_response: true}')
    const world = newDesk(pack)
    const number = filed(world)
    reply(world.desk, world.person('vera'), number, saying())
    pause(world.desk, world.person('vera'), number)
    writes(world, number)
    world.pass(HOUR)
    expect(dueOf(world, number, 'next_response')).toBeNull()
    resume(world.desk, world.person('vera'), number)
    expect(dueOf(world, number, 'next_response')).toBe('tue 13:00')
  })
})

describe('a reopening', () => {
  test('by an agent after a month goes on with what was left, and promises it', () => {
    const { world, number } = taken(reminding(HALF, BREACH))
    reply(world.desk, world.person('vera'), number, saying())
    ticksAt(world, '2026-05-19 13:00')
    solve(world.desk, world.person('vera'), number)
    ticksAt(world, '2026-05-23 10:00', '2026-06-22 07:00')
    expect(ticketOf(world.desk, number).category).toBe('closed')
    reopen(world.desk, world.person('vera'), number)
    expect(dueOf(world, number, 'resolution')).toBe('mon 10:00')
    expect(told(world, 'anna', 'reopened')).toMatchObject([
      { promised: { target: 'resolution', dueAt: Date.parse('2026-06-22T10:00:00+03:00') } },
    ])
    ticksAt(world, '2026-06-22 08:00')
    expect(thresholds(world, 'vera')).toEqual(['resolution 50%'])
    ticksAt(world, '2026-06-22 10:01')
    expect(thresholds(world, 'vera')).toEqual(['resolution 50%', 'resolution breach'])
  })

  test('into a pause stands still until work goes on', () => {
    const { world, number } = taken(PROMISES)
    world.pass(HOUR)
    solve(world.desk, world.person('vera'), number)
    world.pass(HOUR)
    setStatus(world.desk, world.person('vera'), number, 'paused')
    expect(dueOf(world, number, 'resolution')).toBeNull()
    world.pass(HOUR)
    resume(world.desk, world.person('vera'), number)
    expect(dueOf(world, number, 'resolution')).toBe('tue 16:00')
  })

  test('and another do not count what was solved between', () => {
    const { world, number } = taken(PROMISES)
    for (let i = 0; i < 3; i++) {
      world.pass(30 * MINUTE)
      solve(world.desk, world.person('vera'), number)
      world.pass(30 * MINUTE)
      reject(world.desk, world.person('anna'), number)
    }
    // Three halves of an hour are used: at 13:00 there are two and a half hours left.
    expect(dueOf(world, number, 'resolution')).toBe('tue 15:30')
  })

  test('under another service since uses its hours, with what was used before', () => {
    const { world, number } = taken(PROMISES)
    world.pass(HOUR)
    setService(world.desk, world.person('vera'), number, 'late')
    world.pass(2 * HOUR)
    // An hour by each of the calendars.
    solve(world.desk, world.person('vera'), number)
    world.pass(30 * DAY)
    tickAll(world)
    world.at('2026-06-22T09:00:00+03:00')
    reopen(world.desk, world.person('dina'), number)
    expect(dueOf(world, number, 'resolution')).toBe('mon 14:00')
  })
})

describe('the service', () => {
  test('changed after the breach keeps the breach, in the history once, reminded of once', () => {
    const { world, number } = taken(
      reminding(BREACH).replace(
        '{key: late, calendar: late,',
        '{key: late, calendar: late, reminders: [{when: breach, of: resolution, notify: [assignee]}],',
      ),
    )
    ticksAt(world, '2026-05-19 14:01')
    setService(world.desk, world.person('vera'), number, 'late')
    ticksAt(world, '2026-05-19 19:00', '2026-05-20 13:00')
    expect(thresholds(world, 'vera')).toEqual(['resolution breach'])
    const breaches = history(world, number, 'breached').map(({ data }) => data.target)
    expect(breaches.filter((target) => target === 'resolution')).toHaveLength(1)
  })

  test('of the line it is moved to counts by that calendar from then on', () => {
    const { world, number } = taken(PROMISES)
    world.pass(30 * MINUTE)
    move(world.desk, world.person('vera'), number, 'l2')
    setService(world.desk, world.person('ivan'), number, 'late')
    expect(ticketOf(world.desk, number).line).toBe('l2')
    expect(dueOf(world, number, 'resolution')).toBe('tue 15:30')
    expect(history(world, number, 'service_changed')).toMatchObject([
      { data: { fromDue: TUESDAY + HOUR, toDue: TUESDAY + 2.5 * HOUR } },
    ])
  })
})

describe('an answer', () => {
  test('at the very instant of the deadline is in time though a tick came first; no reminder comes', () => {
    const { world, number } = taken(reminding('{when: breach, notify: [assignee]}'))
    world.pass(HOUR)
    tickAll(world)
    reply(world.desk, world.person('vera'), number, saying())
    world.pass(1)
    tickAll(world)
    expect(clockOf(world, number, 'first_response')?.breachedAt).toBeNull()
    expect(history(world, number, 'breached')).toEqual([])
    expect(thresholds(world, 'vera')).toEqual([])
  })

  test('is no note, no auto-reply, no change of status, line, priority or assignee', () => {
    const world = newDesk(PROMISES.replace('name: Офис,', 'name: Офис, auto_reply: Получили.,'))
    const vera = world.person('vera')
    const number = filed(world)
    note(world.desk, vera, number, saying())
    take(world.desk, vera, number)
    setPriority(world.desk, vera, number, 'low')
    pause(world.desk, vera, number)
    resume(world.desk, vera, number)
    move(world.desk, vera, number, 'l3')
    expect(clockOf(world, number, 'first_response')?.metAt).toBeNull()
    noAnswerNeeded(world.desk, world.person('pavel'), number)
    expect(clockOf(world, number, 'first_response')?.metAt).toBeNull()
  })

  test('to the older of two tickets that were merged is still owed where the newer was answered', () => {
    const world = newDesk(PROMISES)
    const duplicate = filed(world)
    world.pass(10 * MINUTE)
    const survivor = filed(world)
    reply(world.desk, world.person('vera'), survivor, saying())
    world.pass(10 * MINUTE)
    merge(world.desk, world.person('vera'), duplicate, survivor)
    expect(dueOf(world, survivor, 'next_response')).toBe('tue 12:00')
  })
})

describe('a policy', () => {
  test('that names a priority gives it exactly those targets, and the others those of any', () => {
    const world = newDesk(policy('high: {resolution: 2h}\n      any: {first_response: 1h}'))
    const number = filed(world)
    const targets = () => clocksOf(world.desk, number).map((clock) => clock.target)
    expect(targets()).toEqual(['first_response'])
    setPriority(world.desk, world.person('vera'), number, 'high')
    expect(targets()).toEqual(['resolution'])
    expect(dueOf(world, number, 'resolution')).toBe('tue 12:00')
  })

  test('that names only other priorities promises nothing: no match, no clock', () => {
    const world = newDesk(policy('high: {first_response: 30m, resolution: 2h}'))
    const number = filed(world)
    expect(clocksOf(world.desk, number)).toEqual([])
    expect(ticketOf(world.desk, number).dueAt).toBeNull()
    setPriority(world.desk, world.person('vera'), number, 'high')
    expect(dueOf(world, number, 'first_response')).toBe('tue 10:30')
  })

  test('may promise only the next response', () => {
    const world = newDesk(policy('any: {next_response: 2h}'))
    const number = filed(world)
    expect(clocksOf(world.desk, number)).toEqual([])
    writes(world, number)
    expect(dueOf(world, number, 'next_response')).toBe('tue 12:00')
    ask(world.desk, world.person('vera'), number, saying('Где?'))
    expect(ticketOf(world.desk, number).dueAt).toBeNull()
  })

  test('has no clocks for a ticket that was answered, then cancelled or merged', () => {
    const world = newDesk(PROMISES)
    const [cancelled, merged, survivor] = [filed(world), filed(world), filed(world)]
    for (const number of [cancelled, merged]) {
      reply(world.desk, world.person('vera'), number, saying())
    }
    cancel(world.desk, world.person('anna'), cancelled)
    merge(world.desk, world.person('vera'), merged, survivor)
    for (const number of [cancelled, merged]) expect(clocksOf(world.desk, number)).toEqual([])
    reopen(world.desk, world.person('vera'), cancelled)
    expect(clocksOf(world.desk, cancelled).map((clock) => clock.target)).toEqual(['resolution'])
  })

  test('keeps what was met of a ticket that the timer closed while its requester was silent', () => {
    const { world, number } = taken(PROMISES)
    ask(world.desk, world.person('vera'), number, saying('Где?'))
    world.pass(15 * DAY)
    tickAll(world)
    expect(ticketOf(world.desk, number).category).toBe('closed')
    expect(clocksOf(world.desk, number).map((clock) => clock.target)).toEqual(['first_response'])
  })
})

describe('an edit of the set-up', () => {
  test('while paused tells no new promise, and holds once the work goes on', () => {
    const { world, number } = taken(PROMISES)
    reply(world.desk, world.person('vera'), number, saying())
    world.pass(HOUR)
    pause(world.desk, world.person('vera'), number)
    reimport(
      world,
      PROMISES.replace('next_response: 2h, resolution: 4h', 'next_response: 2h, resolution: 6h'),
    )
    expect(told(world, 'anna', 'promise')).toEqual([])
    world.pass(HOUR)
    resume(world.desk, world.person('vera'), number)
    expect(dueOf(world, number, 'resolution')).toBe('tue 17:00')
    expect(told(world, 'anna', 'status').at(-1)).toMatchObject({
      promised: { target: 'resolution', dueAt: TUESDAY + 7 * HOUR },
    })
  })

  test('that changes nothing about a deadline tells nobody and writes no history', () => {
    const { world, number } = taken(PROMISES)
    importInto(
      world,
      PROMISES.replace(
        'fri: ["09:00-18:00"]}}\n  - {key: late',
        'fri: ["09:00-17:00"]}}\n  - {key: late',
      ),
    )
    tickAll(world)
    expect(told(world, 'anna', 'promise')).toEqual([])
    expect(history(world, number, 'deadline_moved')).toEqual([])
  })
})
