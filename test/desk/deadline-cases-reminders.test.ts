import { describe, expect, test } from 'vitest'
import { reply } from '../../desk/messages/replying.ts'
import { remindingClocks } from '../../desk/sla/reminders.ts'
import { tick } from '../../desk/tick.ts'
import { take } from '../../desk/tickets/assignment.ts'
import { pause, resume, solve } from '../../desk/tickets/progress.ts'
import { ticketOf } from '../../desk/tickets/tickets.ts'
import { BREACH, HALF, policy, reminding, taken, thresholds, ticksAt } from './deadline-cases.ts'
import { HOUR, newDesk, TUESDAY } from './desk.ts'
import { clockOf, filed, history, PROMISES, saying, tickAll, told } from './sla.ts'

const UP = '{when: breach, of: resolution, notify: [lead], escalate: true}'

describe('reminders', () => {
  test('due at one instant are one message to each whom they name', () => {
    const whole = '{when: 100%, of: resolution, notify: [assignee, lead]}'
    const { world, number } = taken(reminding(BREACH, whole, '{when: breach, notify: [lead]}'))
    reply(world.desk, world.person('vera'), number, saying())
    ticksAt(world, '2026-05-19 14:05')
    expect(thresholds(world, 'vera')).toEqual(['resolution breach'])
    expect(thresholds(world, 'pavel')).toEqual(['resolution breach'])
  })

  test('of two clocks due at once come each, and once', () => {
    const { world, number } = taken(
      policy(
        'any: {first_response: 2h, resolution: 2h}',
        'reminders: [{when: 50%, notify: [assignee]}]',
      ),
    )
    ticksAt(world, '2026-05-19 11:00', '2026-05-19 11:01')
    expect(thresholds(world, 'vera')).toEqual(['first_response 50%', 'resolution 50%'])
    expect(history(world, number, 'reminded')).toHaveLength(2)
  })

  test('due while the program was down over a night and a weekend wait for Monday, only the latest', () => {
    const { world } = taken(
      reminding(HALF, BREACH, '{when: breach+30m, of: resolution, notify: [assignee]}'),
    )
    ticksAt(world, '2026-05-19 10:01', '2026-05-23 11:00')
    expect(thresholds(world, 'vera')).toEqual([])
    ticksAt(world, '2026-05-25 08:59', '2026-05-25 09:00', '2026-05-25 09:01')
    expect(thresholds(world, 'vera')).toEqual(['resolution breach+30m'])
  })

  test('of a hundred tickets and more that are late at night leave the night in peace', () => {
    const world = newDesk(reminding('{when: breach, notify: [assignee]}'))
    for (let i = 0; i < 110; i++) filed(world)
    world.at('2026-05-19T23:00:00+03:00')
    let ticks = 1
    while (tick(world.desk) && ticks < 20) ticks += 1
    expect(ticks).toBeLessThan(20)
    expect(remindingClocks(world.desk, 1)).toEqual([])
    ticksAt(world, '2026-05-20 08:59')
    expect(thresholds(world, 'vera')).toEqual([])
    ticksAt(world, '2026-05-20 09:00')
    expect(thresholds(world, 'vera')).toHaveLength(220)
  })

  test('held back at night and then paused are not sent in the morning', () => {
    const { world, number } = taken(reminding(HALF))
    ticksAt(world, '2026-05-19 11:59', '2026-05-19 18:30')
    pause(world.desk, world.person('vera'), number)
    ticksAt(world, '2026-05-20 09:00', '2026-05-20 12:00')
    expect(thresholds(world, 'vera')).toEqual([])
  })

  test('held back at night and then answered are not sent in the morning', () => {
    const { world, number } = taken(
      reminding('{when: 50%, of: first_response, notify: [assignee]}'),
    )
    ticksAt(world, '2026-05-19 18:30')
    reply(world.desk, world.person('vera'), number, saying())
    ticksAt(world, '2026-05-20 09:00')
    expect(thresholds(world, 'vera')).toEqual([])
  })

  test('at the beginning of a lunch break come then; a little later only after it', () => {
    const lunch = (pack: string) =>
      pack.replace('tue: ["09:00-18:00"]', 'tue: ["09:00-13:00", "14:00-18:00"]')
    const onTime = newDesk(lunch(reminding(BREACH)))
    const late = newDesk(lunch(reminding(BREACH)))
    for (const world of [onTime, late]) {
      world.at('2026-05-19T09:00:00+03:00')
      take(world.desk, world.person('vera'), filed(world))
    }
    ticksAt(onTime, '2026-05-19 12:59', '2026-05-19 13:00:01')
    expect(thresholds(onTime, 'vera')).toEqual(['resolution breach'])
    ticksAt(late, '2026-05-19 12:59', '2026-05-19 13:02', '2026-05-19 13:59')
    expect(thresholds(late, 'vera')).toEqual([])
    ticksAt(late, '2026-05-19 14:00')
    expect(thresholds(late, 'vera')).toEqual(['resolution breach'])
  })

  test('on the night when the clocks go forward come by working time', () => {
    const world = newDesk(
      PROMISES.replace(
        '{key: nights, calendar: nights,',
        '{key: nights, calendar: nights, reminders: [{when: 50%, notify: [assignee]}, {when: breach, notify: [assignee]}],',
      ),
    )
    world.at('2026-03-28T21:00:00Z')
    const number = filed(world, 'nights')
    take(world.desk, world.person('vera'), number)
    // 22:00, 23:00, 00:00, 01:00, then 03:00: the fourth hour ends at 03:00 of summer time.
    world.at('2026-03-29T00:59:59Z')
    tickAll(world)
    expect(thresholds(world, 'vera')).toEqual([])
    world.at('2026-03-29T01:00:00Z')
    tickAll(world)
    expect(thresholds(world, 'vera')).toEqual(['resolution 50%'])
    expect(clockOf(world, number, 'resolution')?.dueAt).toBe(Date.parse('2026-03-29T21:00:00Z'))
  })
})

describe('an escalation', () => {
  test('happens once, and tells the next line why, its agents and no others', () => {
    const { world, number } = taken(reminding(UP))
    ticksAt(world, '2026-05-19 14:01', '2026-05-19 14:02', '2026-05-20 12:00')
    expect(ticketOf(world.desk, number)).toMatchObject({ line: 'l2', assigneeId: null })
    expect(told(world, 'ivan', 'moved_here')).toMatchObject([{ reason: 'escalated' }])
    expect(told(world, 'vera', 'moved_here')).toEqual([])
    expect(history(world, number, 'moved')).toHaveLength(1)
  })

  test('to a line that gives its tickets itself tells who has it now, and why', () => {
    const { world, number } = taken(
      reminding(UP)
        .replace('agents: [ivan],', 'agents: [ivan], assignment: round_robin,')
        .replace('calendar: late, escalates_to: l3', 'escalates_to: l3'),
    )
    ticksAt(world, '2026-05-19 14:01')
    expect(ticketOf(world.desk, number).assigneeId).toBe(world.person('ivan').id)
    expect(told(world, 'ivan', 'assigned')).toMatchObject([{ reason: 'escalated' }])
  })

  test('waits for the opening like the reminder that brings it', () => {
    const { world, number } = taken(reminding(UP))
    ticksAt(world, '2026-05-19 13:00', '2026-05-19 20:00')
    expect(ticketOf(world.desk, number).line).toBe('l1')
    ticksAt(world, '2026-05-20 09:00')
    expect(ticketOf(world.desk, number).line).toBe('l2')
  })

  test('does not happen while the clock stands still, or once the ticket is solved', () => {
    const { world, number } = taken(reminding(UP))
    ticksAt(world, '2026-05-19 13:59')
    pause(world.desk, world.person('vera'), number)
    ticksAt(world, '2026-05-19 17:00')
    resume(world.desk, world.person('vera'), number)
    solve(world.desk, world.person('vera'), number)
    ticksAt(world, '2026-05-20 12:00')
    expect(ticketOf(world.desk, number).line).toBe('l1')
  })

  test('leaves the deadline and what was used as they are', () => {
    const { world, number } = taken(reminding(UP))
    const before = clockOf(world, number, 'resolution')
    ticksAt(world, '2026-05-19 14:01')
    expect(clockOf(world, number, 'resolution')).toMatchObject({
      dueAt: before?.dueAt,
      startedAt: before?.startedAt,
      breachedAt: TUESDAY + 4 * HOUR,
    })
  })
})
